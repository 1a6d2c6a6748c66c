/**
 * `npm run bench:faults`: runs the same tasks again and again, each time under another random schedule of faults, and compares
 * every result with the undisturbed one. JSON lines {measure, value, unit, aim}. Linux only: it looks for guests in /proc.
 */
import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { connectEngine } from '../client/connect.ts';
import type { EngineClient } from '../client/engine-client.ts';
import { createRandom } from '../random/index.ts';
import { isFinal, type Task } from '../tasks/task.ts';

const { values: options } = parseArgs({
  options: { schedules: { type: 'string', default: '100' }, seed: { type: 'string', default: '1' } },
});
const random = createRandom(Number(options.seed));
const directory = mkdtempSync(path.join(os.tmpdir(), 'optimizehub-faults-'));
const entry = path.resolve(import.meta.dirname, '../../dist/engine.mjs');

const builtIn = `algorithms: [DE, CMA-ES, simulated_annealing]
problem: {dimensions: 10, function: rastrigin}
seed: 7
stop: {evaluations: 3000000}
`;
const custom = 'algorithm: PSO\nproblem: {dimensions: 5, bounds: [-5, 5]}\nseed: 7\nstop: {evaluations: 600000}\n';
const code = 'function fitness(x) { let s = 0; for (const v of x) s += v * v - 10 * Math.cos(2 * Math.PI * v) + 10; return s; }';
const bystander = 'algorithm: DE\nproblem: {dimensions: 5, function: sphere}\nruns: 50\nstop: {seconds: 500}\n';

const faults = [
  'kill the engine',
  'end the engine',
  'freeze the engine',
  'kill a guest',
  'storm of cancels',
  'change clients',
] as const;
type Fault = (typeof faults)[number];

function tell(measure: string, value: number, unit: string, aim = ''): void {
  console.log(JSON.stringify({ measure, value, unit, aim }));
}

const connect = (): Promise<EngineClient> => connectEngine({ entry, directory });

async function submit(client: EngineClient): Promise<readonly string[]> {
  const submissions = [
    await client.submit({ text: builtIn }),
    await client.submit({
      text: custom,
      fitness: { name: 'rastrigin', language: 'javascript', text: code },
      sandbox: { driver: 'embedded' },
    }),
  ];
  return submissions.flatMap((submission) => {
    assert.ok(submission.ok, JSON.stringify(submission));
    return submission.tasks.map(({ id }) => id);
  });
}

/** Processes of guests that the engine of this process id started. */
const guestsOf = (engine: number): number[] =>
  readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((pid) => {
      try {
        const isChild = new RegExp(`\\) \\S ${engine} `).test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
        return isChild && readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('embedded-guest.mjs');
      } catch {
        return false; // it ended meanwhile
      }
    })
    .map(Number);

/** @returns the client to go on with */
async function inflict(fault: Fault, client: EngineClient): Promise<EngineClient> {
  const { pid } = await client.status();
  const lost = new Promise<void>((resolve) => client.onLost(() => resolve()));
  switch (fault) {
    case 'kill the engine':
    case 'end the engine':
      process.kill(pid, fault === 'kill the engine' ? 'SIGKILL' : 'SIGTERM');
      await lost;
      return connect();
    case 'freeze the engine':
      process.kill(pid, 'SIGSTOP');
      await delay(300);
      process.kill(pid, 'SIGCONT');
      return client;
    case 'kill a guest':
      for (const guest of guestsOf(pid)) process.kill(guest, 'SIGKILL');
      return client;
    case 'storm of cancels': {
      const submission = await client.submit({ text: bystander });
      assert.ok(submission.ok);
      await Promise.all(submission.tasks.map(({ id }) => client.cancel(id)));
      return client;
    }
    case 'change clients':
      client.dispose();
      return connect();
  }
}

/** Waits for the ends of the tasks. */
async function outcomes(client: EngineClient, ids: readonly string[]): Promise<Task[]> {
  for (;;) {
    const tasks = await Promise.all(ids.map((id) => client.show(id)));
    const known = tasks.map((task) => task ?? assert.fail('a task was lost'));
    if (known.every(({ state }) => isFinal(state))) return known;
    await delay(50);
  }
}

const numbersOf = (tasks: readonly Task[]) =>
  tasks.map(({ state, result, error }) => {
    const { seconds: _, ...numbers } = result ?? assert.fail(`${state}: ${error?.message}`);
    return { state, ...numbers };
  });

try {
  let client = await connect();
  const expected = numbersOf(await outcomes(client, await submit(client)));
  const schedules = Number(options.schedules);
  const counts = new Map<Fault, number>();
  let attempts = 0;
  for (let schedule = 0; schedule < schedules; schedule++) {
    const ids = await submit(client);
    // A run that is lost three times without getting on fails, and rightly so.
    const guests = { left: 2 };
    for (let k = 0; k < 2 + Math.floor(5 * random.next()); k++) {
      await delay(50 + 500 * random.next());
      const fault = faults[Math.floor(faults.length * random.next())];
      if (fault === 'kill a guest' && guests.left-- <= 0) continue;
      client = await inflict(fault, client);
      counts.set(fault, (counts.get(fault) ?? 0) + 1);
    }
    const tasks = await outcomes(client, ids);
    assert.deepEqual(numbersOf(tasks), expected, `schedule ${schedule}`);
    attempts += tasks.reduce((sum, { attempt }) => sum + attempt, 0);
    await client.delete(ids);
  }
  tell('schedules that ended with the undisturbed results', schedules, 'schedules', `all ${schedules}`);
  tell('attempts of their runs', attempts, `attempts of ${schedules * expected.length} runs`);
  for (const [fault, count] of counts) tell(fault, count, 'times');
  await client.stop();
} finally {
  rmSync(directory, { recursive: true, force: true, maxRetries: 5 });
}
