import type { Command } from 'commander';
import { formatNumber } from '../../engine/charts/round.ts';
import { summaryData, taskData } from '../../engine/tasks/task-data.ts';
import type { TaskSummary } from '../../engine/tasks/task-store.ts';
import { addActions } from './act-on-tasks.ts';
import { addExportCommand } from './export-tasks.ts';
import { CommandFailure } from './failure.ts';
import { findTasks, tasksHelp } from './find-task.ts';
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
    .description('tell everything about tasks')
    .argument('<task...>', tasksHelp)
    .option('--json', 'one JSON object per task, with everything', false)
    .action(show);
  tasks
    .command('watch')
    .description('follow tasks to the end; they go on when you stop watching')
    .argument('<task...>', tasksHelp)
    .option('--json', 'one JSON object per task once all have ended, as run --json prints it', false)
    .action(watchTasks);
  addActions(tasks);
  addExportCommand(tasks);
}

async function list({ limit, before, json, wide, ...filter }: FilterOptions & ListOptions & { limit: number; before?: number }) {
  const { page, notices } = await withEngine(async (client) => ({
    page: await client.list({ ...(await queryOf(client, filter)), limit, ...(before === undefined ? {} : { before }) }),
    notices: (await client.status()).notices,
  }));
  for (const notice of notices) process.stderr.write(`${notice}\n`);
  printList(page.tasks, columns, { json, wide }, summaryData);
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

async function show(words: readonly string[], { json }: { readonly json: boolean }): Promise<void> {
  const tasks = await withEngine(async (client) => {
    const found = await findTasks(client, words);
    return Promise.all(found.map(async ({ task: { id }, name }) => ({ name, task: await client.show(id) })));
  });
  const texts = tasks.map(({ name, task }) => {
    if (task === undefined) throw new CommandFailure([{ kind: 'task', message: `Task ${name} was deleted just now.` }]);
    return json ? `${JSON.stringify(taskData(task))}\n` : taskText(task);
  });
  process.stdout.write(texts.join(json ? '' : '\n'));
}
