/** Tasks as a table for other programs. */

import { usedParams } from '../config/used-params.ts';
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
  ['params', ({ spec }) => JSON.stringify(usedParams(spec.algorithm))],
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
  ['seconds', (task) => withMicroseconds(elapsedSeconds(task))],
  ['stop_reason', ({ result }) => result?.stop_reason],
  ['error', ({ error }) => error?.message],
  // Behind what earlier tables had, whose columns others count.
  ['repeats', ({ repeats }) => repeats],
  ['lower', ({ spec }) => spec.problem.lower.join(' ')],
  ['upper', ({ spec }) => spec.problem.upper.join(' ')],
  ['stop', ({ spec }) => JSON.stringify(spec.stop)],
  ['limits', ({ spec }) => JSON.stringify(spec.limits)],
  ['initial', ({ spec }) => spec.initial && JSON.stringify(spec.initial)],
];
/** The first line. */
export const csvHeading = `${fields.map(([heading]) => heading).join(',')}\r\n`;

/** The line of a task, by RFC 4180. */
export const csvLine = (task: Task): string => `${fields.map(([, value]) => csvField(value(task))).join(',')}\r\n`;

function csvField(value: string | number | null | undefined): string {
  const text = String(value ?? '');
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** Clocks tell no more; what floating point adds is noise to readers. */
const withMicroseconds = (seconds: number | undefined): number | undefined =>
  seconds === undefined ? undefined : Math.round(seconds * 1e6) / 1e6;

const timeOf = (at: number | undefined): string | undefined => (at === undefined ? undefined : new Date(at).toISOString());
