import { formatNumber } from '../../engine/charts/round.ts';
import type { EngineClient } from '../../engine/client/engine-client.ts';
import { isFinal, type Task } from '../../engine/tasks/task.ts';
import { CommandFailure } from './failure.ts';
import { findTaskOrGroup } from './find-task.ts';
import { createProgressBars } from './progress-bars.ts';
import { withEngine } from './with-engine.ts';

/** Follows a task or all of a group to the end. The exit code is 1 when one of them did not succeed. */
export async function watchTasks(word: string): Promise<void> {
  const tasks = await withEngine((client) => follow(client, word));
  for (const { id: task, state, progress, error } of tasks) {
    const best = typeof progress?.best_fitness === 'number' ? `best ${formatNumber(progress.best_fitness)}` : '';
    process.stdout.write(`${[task, state, best, error?.message ?? ''].filter((part) => part !== '').join('  ')}\n`);
  }
  process.exitCode = tasks.every(({ state }) => state === 'SUCCESS') ? 0 : 1;
}

async function follow(client: EngineClient, word: string): Promise<Task[]> {
  const bars = createProgressBars(process.stderr);
  const found = await findTaskOrGroup(client, word);
  const only = 'task' in found ? found.task : undefined;
  const group = 'group' in found ? found.group : (await client.show(found.task))?.group;
  const newest = new Map((group === undefined ? [] : await client.group(group)).map((one) => [one.id, one]));
  if (group === undefined || newest.size === 0)
    throw new CommandFailure([{ kind: 'task', message: `${word} was deleted just now.` }]);
  const wanted = (): Task[] => [...newest.values()].filter(({ id }) => only === undefined || id === only);
  const enough = new AbortController();
  try {
    await client.watch(
      group,
      (changed) => {
        newest.set(changed.id, changed);
        bars.show(wanted());
        if (wanted().every(({ state }) => isFinal(state))) enough.abort();
      },
      enough.signal,
    );
  } catch (error) {
    if (!enough.signal.aborted) throw error; // other tasks of the group may go on
  } finally {
    bars.clear();
  }
  return wanted();
}
