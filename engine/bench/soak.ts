/**
 * `npm run bench:soak -- --minutes 60`: keeps one engine busy with everything a user does, and compares what it holds at the
 * end with what it held after its first minute and in between. JSON lines {measure, value, unit, aim}. Linux only: it reads
 * /proc.
 */
import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { connectEngine } from '../client/connect.ts';
import type { EngineClient } from '../client/engine-client.ts';

const { values: options } = parseArgs({ options: { minutes: { type: 'string', default: '10' } } });
const minutes = Number(options.minutes);
const directory = mkdtempSync(path.join(os.tmpdir(), 'optimizehub-soak-'));
const connect = (): Promise<EngineClient> =>
  connectEngine({ entry: path.resolve(import.meta.dirname, '../../dist/engine.mjs'), directory });

const small =
  'algorithms: [PSO, DE, GA, CMA-ES]\nproblem: {dimensions: 5, function: rastrigin}\nruns: 5\nstop: {evaluations: 20000}\n';
const endless = 'algorithm: DE\nproblem: {dimensions: 5, function: sphere}\nruns: 5\nstop: {seconds: 500}\n';
const custom = 'algorithm: PSO\nproblem: {dimensions: 3, bounds: [-5, 5]}\nstop: {evaluations: 20000}\nsandbox: {seconds: 2}\n';
const sphere = 'function fitness(x) { let s = 0; for (const v of x) s += v * v; return s; }';
const endlessFitness = 'function fitness(x) { for (;;); }';

/** What the operating system says an engine holds. */
interface Holdings {
  readonly mib: number;
  readonly files: number;
  readonly threads: number;
  readonly children: number;
  /** Folders of guests in the temporary directory. */
  readonly folders: number;
}

function holdingsOf(pid: number): Holdings {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  const field = (name: string): number => Number(new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(status)?.[1]);
  return {
    mib: Math.round(field('VmRSS') / 1024),
    files: readdirSync(`/proc/${pid}/fd`).length,
    threads: field('Threads'),
    children: readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').split(' ').filter(Boolean).length,
    folders: readdirSync(os.tmpdir()).filter((name) => name.startsWith(`optimizehub-guest-${pid}`)).length,
  };
}

/** A cell that ends, one that is cancelled, a custom fitness that is fine and now and then one that never returns. */
async function use(client: EngineClient, round: number): Promise<number> {
  const submit = async (text: string, fitness?: string) => {
    const submission = await client.submit({
      text,
      ...(fitness === undefined
        ? {}
        : { fitness: { name: 'own', language: 'javascript', text: fitness }, sandbox: { driver: 'embedded' } }),
    });
    assert.ok(submission.ok, JSON.stringify(submission));
    return submission;
  };
  const cancelled = await submit(endless);
  await delay(200);
  for (const { id } of cancelled.tasks) await client.cancel(id);
  const ended = await Promise.all(
    [await submit(small), await submit(custom, round % 10 === 0 ? endlessFitness : sphere)].map(async ({ group }) => {
      return client.watch(group, () => undefined);
    }),
  );
  const passer = await connect();
  await passer.list({ text: 'rastrigin' });
  passer.dispose();
  return ended.flat().length + cancelled.tasks.length;
}

try {
  const client = await connect();
  const { pid } = await client.status();
  let tasks = 0;
  let first: Holdings | undefined;
  const began = Date.now();
  let told = 0;
  for (let round = 0; Date.now() - began < minutes * 60_000; round++) {
    tasks += await use(client, round);
    const tenth = Math.floor((10 * (Date.now() - began)) / (minutes * 60_000));
    if (tenth > told) {
      told = tenth;
      const { mib, files } = holdingsOf(pid);
      console.log(
        JSON.stringify({ measure: `mib after ${tenth * 10} %`, value: mib, unit: `${files} files, ${tasks} tasks`, aim: '' }),
      );
    }
    if (first === undefined && Date.now() - began > 60_000) {
      await delay(2000);
      first = holdingsOf(pid);
    }
  }
  await delay(2000);
  const last = holdingsOf(pid);
  console.log(JSON.stringify({ measure: 'tasks', value: tasks, unit: `in ${minutes} minutes`, aim: '' }));
  for (const name of ['mib', 'files', 'threads', 'children', 'folders'] as const)
    console.log(JSON.stringify({ measure: name, value: last[name], unit: `after ${first?.[name]}`, aim: 'as it began' }));
  await client.stop();
} finally {
  rmSync(directory, { recursive: true, force: true, maxRetries: 5 });
}
