import type { PointAnswer } from '../../sandbox/evaluate/evaluate-points.ts';

/** What came of one point, as JSON: `{"value": number}` or `{"error": {kind, message, line?}}`. */
export function answerJson(answer: PointAnswer): string {
  return 'error' in answer ? JSON.stringify(answer) : `{"value":${numberText(answer.value)}}`;
}

/** What came of one point of a fitness, as a line of text. */
export function answerText(answer: PointAnswer, file: string): string {
  if (!('error' in answer)) return numberText(answer.value);
  const { kind, message, line } = answer.error;
  return `${kind}: ${message}${line === undefined ? '' : ` (${file}:${line})`}`;
}

/** A JSON number: every reader of JSON takes 1e999 for infinite, where JSON.stringify would lose it. */
function numberText(value: number): string {
  if (Object.is(value, -0)) return '-0';
  if (Number.isFinite(value)) return String(value);
  return value > 0 ? '1e999' : '-1e999';
}
