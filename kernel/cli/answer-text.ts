import type { PointAnswer, PointError } from '../../sandbox/evaluate/evaluate-points.ts';
import type { ErrorReport } from './failure.ts';

/** Why a point was not evaluated: the first reason for which the fitness was refused, and all of them where there are more. */
export type Rejection = PointError &
  Pick<ErrorReport, 'rule' | 'file'> & { readonly findings?: readonly Omit<ErrorReport, 'kind' | 'file'>[] };

/**
 * What came of one point, as JSON: `{"value": number}` or `{"error": {kind, message, rule?, file?, line?, column?, findings?}}`.
 * @param file of the fitness, as one reaches it from the current folder; told with a line
 */
export function answerJson(answer: PointAnswer | { readonly error: Rejection }, file?: string): string {
  if (!('error' in answer)) return `{"value":${numberText(answer.value)}}`;
  const { kind, message, ...place } = answer.error;
  const isPlaced = file !== undefined && place.line !== undefined;
  return JSON.stringify({ error: { kind, message, ...(isPlaced ? { file } : {}), ...place } });
}

/** What came of the points of a fitness, a line of text for each; an error that is that of points before is told once, with their number. */
export async function* answerTexts(answers: AsyncIterable<PointAnswer>, file: string): AsyncGenerator<string> {
  let [last, points] = ['', 0];
  const held = () => (points > 1 ? [`${last} (${points} points)`] : points === 1 ? [last] : []);
  try {
    for await (const answer of answers) {
      const text = 'error' in answer ? errorText(answer.error, file) : '';
      if (text !== last) {
        yield* held();
        [last, points] = [text, 0];
      }
      if ('error' in answer) points++;
      else yield numberText(answer.value);
    }
  } catch (error) {
    yield* held(); // what was answered until then
    throw error;
  }
  yield* held();
}

const errorText = ({ kind, message, line, column }: PointError, file: string): string =>
  `${kind}: ${message}${line === undefined ? '' : ` (${file}:${line}${column === undefined ? '' : `:${column}`})`}`;

/** A JSON number: every reader of JSON takes 1e999 for infinite, where JSON.stringify would lose it. */
function numberText(value: number): string {
  if (Object.is(value, -0)) return '-0';
  if (Number.isFinite(value)) return String(value);
  return value > 0 ? '1e999' : '-1e999';
}
