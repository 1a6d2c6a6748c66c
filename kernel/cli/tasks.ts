import type { Command } from 'commander';
import { formatNumber, formatSeconds } from '../../engine/charts/round.ts';
import type { EngineClient } from '../../engine/client/engine-client.ts';
import { problemName } from '../../engine/tasks/problem-name.ts';
import { isFinal, type Task } from '../../engine/tasks/task.ts';
import type { TaskSummary } from '../../engine/tasks/task-store.ts';
import { addExportCommand } from './export-tasks.ts';
import { CommandFailure } from './failure.ts';
import { printList } from './print-list.ts';
import { createProgressBars } from './progress-bars.ts';
import { addFilter, type FilterOptions, pageSize, queryOf, wholeNumber } from './task-filter.ts';
import { withEngine } from './with-engine.ts';

export function addTasksCommand(program: Command): void {
  const tasks = program.command('tasks').description('look after background tasks and the history of finished ones');
  addFilter(tasks.command('list').description('list tasks, newest first'))
    .option('--limit <count>', 'how many at most', pageSize, 50)
    .option('--before <number>', 'only tasks with a lower number', wholeNumber)
    .option('--json', 'one JSON object per task', false)
    .action(list);
  tasks
    .command('show')
    .description('tell everything about one task')
    .argument('<task>')
    .option('--json', 'as one JSON object', false)
    .action(show);
  tasks
    .command('watch')
    .description('follow a task, or all of a group, to the end; it goes on when you stop watching')
    .argument('<task or group>')
    .action(watch);
  each(tasks, 'cancel', 'stop tasks that are not finished; their best so far is kept', async (client, id) =>
    (await client.cancel(id)) === 'cancelled' ? 'cancelled' : 'is finished already',
  );
  each(tasks, 'retry', 'run finished tasks again, from the beginning', async (client, id) => {
    const { attempt } = await client.retry(id);
    return `waits for attempt ${attempt}`;
  });
  each(tasks, 'delete', 'take finished tasks out of the history', async (client, id) => {
    const [deleted] = await client.delete([id]);
    if (deleted === undefined) throw new CommandFailure(`There is no finished task ${id}.`);
    return 'deleted';
  });
  addExportCommand(tasks);
}

/** A command that does the same to every task it is given. */
function each(
  parent: Command,
  name: string,
  description: string,
  action: (client: EngineClient, id: string) => Promise<string>,
): void {
  parent
    .command(name)
    .description(description)
    .argument('<task...>')
    .action((ids: string[]) =>
      withEngine(async (client) => {
        for (const id of ids) process.stdout.write(`${id} ${await action(client, id)}\n`);
      }),
    );
}

async function list({ limit, before, json, ...filter }: FilterOptions & { limit: number; before?: number; json: boolean }) {
  const { page, notices } = await withEngine(async (client) => ({
    page: await client.list({ ...queryOf(filter), limit, ...(before === undefined ? {} : { before }) }),
    notices: (await client.status()).notices,
  }));
  for (const notice of notices) process.stderr.write(`${notice}\n`);
  if (page.tasks.length > 0 || !json) printList(page.tasks, columns, json);
  if (page.next !== null) process.stderr.write(`There may be more: --before ${page.next}\n`);
}

const columns: readonly [string, (task: TaskSummary) => string][] = [
  ['number', ({ number }) => String(number)],
  ['task', ({ id }) => id],
  ['group', ({ group }) => group],
  ['state', ({ state }) => state],
  ['algorithm', ({ algorithm }) => algorithm],
  ['problem', ({ problem, dimensions }) => `${problem}, ${dimensions}`],
  ['seed', ({ seed }) => String(seed)],
  ['best fitness', ({ best_fitness }) => (best_fitness === null ? '-' : formatNumber(best_fitness))],
  ['evaluations', ({ evaluations }) => formatNumber(evaluations, 15)],
  ['submitted', ({ submittedAt }) => timeText(submittedAt)],
];

async function show(id: string, { json }: { json: boolean }): Promise<void> {
  const task = await withEngine((client) => client.show(id));
  if (task === undefined) throw new CommandFailure(`There is no task ${id}.`);
  process.stdout.write(json ? `${JSON.stringify(task)}\n` : taskText(task));
}

function taskText(task: Task): string {
  const { spec, result, progress, error } = task;
  const best = progress?.best_fitness;
  const rows: [string, string | undefined][] = [
    ['task', `${task.id}, number ${task.number}, group ${task.group}`],
    ['state', `${task.state}, attempt ${task.attempt}, priority ${task.priority}`],
    ['algorithm', `${spec.algorithm.name} ${JSON.stringify(spec.algorithm.params)}`],
    ['problem', `${problemName(spec)}, ${spec.problem.dimensions} dimensions, ${spec.problem.objective}`],
    ['seed', String(spec.seed)],
    ['best fitness', typeof best === 'number' ? formatNumber(best, 15) : undefined],
    ['best solution', result?.best_solution ? `[${result.best_solution.join(', ')}]` : undefined],
    ['evaluations', progress && formatNumber(progress.evaluations, 15)],
    ['time', progress && formatSeconds(progress.seconds)],
    ['stopped by', result?.stop_reason],
    ['error', error?.message],
    ...task.transitions.map(({ state, at }): [string, string] => [state, timeText(at)]),
  ];
  const width = Math.max(...rows.map(([name]) => name.length));
  return rows.flatMap(([name, text]) => (text === undefined ? [] : [`${name.padEnd(width)}  ${text}\n`])).join('');
}

const timeText = (at: number): string => new Date(at).toISOString().slice(0, 19).replace('T', ' ');

/** Ends with 1 when a task did not succeed. */
async function watch(id: string): Promise<void> {
  const bars = createProgressBars(process.stderr);
  const tasks = await withEngine(async (client) => {
    const task = await client.show(id);
    const newest = new Map((await client.group(task?.group ?? id)).map((one) => [one.id, one]));
    if (newest.size === 0) throw new CommandFailure(`There is no task and no group ${id}.`);
    const isWanted = (one: Task): boolean => task === undefined || one.id === task.id;
    const wanted = (): Task[] => [...newest.values()].filter(isWanted);
    const enough = new AbortController();
    try {
      await client.watch(
        task?.group ?? id,
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
  });
  for (const { id: task, state, progress, error } of tasks) {
    const best = typeof progress?.best_fitness === 'number' ? `best ${formatNumber(progress.best_fitness)}` : '';
    process.stdout.write(`${[task, state, best, error?.message ?? ''].filter((part) => part !== '').join('  ')}\n`);
  }
  process.exitCode = tasks.every(({ state }) => state === 'SUCCESS') ? 0 : 1;
}
