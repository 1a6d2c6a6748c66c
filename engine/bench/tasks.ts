/**
 * `npm run bench:tasks`: the engine as a keeper of tasks, in real processes. JSON lines {measure, value, unit, aim}, then a
 * table: submit to start, 10,000 small tasks (rate, memory, longest pause of the event loop), the first page of 100,000
 * finished tasks, the cost of checkpoints, cancels. Needs `npm run build` before.
 */
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { serialize } from 'node:v8';
import { connectDocker } from '../../sandbox/drivers/docker.ts';
import { findAlgorithm } from '../algorithms/index.ts';
import { exampleTask } from '../charts/example-task.ts';
import { connectEngine } from '../client/connect.ts';
import type { EngineClient } from '../client/engine-client.ts';
import { findProblem } from '../problems/index.ts';
import { Run } from '../run/run.ts';
import { openSqliteStore } from '../store/open-sqlite-store.ts';
import { pendingTask, step } from '../tasks/lifecycle.ts';
import type { RunResult, Task } from '../tasks/task.ts';
import { measureCancels } from './cancels.ts';
import { specOf } from './spec.ts';
import { printTable } from './table.ts';

const { values: options } = parseArgs({
  options: { tasks: { type: 'string', default: '10000' }, history: { type: 'string', default: '100000' } },
});
const root = path.resolve(import.meta.dirname, '../..');
const home = mkdtempSync(path.join(os.tmpdir(), 'optimizehub-bench-'));
const rows: string[][] = [];

function tell(measure: string, value: number, unit: string, aim = ''): void {
  const rounded = Number(value.toPrecision(4));
  console.log(JSON.stringify({ measure, value: rounded, unit, aim }));
  rows.push([measure, `${rounded} ${unit}`, aim]);
}

/**
 * Writes to a file, ten times a second, the longest pause of the engine's event loop so far, and the most processor time that its
 * thread used between two turns: the part of a pause that is ours, and not that of a machine with other work.
 */
const probe = `import { monitorEventLoopDelay } from 'node:perf_hooks';
import { isMainThread } from 'node:worker_threads';
import { writeFileSync } from 'node:fs';
if (isMainThread) {
  const delay = monitorEventLoopDelay({ resolution: 5 });
  let before, most = 0;
  const turn = () => {
    const { user, system } = process.threadCpuUsage();
    if (before !== undefined) most = Math.max(most, (user + system - before) / 1000);
    before = user + system;
  };
  const tell = () =>
    writeFileSync(process.env.OPTIMIZEHUB_BENCH_PAUSE, JSON.stringify([Math.max(0, delay.max / 1e6 - 5), most]));
  setTimeout(() => { delay.enable(); setInterval(turn, 1).unref(); }, 300).unref();
  setInterval(tell, 100).unref();
}`;

async function withEngine(name: string, action: (client: EngineClient, pauseFile: string) => Promise<void>): Promise<void> {
  const pauseFile = path.join(home, `${name}.pause`);
  process.env.OPTIMIZEHUB_BENCH_PAUSE = pauseFile;
  process.env.NODE_OPTIONS = `--import="data:text/javascript,${encodeURIComponent(probe)}"`;
  const client = await connectEngine({ entry: path.join(root, 'dist/engine.mjs'), directory: path.join(home, name) });
  delete process.env.NODE_OPTIONS;
  try {
    await action(client, pauseFile);
  } finally {
    await client.stop();
    client.dispose();
  }
}

const small = (seed: number, runs = 1): string =>
  `algorithm: DE\nproblem: {dimensions: 5, function: sphere}\nseed: ${seed}\nruns: ${runs}\nstop: {evaluations: 500}\n`;

async function submit(client: EngineClient, text: string): Promise<string> {
  const submission = await client.submit({ text });
  if (!submission.ok) throw new Error(JSON.stringify(submission.findings));
  return submission.group;
}

const quantile = (values: readonly number[], q: number): number =>
  values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * q))];

async function latency(client: EngineClient): Promise<void> {
  const times: number[] = [];
  for (let i = 0; i < 110; i++) {
    const began = performance.now();
    let started = Number.NaN;
    await client.watch(await submit(client, small(i)), ({ state }) => {
      if (state !== 'PENDING') started ||= performance.now() - began;
    });
    if (i >= 10) times.push(started);
  }
  tell('submit to start, median', quantile(times, 0.5), 'ms', 'under 30');
  tell('submit to start, 95 %', quantile(times, 0.95), 'ms');
}

async function throughput(client: EngineClient, pauseFile: string): Promise<void> {
  const count = Number(options.tasks);
  const began = performance.now();
  const groups: string[] = [];
  for (let left = count; left > 0; left -= 1000) groups.push(await submit(client, small(left, Math.min(1000, left))));
  const queued = performance.now();
  await Promise.all(groups.map((group) => client.watch(group, () => undefined)));
  const seconds = (performance.now() - began) / 1000;
  const { pid } = await client.status();
  const peak = Number(/VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024;
  tell(`${count} small tasks queued in`, queued - began, 'ms');
  tell(`${count} small tasks`, count / seconds, 'tasks/s', 'at least 300');
  tell('memory at most', peak, 'MiB', 'under 400');
  const [pause, own] = JSON.parse(readFileSync(pauseFile, 'utf8')) as [number, number]; // what the probe wrote
  tell('event loop blocked at most', pause, 'ms', 'at most 50');
  tell('event loop blocked at most, by processor time', own, 'ms', 'at most 50');
}

async function writeHistory(file: string, count: number): Promise<void> {
  const store = await openSqliteStore({ file });
  const { spec, result } = exampleTask();
  const long = Array.from({ length: 150 }, (_, i) => 100 / (i + 1));
  const whole = { ...result, trace: { evaluations: long.map((_, i) => i + 1), best_fitness: long } } as RunResult;
  for (let number = 1; number <= count; ) {
    const batch: Task[] = [];
    const group = `group-${number}`;
    for (let i = 0; i < 500 && number <= count; i++, number++) {
      const task = pendingTask({ id: `task-${number}`, group, number, priority: 0 }, { ...spec, seed: number }, number);
      batch.push(task, step(step(task, { type: 'started', at: number }), { type: 'ended', at: Date.now(), result: whole }));
    }
    await store.commit({ tasks: batch });
  }
  await store.close();
}

async function history(client: EngineClient): Promise<void> {
  const count = Number(options.history);
  const timed = async (measure: string, aim: string, query: Parameters<EngineClient['list']>[0]): Promise<void> => {
    const began = performance.now();
    await client.list(query);
    tell(`${measure} of ${count} finished tasks`, performance.now() - began, 'ms', aim);
  };
  await timed('first page (cold)', 'under 100', { limit: 100 });
  await timed('first page', 'under 100', { limit: 100 });
  await timed('page in the middle', 'under 100', { limit: 100, before: count / 2 });
  await timed('page by state and text', 'under 100', { limit: 100, states: ['SUCCESS'], text: 'task-77' });
  await timed('page that finds nothing', '', { limit: 100, text: 'nowhere' });
}

async function checkpoints(): Promise<void> {
  const store = await openSqliteStore({ file: path.join(home, 'checkpoints.sqlite') });
  const algorithm = findAlgorithm('differential_evolution');
  const sphere = findProblem('sphere');
  if (!algorithm || !sphere) throw new Error('The benchmark names an algorithm and a problem that are there.');
  for (const [index, dimensions] of [10, 100, 1000, 10_000].entries()) {
    const big = specOf({ algorithm, dimensions, bounds: [-5, 5], seed: 1, stop: { evaluations: 1e12 } });
    const { objective } = sphere.at(dimensions, 1);
    const run = new Run({ spec: big, algorithm, objective, now: () => performance.now(), isCancelled: () => false });
    const task = pendingTask({ id: `c${index}`, group: `g${index}`, number: index + 1, priority: 0 }, big, 1);
    await store.commit({ tasks: [task] });
    const takes: number[] = [];
    const keeps: number[] = [];
    let bytes = 0;
    for (let i = 0; i < 15; i++) {
      run.advance();
      const began = performance.now();
      const state = new Uint8Array(serialize(run.state()));
      takes.push(performance.now() - began);
      bytes = state.length;
      const kept = performance.now();
      const checkpoint = { task: task.id, attempt: 1, version: '0', at: 1, evaluations: 1, seconds: 1, state };
      await store.commit({ tasks: [], checkpoints: [checkpoint] });
      keeps.push(performance.now() - kept);
    }
    const [take, keep] = [quantile(takes, 0.5), quantile(keeps, 0.5)];
    const name = `checkpoint of 50 x ${dimensions} (${Math.round(bytes / 1024)} KiB)`;
    tell(`${name}, taken in`, take, 'ms');
    tell(`${name}, kept in`, keep, 'ms');
    tell(`${name}, share of the run`, (100 * (take + keep)) / Math.max(1000, 99 * take), '%', 'under 2');
  }
  await store.close();
}

try {
  await withEngine('latency', latency);
  await withEngine('throughput', throughput);
  const hasContainers = process.env.DOCKER_HOST !== undefined && (await connectDocker()) !== undefined;
  await withEngine('cancels', (client) => measureCancels(client, hasContainers, tell));
  mkdirSync(path.join(home, 'history'), { mode: 0o700 });
  await writeHistory(path.join(home, 'history', 'tasks.sqlite'), Number(options.history));
  process.env.OPTIMIZEHUB_KEEP_TASKS = options.history;
  await withEngine('history', history);
  await checkpoints();
  printTable('Tasks', ['measure', 'value', 'aim'], rows);
} finally {
  rmSync(home, { recursive: true, force: true });
}
