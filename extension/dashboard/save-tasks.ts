import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Task } from '../../engine/tasks/task.ts';
import { csvHeading, csvLine } from '../../engine/tasks/task-csv.ts';

/** Writes tasks to a file, by its name as a table (`.csv`) or as JSON lines with everything. */
export const saveTasks = (tasks: AsyncIterable<Task>, file: string): Promise<void> =>
  pipeline(Readable.from(file.toLowerCase().endsWith('.csv') ? csv(tasks) : json(tasks)), createWriteStream(file));

async function* csv(tasks: AsyncIterable<Task>): AsyncGenerator<string> {
  yield csvHeading;
  for await (const task of tasks) yield csvLine(task);
}

async function* json(tasks: AsyncIterable<Task>): AsyncGenerator<string> {
  for await (const task of tasks) yield `${JSON.stringify(task)}\n`;
}
