/**
 * `npm run bench:soak -- --minutes 60`: a working day of eight hours, compressed. In each hour of it somebody does at least what
 * `hour` in soak-user.ts says; more, until its share of the minutes is over. In the first four the engine is killed as well; the
 * last engine lives through the other four and a rest, and is compared with itself after the first of them. JSON lines {measure,
 * value, unit, aim}. Containers are used where DOCKER_HOST names their engine. Linux only: it reads /proc.
 */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { connectDocker } from '../../sandbox/drivers/docker.ts';
import { connectEngine } from '../client/connect.ts';
import type { EngineClient } from '../client/engine-client.ts';
import { type Holdings, holdingsOf, leftBy, processesOf } from './processes.ts';
import { type Action, hour, SoakUser } from './soak-user.ts';

const { values: options } = parseArgs({
  options: { minutes: { type: 'string', default: '10' }, rest: { type: 'string', default: '6' } },
});
const hours = 8;
/** Longer than a guest waits for the next task (five minutes). */
const restMinutes = Number(options.rest);
const workMs = Math.max(0, Number(options.minutes) - restMinutes) * 60_000;
/** Far fewer than are run, so that retention has work with each start of an engine. */
const keptTasks = 500;
const home = mkdtempSync(path.join(os.tmpdir(), 'optimizehub-soak-'));
process.env.OPTIMIZEHUB_KEEP_TASKS = String(keptTasks);
process.env.OPTIMIZEHUB_IDLE_MS = '5000';
const connect = (): Promise<EngineClient> =>
  connectEngine({ entry: path.resolve(import.meta.dirname, '../../dist/engine.mjs'), directory: home });

function tell(measure: string, value: number, unit: string, aim = ''): void {
  console.log(JSON.stringify({ measure, value, unit, aim }));
}

async function tellHoldings(when: string, user: SoakUser): Promise<Holdings> {
  await delay(3000); // guests that wait are made ready, and those that ended are removed
  const holdings = await holdingsOf(user.engine);
  const { mib, files, threads, children, containers, folders } = holdings;
  const unit = `MiB, ${files} files, ${threads} threads, ${children} processes, ${containers} containers, ${folders} folders; ${user.tasks} tasks so far`;
  tell(`${when}: engine ${user.engines.length}`, mib, unit);
  return holdings;
}

/** The same work once, and again until the time is over. */
async function workUntil(deadline: number, user: SoakUser, mayKill: boolean): Promise<void> {
  do await user.workAnHour(mayKill);
  while (Date.now() < deadline);
}

/** What is there after the last client has gone and the engine has ended by itself. */
async function tellLeft(user: SoakUser): Promise<void> {
  user.leave();
  for (const deadline = Date.now() + 60_000; processesOf(home).length > 0 && Date.now() < deadline; ) await delay(100);
  const { containers, folders } = await leftBy(user.engines);
  for (const [what, count] of Object.entries({ processes: processesOf(home).length, containers, folders })) {
    tell(`${what} after the end`, count, what, '0');
    assert.equal(count, 0, what);
  }
}

try {
  const user = new SoakUser(home, connect, process.env.DOCKER_HOST !== undefined && (await connectDocker()) !== undefined);
  await user.arrive();
  const began = Date.now();
  let first: Holdings | undefined;
  for (let past = 1; past <= hours; past++) {
    await workUntil(began + (past * workMs) / hours, user, past <= hours / 2);
    const holdings = await tellHoldings(`after hour ${past}`, user);
    if (past === hours / 2 + 1) first = holdings;
  }
  const busy = await tellHoldings('after the work', user);
  await delay(restMinutes * 60_000);
  const rested = await tellHoldings(`after ${restMinutes} minutes of rest`, user);
  for (const [action, perHour] of Object.entries(hour) as [Action, number][])
    tell(
      action,
      user.done.get(action) ?? 0,
      `in ${hours} hours`,
      `at least ${perHour * (action.endsWith('engine') ? 4 : hours)}`,
    );
  tell('tasks that ended as they should', user.tasks, 'tasks');
  for (const name of ['mib', 'files', 'threads', 'children', 'containers', 'folders'] as const)
    tell(name, busy[name], `after ${first?.[name]}, and ${rested[name]} after the rest`, 'as it began');
  await tellLeft(user);
} finally {
  rmSync(home, { recursive: true, force: true, maxRetries: 5 });
}
