import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { type Command, Option } from 'commander';
import type { EngineClient } from '../../engine/client/engine-client.ts';
import type { Task } from '../../engine/tasks/task.ts';
import { csvHeading, csvLine } from '../../engine/tasks/task-csv.ts';
import type { TaskQuery } from '../../engine/tasks/task-store.ts';
import { asFailure } from './input-file.ts';
import { addFilter, type FilterOptions, queryOf } from './task-filter.ts';
import { withEngine } from './with-engine.ts';

export function addExportCommand(tasks: Command): void {
  addFilter(tasks.command('export').description('write tasks out, newest first'))
    .addOption(new Option('--format <format>', 'JSON lines with everything, or a table').choices(['json', 'csv']).default('json'))
    .option('--output <file>', 'where to; default: standard output')
    .action(exportTasks);
}

async function exportTasks({
  format,
  output,
  ...filter
}: FilterOptions & { readonly format: 'json' | 'csv'; readonly output?: string }): Promise<void> {
  await withEngine(async (client) => {
    const lines = Readable.from(linesOf(client, queryOf(filter), format));
    if (output === undefined) await pipeline(lines, process.stdout, { end: false });
    else
      try {
        await pipeline(lines, createWriteStream(output));
      } catch (error) {
        throw error instanceof Error && 'syscall' in error ? asFailure(output, error) : error;
      }
  });
}

async function* linesOf(client: EngineClient, query: TaskQuery, format: 'json' | 'csv'): AsyncGenerator<string> {
  if (format === 'csv') yield csvHeading;
  for await (const task of readAll(client, query)) yield format === 'json' ? `${JSON.stringify(task)}\n` : csvLine(task);
}

async function* readAll(client: EngineClient, query: TaskQuery): AsyncGenerator<Task> {
  for (let before: number | null | undefined; before !== null; ) {
    const page = await client.read(before === undefined ? query : { ...query, before });
    yield* page.tasks;
    before = page.next;
  }
}
