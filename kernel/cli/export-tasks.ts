import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { type Command, Option } from 'commander';
import type { EngineClient } from '../../engine/client/engine-client.ts';
import type { Task } from '../../engine/tasks/task.ts';
import { csvHeading, csvLine } from '../../engine/tasks/task-csv.ts';
import { taskData } from '../../engine/tasks/task-data.ts';
import type { TaskQuery } from '../../engine/tasks/task-store.ts';
import { misused } from './failure.ts';
import { type FoundTask, findTasks, tasksHelp } from './find-task.ts';
import { asFailure } from './input-file.ts';
import { addFilter, type FilterOptions, queryOf } from './task-filter.ts';
import { withEngine } from './with-engine.ts';

export function addExportCommand(tasks: Command): void {
  addFilter(tasks.command('export').description('write tasks out, newest first, or those that are named, in that order'))
    .argument('[task...]', tasksHelp)
    .addOption(new Option('--format <format>', 'JSON lines with everything, or a table').choices(['json', 'csv']).default('json'))
    .option('--output <file>', 'where to; default: standard output')
    .option('--json', 'tell errors as JSON, too, and of an --output one JSON object: {file, tasks}', false)
    .action(exportTasks);
}

type Format = 'json' | 'csv';

interface ExportOptions extends FilterOptions {
  readonly format: Format;
  readonly output?: string;
  readonly json: boolean;
}

async function exportTasks(words: readonly string[], { format, output, json, ...filter }: ExportOptions): Promise<void> {
  if (words.length > 0 && Object.keys(filter).length > 0)
    throw misused('Expected tasks, or --state, --text and --group that choose some, got both.');
  if (json && format === 'csv' && output === undefined)
    throw misused('Expected --json or --format csv, or an --output for the table, got both for standard output.');
  await withEngine(async (client) => {
    const found = words.length > 0 ? await findTasks(client, words) : undefined;
    const counter = { tasks: 0 };
    const tasks = found ? readThese(client, found) : readAll(client, await queryOf(client, filter));
    const lines = Readable.from(linesOf(tasks, format, counter));
    if (output === undefined) await pipeline(lines, process.stdout, { end: false });
    else {
      try {
        await pipeline(lines, createWriteStream(output));
      } catch (error) {
        throw error instanceof Error && 'syscall' in error ? asFailure(output, error) : error;
      }
      const said = `Wrote ${counter.tasks} ${counter.tasks === 1 ? 'task' : 'tasks'} to ${output}.`;
      process.stdout.write(`${json ? JSON.stringify({ file: output, tasks: counter.tasks }) : said}\n`);
    }
  });
}

async function* linesOf(tasks: AsyncIterable<Task>, format: Format, counter: { tasks: number }): AsyncGenerator<string> {
  if (format === 'csv') yield csvHeading;
  for await (const task of tasks) {
    counter.tasks++;
    yield format === 'json' ? `${JSON.stringify(taskData(task))}\n` : csvLine(task);
  }
}

async function* readThese(client: EngineClient, found: readonly FoundTask[]): AsyncGenerator<Task> {
  for (const one of found) {
    const task = await client.show(one.task.id);
    if (task !== undefined) yield task; // else it was deleted just now
  }
}

async function* readAll(client: EngineClient, query: TaskQuery): AsyncGenerator<Task> {
  for (let before: number | null | undefined; before !== null; ) {
    const page = await client.read(before === undefined ? query : { ...query, before });
    yield* page.tasks;
    before = page.next;
  }
}
