import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { type Command, Option } from 'commander';
import type { EngineClient } from '../../engine/client/engine-client.ts';
import type { Task } from '../../engine/tasks/task.ts';
import { csvHeading, csvLine } from '../../engine/tasks/task-csv.ts';
import type { TaskQuery } from '../../engine/tasks/task-store.ts';
import { misused } from './failure.ts';
import { findTask, taskHelp } from './find-task.ts';
import { asFailure } from './input-file.ts';
import { addFilter, type FilterOptions, queryOf } from './task-filter.ts';
import { withEngine } from './with-engine.ts';

export function addExportCommand(tasks: Command): void {
  addFilter(tasks.command('export').description('write tasks out, newest first, or those that are named, in that order'))
    .argument('[task...]', taskHelp)
    .addOption(new Option('--format <format>', 'JSON lines with everything, or a table').choices(['json', 'csv']).default('json'))
    .option('--output <file>', 'where to; default: standard output')
    .action(exportTasks);
}

type Format = 'json' | 'csv';

async function exportTasks(
  words: readonly string[],
  { format, output, ...filter }: FilterOptions & { readonly format: Format; readonly output?: string },
): Promise<void> {
  const query = queryOf(filter);
  if (words.length > 0 && Object.keys(query).length > 0)
    throw misused('Expected tasks, or --state, --text and --group that choose some, got both.');
  await withEngine(async (client) => {
    const ids = await Promise.all(words.map((word) => findTask(client, word)));
    const counter = { tasks: 0 };
    const lines = Readable.from(linesOf(ids.length > 0 ? readThese(client, ids) : readAll(client, query), format, counter));
    if (output === undefined) await pipeline(lines, process.stdout, { end: false });
    else {
      try {
        await pipeline(lines, createWriteStream(output));
      } catch (error) {
        throw error instanceof Error && 'syscall' in error ? asFailure(output, error) : error;
      }
      process.stdout.write(`Wrote ${counter.tasks} ${counter.tasks === 1 ? 'task' : 'tasks'} to ${output}.\n`);
    }
  });
}

async function* linesOf(tasks: AsyncIterable<Task>, format: Format, counter: { tasks: number }): AsyncGenerator<string> {
  if (format === 'csv') yield csvHeading;
  for await (const task of tasks) {
    counter.tasks++;
    yield format === 'json' ? `${JSON.stringify(task)}\n` : csvLine(task);
  }
}

async function* readThese(client: EngineClient, ids: readonly string[]): AsyncGenerator<Task> {
  for (const id of ids) {
    const task = await client.show(id);
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
