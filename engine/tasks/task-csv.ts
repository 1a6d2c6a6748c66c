/** Tasks as a table for other programs. */

import { elapsedSeconds } from './elapsed.ts';
import { problemName } from './problem-name.ts';
import type { Task } from './task.ts';

const fields: readonly (readonly [heading: string, value: (task: Task) => string | number | null | undefined])[] = [
  ['number', ({ number }) => number],
  ['task', ({ id }) => id],
  ['group', ({ group }) => group],
  ['state', ({ state }) => state],
  ['attempt', ({ attempt }) => attempt],
  ['priority', ({ priority }) => priority],
  ['algorithm', ({ spec }) => spec.algorithm.name],
  ['params', ({ spec }) => JSON.stringify(spec.algorithm.params)],
  ['problem', ({ spec }) => problemName(spec)],
  ['instance', ({ spec: { problem } }) => (problem.source && 'function' in problem.source ? problem.source.instance : undefined)],
  ['dimensions', ({ spec }) => spec.problem.dimensions],
  ['objective', ({ spec }) => spec.problem.objective],
  ['seed', ({ spec }) => spec.seed],
  ['run', ({ spec }) => spec.run],
  ['submitted', ({ submittedAt }) => timeOf(submittedAt)],
  ['started', ({ startedAt }) => timeOf(startedAt)],
  ['finished', ({ finishedAt }) => timeOf(finishedAt)],
  ['best_fitness', ({ progress }) => progress?.best_fitness],
  ['best_solution', ({ result }) => result?.best_solution?.join(' ')],
  ['evaluations', ({ progress }) => progress?.evaluations],
  ['iterations', ({ progress }) => progress?.iterations],
  ['seconds', elapsedSeconds],
  ['stop_reason', ({ result }) => result?.stop_reason],
  ['error', ({ error }) => error?.message],
  // Behind what earlier tables had, whose columns others count.
  ['repeats', ({ repeats }) => repeats],
];
/** The first line. */
export const csvHeading = `${fields.map(([heading]) => heading).join(',')}\r\n`;

/** The line of a task, by RFC 4180. */
export const csvLine = (task: Task): string => `${fields.map(([, value]) => csvField(value(task))).join(',')}\r\n`;

function csvField(value: string | number | null | undefined): string {
  const text = String(value ?? '');
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

const timeOf = (at: number | undefined): string | undefined => (at === undefined ? undefined : new Date(at).toISOString());
