import type { Command } from 'commander';
import { formatNumber } from '../../engine/charts/round.ts';
import type { EngineClient } from '../../engine/client/engine-client.ts';
import type { TaskSummary } from '../../engine/tasks/task-store.ts';
import { addExportCommand } from './export-tasks.ts';
import { CommandFailure } from './failure.ts';
import { findTask, findTasks, taskHelp } from './find-task.ts';
import type { ListColumn } from './fit-table.ts';
import { addListOptions, type ListOptions, printList } from './print-list.ts';
import { addFilter, type FilterOptions, pageSize, queryOf, wholeNumber } from './task-filter.ts';
import { taskText, timeText } from './task-text.ts';
import { watchTasks } from './watch-tasks.ts';
import { withEngine } from './with-engine.ts';

export function addTasksCommand(program: Command): void {
  const tasks = program.command('tasks').description('look after background tasks and the history of finished ones');
  const listing = addFilter(tasks.command('list').description('list tasks, newest first'))
    .option('--limit <count>', 'how many at most', pageSize, 50)
    .option('--before <number>', 'only tasks with a lower number', wholeNumber);
  addListOptions(listing, 'task').action(list);
  tasks
    .command('show')
    .description('tell everything about one task')
    .argument('<task>', taskHelp)
    .option('--json', 'as one JSON object', false)
    .action(show);
  tasks
    .command('watch')
    .description('follow a task, or all of a group, to the end; it goes on when you stop watching')
    .argument('<task or group>', `${taskHelp}; or a group, likewise`)
    .action(watchTasks);
  each(tasks, 'cancel', 'stop tasks that are not finished; their best so far is kept', async (client, id) =>
    (await client.cancel(id)) === 'cancelled' ? 'cancelled' : 'is finished already',
  );
  each(tasks, 'retry', 'run finished tasks again, from the beginning', async (client, id) => {
    const { attempt } = await client.retry(id);
    return `waits for attempt ${attempt}`;
  });
  each(tasks, 'delete', 'take finished tasks out of the history', async (client, id) => {
    const [deleted] = await client.delete([id]);
    if (deleted === undefined) throw new CommandFailure([{ kind: 'task', message: `There is no finished task ${id}.` }]);
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
    .argument('<task...>', taskHelp)
    .action((words: string[]) =>
      withEngine(async (client) => {
        const ids = await findTasks(client, words);
        for (const [index, id] of ids.entries()) {
          const name = words[index] === id ? id : `${words[index]} (${id})`;
          process.stdout.write(`${name} ${await action(client, id)}\n`);
        }
      }),
    );
}

async function list({ limit, before, json, wide, ...filter }: FilterOptions & ListOptions & { limit: number; before?: number }) {
  const { page, notices } = await withEngine(async (client) => ({
    page: await client.list({ ...queryOf(filter), limit, ...(before === undefined ? {} : { before }) }),
    notices: (await client.status()).notices,
  }));
  for (const notice of notices) process.stderr.write(`${notice}\n`);
  printList(page.tasks, columns, { json, wide });
  if (page.next !== null) process.stderr.write(`There may be more: --before ${page.next}\n`);
}

const columns: readonly ListColumn<TaskSummary>[] = [
  { heading: 'number', text: ({ number }) => String(number) },
  { heading: 'task', text: ({ id }) => id },
  { heading: 'group', text: ({ group }) => group, leaves: 4 },
  { heading: 'state', text: ({ state }) => state },
  { heading: 'algorithm', text: ({ algorithm }) => algorithm },
  { heading: 'problem', text: ({ problem, dimensions }) => `${problem}, ${dimensions}` },
  { heading: 'seed', text: ({ seed }) => String(seed), leaves: 2 },
  { heading: 'best fitness', text: ({ best_fitness }) => (best_fitness === null ? '-' : formatNumber(best_fitness)) },
  { heading: 'evaluations', text: ({ evaluations }) => formatNumber(evaluations, 15), leaves: 1 },
  { heading: 'submitted', text: ({ submittedAt }) => timeText(submittedAt), leaves: 3 },
];

async function show(word: string, { json }: { json: boolean }): Promise<void> {
  const { id, task } = await withEngine(async (client) => {
    const found = await findTask(client, word);
    return { id: found, task: await client.show(found) };
  });
  if (task === undefined) throw new CommandFailure([{ kind: 'task', message: `Task ${id} was deleted just now.` }]);
  process.stdout.write(json ? `${JSON.stringify(task)}\n` : taskText(task));
}
