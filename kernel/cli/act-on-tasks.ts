import type { Command } from 'commander';
import type { EngineClient } from '../../engine/client/engine-client.ts';
import { EngineError } from '../../engine/client/errors.ts';
import { isFinal, type Task, type TaskState } from '../../engine/tasks/task.ts';
import type { TaskSummary } from '../../engine/tasks/task-store.ts';
import type { ErrorReport } from './failure.ts';
import { type FoundTask, findTasksToChange, leavingOthers, tasksHelp } from './find-task.ts';
import { tellErrors } from './tell-errors.ts';
import { reportOf, withEngine } from './with-engine.ts';

/** What was done about a task, as `--json` tells it. */
interface Done {
  /** Its id. */
  readonly task: string;
  readonly group: string;
  readonly number: number;
  readonly outcome: 'cancelled' | 'already finished' | 'queued' | 'deleted';
  /** Of one that is queued: id of the finished task that it runs again. */
  readonly repeats?: string;
}

interface Report {
  readonly done: readonly (Done & { readonly text: string })[];
  readonly errors: readonly ErrorReport[];
  /** What a person may do next. */
  readonly hint?: string;
}

/** Adds the commands that do something about tasks. */
export function addActions(tasks: Command): void {
  const shape = 'one JSON object per task: {task, group, number, outcome}';
  add(tasks, 'cancel', 'stop tasks that are not finished; their best so far is kept', shape, cancelTasks);
  add(
    tasks,
    'retry',
    'run finished tasks again, from the beginning, as new tasks of one group; their earlier results are kept',
    'one JSON object per new task: {task, group, number, outcome, repeats}',
    retry,
  );
  add(tasks, 'delete', 'take finished tasks out of the history', shape, remove);
}

function add(
  parent: Command,
  name: string,
  description: string,
  json: string,
  action: (client: EngineClient, found: readonly FoundTask[]) => Promise<Report>,
): void {
  parent
    .command(name)
    .description(description)
    .argument('<task...>', tasksHelp)
    .option('--json', json, false)
    .action(async (words: readonly string[], { json }: { readonly json: boolean }) => {
      const report = await withEngine(async (client) => action(client, await findTasksToChange(client, words)));
      for (const { text, ...done } of report.done) process.stdout.write(`${json ? JSON.stringify(done) : text}\n`);
      tellErrors(report.errors, json);
      if (report.hint !== undefined && !json) process.stderr.write(`${report.hint}\n`);
      if (report.errors.length > 0) process.exitCode = 1;
    });
}

/** Cancels each of them that can be; what stands in the way of one is told beside what was done about the others. */
export async function cancelTasks(client: EngineClient, found: readonly FoundTask[]): Promise<Report> {
  const done: Report['done'][number][] = [];
  const errors: ErrorReport[] = [];
  for (const { task, name } of found) {
    try {
      const outcome = await client.cancel(task.id);
      const text = outcome === 'cancelled' ? `${name} cancelled` : `${name} is finished already`;
      done.push({ ...placeOf(task), outcome, text });
    } catch (error) {
      if (!(error instanceof EngineError)) throw error;
      errors.push(reportOf(error));
      if (error.code !== 'refused') break; // the engine is gone, for the rest as well
    }
  }
  return { done, errors };
}

async function retry(client: EngineClient, found: readonly FoundTask[]): Promise<Report> {
  const active = found.filter(({ task }) => !isFinal(task.state));
  if (active.length > 0) throw leavingOthers(active.map(refusalOf('run again')), found.length - active.length);
  const retried = await client.retry(found.map(({ task }) => task.id));
  const names = new Map(found.map(({ task, name }) => [task.id, name]));
  const group = retried[0]?.group;
  return {
    done: retried.map(({ id, repeats = '', ...task }) => ({
      ...placeOf({ id, ...task }),
      outcome: 'queued',
      repeats,
      text: `${names.get(repeats)} runs again as ${id}`,
    })),
    errors: [],
    ...(group === undefined ? {} : { hint: `Follow with: optimizehub tasks watch ${group}` }),
  };
}

async function remove(client: EngineClient, found: readonly FoundTask[]): Promise<Report> {
  const deleted = new Set(await client.delete(found.map(({ task }) => task.id)));
  const done = found
    .filter(({ task }) => deleted.has(task.id))
    .map(({ task, name }) => ({ ...placeOf(task), outcome: 'deleted' as const, text: `${name} deleted` }));
  const errors: ErrorReport[] = [];
  for (const { task, name } of found.filter((one) => !deleted.has(one.task.id))) {
    const now = await client.show(task.id);
    if (now !== undefined) errors.push(refusalOf('deleted')({ task: now, name }));
    else errors.push({ kind: 'task', message: `Task ${name} was deleted just now.` });
  }
  return { done, errors };
}

const placeOf = ({ id, group, number }: Pick<TaskSummary, 'id' | 'group' | 'number'>) => ({ task: id, group, number });

const standing: Readonly<Record<TaskState, string>> = {
  PENDING: 'is waiting for its turn',
  STARTED: 'is running',
  RETRY: 'is waiting to run again',
  SUCCESS: 'has finished just now',
  FAILURE: 'has finished just now',
  REVOKED: 'has finished just now',
};

/** @param wanted what was not done, as in "was not deleted" */
const refusalOf =
  (wanted: string) =>
  ({ task: { id, state }, name }: { readonly task: Pick<Task, 'id' | 'state'>; readonly name: string }): ErrorReport => {
    const advice = isFinal(state) ? 'Do it again.' : `Cancel it first: optimizehub tasks cancel ${id}`;
    return { kind: 'task', message: `Task ${name} ${standing[state]}, so it was not ${wanted}. ${advice}` };
  };
