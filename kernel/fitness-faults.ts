/** Mistakes of a fitness that show while it runs, as findings in its source. */
import type { Finding } from '../engine/config/config.ts';
import { isFinal, type Task } from '../engine/tasks/task.ts';
import type { SourcePlace } from '../sandbox/guest/fitness-error.ts';
import { say, withMessage } from '../sandbox/sentence.ts';
import type { FindingSource } from './cell-error.ts';
import type { PlacedFindings } from './messages.ts';

/** Each place where the fitness ended a task, once. */
export function faultsOf(tasks: readonly Task[], text: string): Finding[] {
  return once(tasks.map(({ error }) => error?.place && findingAt(text, error.place, 'error', { message: error.message })));
}

/** Each place where an evaluation threw first in a task that went on, once. */
export function stumblesOf(tasks: readonly Task[], text: string): Finding[] {
  return once(
    tasks.map(({ state, result }) => {
      if (!isFinal(state) || result?.first_failure_place === undefined) return undefined;
      const { failed_evaluations, evaluations, first_failure, first_failure_place, sentences } = result;
      const threw = sentences?.first_failure ?? String(first_failure);
      const sentence = say('{0} of {1} evaluations failed; the first threw {2}', failed_evaluations, evaluations, threw);
      return findingAt(text, first_failure_place, 'warning', withMessage(sentence));
    }),
  );
}

/** Findings as a front end is told of them. */
export function placed(findings: readonly Finding[], { file, cell, text }: FindingSource): PlacedFindings {
  return { findings, text, ...(file === undefined ? {} : { file }), ...(cell === undefined ? {} : { cell: cell.id }) };
}

/** From the column to the end of the line, or the whole line without its indentation. Undefined where the text has no such line. */
function findingAt(
  text: string,
  { line, column }: SourcePlace,
  severity: Finding['severity'],
  said: Pick<Finding, 'message' | 'sentence'>,
): Finding | undefined {
  const source = text.split(/\r\n|\r|\n/)[line - 1];
  if (source === undefined) return undefined;
  const start = column === undefined || column > source.length ? source.search(/\S|$/) + 1 : column;
  const endColumn = Math.max(start + 1, source.trimEnd().length + 1);
  return { severity, code: 'fitness-threw', ...said, path: '', line, column: start, endLine: line, endColumn };
}

function once(findings: readonly (Finding | undefined)[]): Finding[] {
  const byPlace = new Map(findings.flatMap((finding) => (finding ? [[`${finding.line}:${finding.column}`, finding]] : [])));
  return [...byPlace.values()];
}
