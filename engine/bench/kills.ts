/**
 * `npm run bench:kills`: kills the engine, and the guests of custom fitness, again and again while it works through many tasks,
 * and then looks whether every task has one outcome, the one of an undisturbed run; and measures the work that kills cost. JSON
 * lines {measure, value, unit, aim}. Needs `npm run build` before.
 */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { findAlgorithm } from '../algorithms/index.ts';
import { connectEngine } from '../client/connect.ts';
import type { EngineClient } from '../client/engine-client.ts';
import { findProblem } from '../problems/index.ts';
import { createRandom } from '../random/index.ts';
import { Run } from '../run/run.ts';
import type { Task } from '../tasks/task.ts';
import { measureLostWork } from './lost-work.ts';
import { OwnFitness } from './own-fitness.ts';
import { guestsOf } from './processes.ts';

const { values: options } = parseArgs({
  options: {
    tasks: { type: 'string', default: '10000' },
    kills: { type: 'string', default: '200' },
    seed: { type: 'string', default: '1' },
  },
});
const [taskCount, killCount] = [Number(options.tasks), Number(options.kills)];
const random = createRandom(Number(options.seed));
const directory = mkdtempSync(path.join(os.tmpdir(), 'optimizehub-kills-'));
const entry = path.resolve(import.meta.dirname, '../../dist/engine.mjs');
const perGroup = 1000;
const config = (seed: number, runs: number): string =>
  `algorithm: DE\nproblem: {dimensions: 5, function: rastrigin}\nseed: ${seed}\nruns: ${runs}\nstop: {evaluations: 40000}\n`;

function tell(measure: string, value: number, unit: string, aim = ''): void {
  console.log(JSON.stringify({ measure, value: Number(value.toPrecision(4)), unit, aim }));
}

/** The result of the same task without engine. */
function undisturbed({ spec }: Task) {
  const algorithm = findAlgorithm(spec.algorithm.name);
  const objective = findProblem('rastrigin')?.at(spec.problem.dimensions, 1).objective;
  assert.ok(algorithm && objective);
  const run = new Run({ spec, algorithm, objective, now: () => performance.now(), isCancelled: () => false });
  while (run.stopReason === undefined) run.advance();
  return run.result();
}

async function killAndReturn(client: EngineClient): Promise<{ client: EngineClient; readyMs: number }> {
  const { pid } = await client.status();
  const lost = new Promise<void>((resolve) => client.onLost(() => resolve()));
  process.kill(pid, 'SIGKILL');
  await lost;
  const began = performance.now();
  const next = await connectEngine({ entry, directory });
  return { client: next, readyMs: performance.now() - began };
}

async function check(client: EngineClient): Promise<void> {
  let [seen, compared, before]: [number, number, number | null | undefined] = [0, 0, undefined];
  const ids = new Set<string>();
  for (; before !== null; ) {
    const page = await client.read(before === undefined ? {} : { before });
    for (const task of page.tasks) {
      if (task.spec.fitness) continue; // looked at by themselves
      assert.equal(task.state, 'SUCCESS');
      assert.equal(task.transitions.filter(({ state }) => state === 'SUCCESS').length, 1);
      ids.add(task.id);
      seen++;
      // Every one that was interrupted, and some of the others.
      if (task.attempt === 1 && seen % 50 !== 0) continue;
      const { seconds: _, ...expected } = undisturbed(task);
      const { seconds: __, ...result } = task.result ?? assert.fail(`task ${task.id} has no result`);
      assert.deepEqual(result, expected);
      compared++;
    }
    before = page.next;
  }
  assert.deepEqual([seen, ids.size], [taskCount, taskCount]);
  tell('tasks with exactly one outcome', seen, 'tasks', `all ${taskCount}`);
  tell('results equal to undisturbed ones', compared, 'of those compared', 'all');
}

try {
  let client = await connectEngine({ entry, directory });
  for (let seed = 0; seed < taskCount; seed += perGroup) {
    const submission = await client.submit({ text: config(seed, Math.min(perGroup, taskCount - seed)) });
    assert.ok(submission.ok);
  }
  const own = new OwnFitness();
  const ready: number[] = [];
  let guestKills = 0;
  while (ready.length + guestKills < killCount && (await client.tasks()).length > 0) {
    await own.keepBusy(client);
    await delay(20 + 200 * random.next());
    const guests = random.next() < 0.3 && own.mayLoseGuest() ? guestsOf((await client.status()).pid) : [];
    for (const guest of guests) process.kill(guest, 'SIGKILL');
    if (guests.length > 0) guestKills++;
    else {
      const back = await killAndReturn(client);
      client = back.client;
      ready.push(back.readyMs);
    }
  }
  const sorted = ready.toSorted((a, b) => a - b);
  tell('kills of the engine', ready.length, 'kills');
  tell('kills of guests', guestKills, 'kills', `${killCount} with those of the engine`);
  tell('ready again, median', sorted[Math.floor(sorted.length / 2)], 'ms', 'under 2000');
  tell('ready again at the latest', Math.max(...ready), 'ms', 'under 2000');
  while ((await client.tasks()).length > 0) await delay(200);
  tell('custom tasks with the undisturbed result', await own.check(client), 'tasks', `all ${own.count}`);
  await check(client);
  await client.stop();
  const lost = await measureLostWork({ entry, directory: path.join(directory, 'lost') }, 20, random);
  tell('work lost per kill, median', lost.toSorted((a, b) => a - b)[10], 's', 'at most 1');
  tell('work lost per kill, at most', Math.max(...lost), 's', 'at most 1');
} finally {
  rmSync(directory, { recursive: true, force: true, maxRetries: 5 });
}
