/** Evaluations per second of Rastrigin's function in 10 dimensions by a particle swarm of 50, here and in the sandboxes. */
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { loadSandbox } from '../../sandbox/load-bundle.ts';
import { defaultLimits, fitnessFile, type GuestLanguage, type Sandbox } from '../../sandbox/sandbox.ts';
import { findAlgorithm } from '../algorithms/index.ts';
import type { GuestStart } from '../run/guest-messages.ts';
import type { RunResult, TaskSpec } from '../tasks/task.ts';
import { rastriginSource } from './sandbox-fitness.ts';
import { specOf } from './spec.ts';

const dist = path.resolve(import.meta.dirname, '../../dist');

/** Where a run takes place, and how many evaluations it makes there in a second or two. */
interface Place {
  readonly name: string;
  readonly evaluations: number;
  readonly run: (spec: TaskSpec) => Promise<TimedResult>;
}

/** A result, and the processor time of the thread that ran it. */
export type TimedResult = RunResult & { readonly processorSeconds: number };

/** Runs `run-guest.mjs` beside it, and tells with its result what the thread took once the fitness was loaded. */
const timingProgram = `export async function main({ start, send, openFitness }) {
  const { main: run } = await import('./run-guest.mjs');
  let before;
  await run({
    start,
    async openFitness() {
      const fitness = await openFitness();
      before = process.threadCpuUsage();
      return fitness;
    },
    send(message) {
      if (message.type !== 'ended') return send(message);
      const { user, system } = process.threadCpuUsage(before);
      send({ ...message, result: { ...message.result, processorSeconds: (user + system) / 1e6 } });
    },
  });
}`;

/** Takes medians of rounds in which every place has its turn, so that a busy machine disturbs all alike. */
export async function measureRates(
  rounds: number,
  tell: (measure: string, value: number, unit: string, aim?: string) => void,
): Promise<void> {
  const { findSandbox } = await loadSandbox(dist);
  const [container, embedded] = await Promise.all(
    (['container', 'embedded'] as const).map((driver) => findSandbox({ driver, guests: dist })),
  );
  const places: readonly Place[] = [
    { name: 'built-in', evaluations: 4e6, run: (spec) => runHere('built-in', spec) },
    { name: 'source', evaluations: 4e6, run: (spec) => runHere('source', spec) },
    { name: 'container', evaluations: 4e6, run: (spec) => runIn(container, 'javascript', spec) },
    { name: 'embedded', evaluations: 3e5, run: (spec) => runIn(embedded, 'javascript', spec) },
    { name: 'python', evaluations: 1e5, run: (spec) => runIn(container, 'python', spec) },
  ];
  const rates = new Map<string, number[]>(places.map(({ name }) => [name, []]));
  const rated = new Map<string, number[]>(places.map(({ name }) => [name, []]));
  for (let round = 0; round < rounds; round++)
    for (const { name, evaluations, run } of places) {
      const result = await run(rastriginTask(evaluations, round + 1));
      rates.get(name)?.push(result.evaluations / result.seconds);
      rated.get(name)?.push(result.evaluations / result.processorSeconds);
    }
  const rateOf = (name: string): number => median(rates.get(name) ?? []);
  // Ratios of the same round: the machine was then about as busy for the one as for the other.
  const ratio = (name: string): number => median(pairs(rates.get(name), rates.get('source')));
  // The kernel shares out processors by control groups, of which a container has one to itself: on a busy machine only
  // processor time compares like with like.
  const ratioOfTime = (name: string): number => median(pairs(rated.get(name), rated.get('source')));
  tell('in process, built-in function', rateOf('built-in'), 'evaluations/s');
  tell('in process, the same source', rateOf('source'), 'evaluations/s');
  tell('container', rateOf('container'), 'evaluations/s');
  tell('container / in process', ratio('container'), '', 'at least 0.8');
  tell('container / in process, by processor time', ratioOfTime('container'), '', 'at least 0.8');
  tell('embedded', rateOf('embedded'), 'evaluations/s', 'at least 150,000');
  tell('embedded, by processor time', median(rated.get('embedded') ?? []), 'evaluations/s', 'at least 150,000');
  tell('embedded / in process, by processor time', ratioOfTime('embedded'), '');
  tell('Python with numpy in the container', 1e6 / rateOf('python'), 'µs per call');
}

const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];

const pairs = (values: readonly number[] = [], to: readonly number[] = []): number[] => values.map((value, k) => value / to[k]);

function rastriginTask(evaluations: number, seed: number): TaskSpec {
  const algorithm = findAlgorithm('particle_swarm');
  if (algorithm === undefined) throw new Error('The benchmark names an algorithm that is there.');
  const stop = { evaluations };
  return specOf({ algorithm, params: { swarm_size: 50 }, dimensions: 10, bounds: [-5.12, 5.12], seed, stop });
}

async function runIn(sandbox: Sandbox, language: GuestLanguage, spec: TaskSpec): Promise<TimedResult> {
  const session = await sandbox.open({
    language,
    program: Buffer.from(timingProgram),
    files: {
      'run-guest.mjs': readFileSync(path.join(dist, 'run-guest.mjs')),
      [fitnessFile(language)]: rastriginSource[language],
    },
    limits: defaultLimits,
    accepts: () => true, // it is our own
  });
  const inBatches = sandbox.name === 'embedded' || language === 'python';
  session.send({ spec, resume: null, inBatches } satisfies GuestStart);
  let last: { type: string; result: TimedResult } | undefined;
  for await (const message of session.messages) last = message as typeof last; // what the program above says
  const outcome = await session.ended;
  if (last?.type !== 'ended') throw new Error(`The run did not end well: ${JSON.stringify([last, outcome])}`);
  return last.result;
}

/** In a process of its own, as young as a guest's, with the same bundle of the run loop. */
async function runHere(what: 'built-in' | 'source', spec: TaskSpec): Promise<TimedResult> {
  const entry = path.join(import.meta.dirname, 'sandbox-in-process.ts');
  const child = spawn(process.execPath, [entry, what], { stdio: ['pipe', 'pipe', 'inherit'] });
  child.stdin.end(JSON.stringify(spec));
  const text = (await child.stdout.toArray()).join('');
  return JSON.parse(text);
}
