import { formatNumber } from '../../engine/charts/round.ts';
import type { EngineClient } from '../../engine/client/engine-client.ts';
import { isFinal, type Task } from '../../engine/tasks/task.ts';
import { CommandFailure, interruptedExitCode } from './failure.ts';
import { findTasks } from './find-task.ts';
import { createProgressBars } from './progress-bars.ts';
import { watchedTaskJson } from './task-json.ts';
import { withEngine } from './with-engine.ts';

/** Follows tasks to the end, or until it is interrupted. The exit code is 1 when one of them did not succeed. */
export async function watchTasks(words: readonly string[], { json }: { readonly json: boolean }): Promise<void> {
  const interrupted = new AbortController();
  const interrupt = () => interrupted.abort();
  process.once('SIGINT', interrupt).once('SIGTERM', interrupt);
  const tasks = await withEngine((client) => follow(client, words, interrupted.signal));
  process.stdout.write(tasks.map((task) => `${json ? watchedTaskJson(task) : endText(task)}\n`).join(''));
  if (!interrupted.signal.aborted) process.exitCode = tasks.every(({ state }) => state === 'SUCCESS') ? 0 : 1;
  else {
    if (!json) process.stderr.write('You stopped watching; tasks that are not finished go on.\n');
    process.exitCode = interruptedExitCode;
  }
}

function endText({ id, state, progress, error }: Task): string {
  const best = typeof progress?.best_fitness === 'number' ? `best ${formatNumber(progress.best_fitness)}` : '';
  return [id, state, best, error?.message ?? ''].filter((part) => part !== '').join('  ');
}

async function follow(client: EngineClient, words: readonly string[], interrupted: AbortSignal): Promise<readonly Task[]> {
  const bars = createProgressBars(process.stderr);
  const found = await findTasks(client, words);
  const newest = new Map<string, Task>();
  const wanted = (): Task[] => found.flatMap(({ task }) => newest.get(task.id) ?? []);
  const enough = new AbortController();
  const ending = AbortSignal.any([enough.signal, interrupted]);
  const look = (changed: Task): void => {
    newest.set(changed.id, changed);
    const now = wanted();
    bars.show(now);
    if (now.length === found.length && now.every(({ state }) => isFinal(state))) enough.abort();
  };
  try {
    const groups = new Set(found.map(({ task }) => task.group));
    await Promise.all([...groups].map((group) => client.watch(group, look, ending)));
  } catch (error) {
    if (!ending.aborted) throw error; // other tasks of a group may go on
  } finally {
    bars.clear();
  }
  if (interrupted.aborted) return wanted();
  const gone = found.find(({ task }) => !newest.has(task.id));
  if (gone) throw new CommandFailure([{ kind: 'task', message: `Task ${gone.name} was deleted just now.` }]);
  return wanted();
}
