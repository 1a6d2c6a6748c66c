import { spawn } from 'node:child_process';
import path from 'node:path';
import { exitOutOfMemory } from '../guest/guest.ts';
import { fitnessFile, type GuestLanguage, type Job, type Sandbox, SandboxError, type Session } from '../sandbox.ts';
import { type Sentence, say } from '../sentence.ts';
import type { Absence } from './engine-absence.ts';
import { type LaidOutFiles, layOutFiles } from './guest-files.ts';
import { type GuestExit, GuestSession } from './guest-session.ts';
import { processUsage } from './process-usage.ts';
import { type Start, type WaitingGuest, WarmGuests } from './warm-guests.ts';

export interface EmbeddedOptions {
  /** Where the built guests lie: `embedded-guest.mjs`. */
  readonly guests: string;
  /** A Node, or a program that is one under ELECTRON_RUN_AS_NODE. */
  readonly node?: string;
  /** Milliseconds after which a guest that was started ahead and not needed is ended. */
  readonly quietMs?: number;
  /** Why it is not a sandbox of containers: `chosen`, or why no engine of those can be used. */
  readonly instead?: 'chosen' | Absence;
}

/** What the process itself may take of a guest's memory; the interpreter has the rest. */
const processMiB = 128;

/**
 * Runs JavaScript fitness in QuickJS in WebAssembly, each in a process of its own: for machines without a container engine.
 * Time and memory are held as in a container; processes, files and the network do not exist inside.
 */
export class EmbeddedSandbox implements Sandbox {
  readonly name = 'embedded';
  private readonly options: EmbeddedOptions;
  private readonly warm: WarmGuests;

  constructor(options: EmbeddedOptions) {
    this.options = options;
    this.warm = new WarmGuests((job) => this.start(job), options.quietMs);
  }

  refusal(language: GuestLanguage): Sentence | undefined {
    return language === 'python' ? noPython(this.options.instead) : undefined;
  }

  async open(job: Job): Promise<Session> {
    const refusal = this.refusal(job.language);
    if (refusal !== undefined) throw new SandboxError(refusal);
    const guest = (await this.warm.take(job)) ?? (await this.start(job));
    try {
      await guest.files.add(job.files);
    } catch (error) {
      await guest.stop();
      await guest.cleanUp();
      throw error;
    }
    return new GuestSession(guest, job);
  }

  async prewarm(job: Start): Promise<void> {
    if (job.language === 'javascript') await this.warm.prepare(job);
  }

  rest(): Promise<void> {
    return this.warm.rest();
  }

  close(): Promise<void> {
    return this.warm.close();
  }

  private async start(job: Start): Promise<WaitingGuest> {
    const entry = path.join(this.options.guests, 'embedded-guest.mjs');
    const files = await layOutFiles(job.program, [entry]);
    try {
      return await start(this.options.node ?? process.execPath, job, files);
    } catch (error) {
      await files.remove();
      throw new SandboxError(say('The embedded sandbox did not start: {0}', String(error)), { cause: error });
    }
  }
}

async function start(node: string, job: Start, files: LaidOutFiles): Promise<WaitingGuest> {
  const inFolder = (name: string) => path.join(files.folder, name);
  const memoryMiB = Math.max(32, job.limits.memoryMiB - processMiB);
  const child = spawn(
    node,
    [
      inFolder('embedded-guest.mjs'),
      inFolder('program.mjs'),
      inFolder(fitnessFile(job.language)),
      String(memoryMiB),
      String(process.pid),
    ],
    // Nothing of this process's environment is the guest's business, nor where it is: a date is the same everywhere. Windows starts
    // nothing without its own folder.
    { cwd: files.folder, stdio: 'pipe', windowsHide: true, env: { ELECTRON_RUN_AS_NODE: '1', TZ: 'UTC', ...keep('SystemRoot') } },
  );
  // From the start, so that an early end is not missed.
  const exited = new Promise<Exit>((resolve) => child.once('exit', (...exit) => resolve(exit)));
  const silence = new Promise((resolve) => child.once('close', resolve));
  await new Promise<void>((resolve, reject) => child.once('spawn', resolve).once('error', reject));
  const { stdin, stdout, stderr } = child;
  // A broken pipe shows as the end of the guest.
  stdin.on('error', ignore);
  return {
    files,
    write: (bytes) => void stdin.write(bytes),
    listen: (output, errors) => {
      stdout.on('data', output);
      stderr.on('data', errors);
    },
    setPaused: (paused) => void (paused ? stdout.pause() : stdout.resume()),
    silence,
    stop: async () => void child.kill('SIGKILL'),
    exit: async (errors) => meaningOf(await exited, errors),
    usage: () => processUsage(child.pid),
    cleanUp: files.remove,
  };
}

/** What is said of a Python fitness here. */
function noPython(instead: EmbeddedOptions['instead'] = 'chosen'): Sentence {
  return instead === 'chosen'
    ? say(
        'Python fitness needs containers, and the embedded sandbox was chosen, which runs JavaScript and TypeScript only. Set the driver to auto or container, or write the fitness in JavaScript.',
      )
    : say('Python fitness needs a container engine. {0}. {1}', instead.reason, instead.mend);
}

type Exit = readonly [code: number | null, signal: NodeJS.Signals | null];

function meaningOf([code, signal]: Exit, stderr: () => string): GuestExit {
  const ranOutOfHeap = signal !== null && /heap out of memory/.test(stderr());
  if (code === exitOutOfMemory || ranOutOfHeap) return { kind: 'out-of-memory' };
  if (signal === 'SIGKILL') return { kind: 'infrastructure', reason: say('The guest was killed from outside.') };
  return { kind: 'exited', code: code ?? 1, stderr: stderr() };
}

function keep(name: string): Record<string, string> {
  const value = process.env[name];
  return value === undefined ? {} : { [name]: value };
}

function ignore(): void {
  // What matters of it shows elsewhere.
}
