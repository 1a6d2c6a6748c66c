import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, constants, mkdtempSync, openSync, readFileSync, readSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { badValue, noFitness } from './bad-value.ts';
import { FitnessError } from './fitness-error.ts';
import type { Fitness } from './guest.ts';
import { OutOfMemory } from './out-of-memory.ts';

/**
 * Starts a Python process beside this one, which readies itself without waiting for the source to be there. Batches cross
 * through named pipes, which both sides can read and write at once, without an event loop.
 * @param source path of the fitness, read when it is loaded
 * @param script `python-fitness.py`
 * @returns loads the fitness, once. @throws FitnessError when the source throws or has no `fitness`
 */
export function startPython(source: string, script: string, python = 'python3'): () => Promise<Fitness> {
  const folder = mkdtempSync(path.join(tmpdir(), 'pipes-'));
  const [requests, answers] = [path.join(folder, 'requests'), path.join(folder, 'answers')];
  const child = spawn(python, ['-s', '-B', '-c', launcher, script, source, requests, answers], {
    stdio: 'ignore',
    env: environment(),
  });
  const pipes = new Pipes(child);
  return () => loadFitness(pipes, requests, answers);
}

async function loadFitness(pipes: Pipes, requests: string, answers: string): Promise<Fitness> {
  await pipes.open(requests, answers);
  pipes.receive(0);
  return {
    evaluate(candidates, dimensions, values) {
      pipes.send(candidates.subarray(0, values.length * dimensions), values.length, dimensions);
      bytesOf(values).set(pipes.receive(values.byteLength));
    },
    evaluateOne(candidates, offset, dimensions) {
      pipes.send(candidates.subarray(offset, offset + dimensions), 1, dimensions);
      return pipes.receive(8).readDoubleLE();
    },
  };
}

/** Nothing that an image may say to Python; sets in the same order each time, so that what is summed over them is the same. */
function environment(): NodeJS.ProcessEnv {
  const own = Object.entries(process.env).filter(([name]) => !name.startsWith('PYTHON'));
  return { ...Object.fromEntries(own), PYTHONHASHSEED: '0' };
}

/** Node cannot make named pipes, Python can. It imports nothing from where it stands. */
const launcher =
  'import sys; sys.path.pop(0); import os, runpy; sys.argv.pop(0); [os.mkfifo(p, 0o600) for p in sys.argv[2:]]; runpy.run_path(sys.argv[0])';

class Pipes {
  private readonly child: ChildProcess;
  private requests = -1;
  private answers = -1;
  private failure: Error | undefined;

  constructor(child: ChildProcess) {
    this.child = child;
    child.unref();
    child.once('error', (error) => (this.failure = error));
  }

  /** Opens both ends without ever waiting for a process that is gone already. */
  async open(requests: string, answers: string): Promise<void> {
    for (;;) {
      const { failure } = this;
      if (failure !== undefined) throw new Error(`Expected python3 in the image: ${failure.message}`, { cause: failure });
      if (this.child.exitCode !== null || this.child.signalCode !== null) throw gone();
      // Without waiting, a pipe can be written to only once it is being read.
      const probe = tryOpen(requests, constants.O_WRONLY | constants.O_NONBLOCK);
      if (probe >= 0) {
        // Python reads the first pipe, and waits for us to read the second: neither of these waits for long. In the other order
        // Python may be gone before we open the first one again, which would then wait for ever.
        this.requests = openSync(requests, 'w');
        closeSync(probe);
        this.answers = openSync(answers, 'r');
        return;
      }
      await sleep(1);
    }
  }

  send(candidates: Float64Array, count: number, dimensions: number): void {
    const request = Buffer.allocUnsafe(8 + candidates.byteLength);
    request.writeInt32LE(count, 0);
    request.writeInt32LE(dimensions, 4);
    request.set(bytesOf(candidates), 8);
    try {
      for (let at = 0; at < request.length; ) at += writeSync(this.requests, request, at);
    } catch {
      throw gone();
    }
  }

  /** @throws FitnessError when the answer tells of a mistake, OutOfMemory when Python had too little */
  receive(byteLength: number): Buffer {
    const failed = this.read(4).readInt32LE();
    if (failed === 0) return this.read(byteLength);
    if (failed < 0 || failed > maxAnswerBytes) throw forged();
    throw mistake(this.read(failed).toString('utf8'));
  }

  private read(length: number): Buffer {
    const bytes = Buffer.allocUnsafe(length);
    for (let at = 0; at < length; ) {
      const count = readSync(this.answers, bytes, at, length - at, null);
      if (count === 0) throw gone();
      at += count;
    }
    return bytes;
  }
}

const maxAnswerBytes = 2 ** 16;

function tryOpen(file: string, flags: number): number {
  try {
    return openSync(file, flags);
  } catch {
    return -1;
  }
}

function bytesOf(doubles: Float64Array): Uint8Array {
  return new Uint8Array(doubles.buffer, doubles.byteOffset, doubles.byteLength);
}

/** The user's code shares a process with what writes this text. */
function mistake(text: string): Error {
  const { kind, got, message, line, column, index } = parseRecord(text);
  const candidate = isCount(index) ? { index } : {};
  if (kind === 'memory') return new OutOfMemory();
  if (kind === 'no-fitness') return noFitness();
  if (kind === 'bad-value' && typeof got === 'string') return badValue(got, candidate);
  if (typeof message !== 'string') return forged();
  return new FitnessError('runtime', message, {
    ...(isCount(line) && line > 0 ? { line } : {}),
    ...(isCount(column) && column > 0 ? { column } : {}),
    ...candidate,
  });
}

function parseRecord(text: string): Readonly<Record<string, unknown>> {
  try {
    return { ...JSON.parse(text) };
  } catch {
    return {};
  }
}

const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && Number(value) >= 0;

const forged = (): FitnessError => new FitnessError('runtime', 'Python sent answers that were not of the fitness.');

/** Why Python is not there any more: it was ended for its memory, or it ended itself. */
function gone(): Error {
  const wasKilledForMemory = ['memory.events', 'memory/memory.oom_control'].some((file) => {
    try {
      return /^oom_kill [1-9]/m.test(readFileSync(`/sys/fs/cgroup/${file}`, 'utf8'));
    } catch {
      return false;
    }
  });
  return wasKilledForMemory ? new OutOfMemory() : new FitnessError('runtime', 'Python ended while it evaluated the fitness.');
}
