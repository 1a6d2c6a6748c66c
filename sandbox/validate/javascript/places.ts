import type { Sentence } from '../../sentence.ts';
import { type Finding, told } from '../finding.ts';

/** A finding whose place is still counted in characters of the parsed text. */
export interface Remark {
  readonly start: number;
  readonly end: number;
  readonly rule: string;
  readonly message: Sentence;
  readonly hint: Sentence;
}

/** Turns places in a text into lines and columns as editors count them; the first `skipped` characters are not the user's. */
export function locateIn(text: string, skipped: number): (remark: Remark) => Finding {
  const starts = [0];
  for (const { index, 0: end } of text.matchAll(/\r\n|[\n\r]/g)) starts.push(index + end.length);
  const locate = (offset: number): { readonly line: number; readonly column: number } => {
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (starts[middle] <= offset) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: Math.max(offset - starts[low] - (low === 0 ? skipped : 0), 0) + 1 };
  };
  return ({ start, end, rule, message, hint }) => {
    const { line, column } = locate(start);
    const { line: endLine, column: endColumn } = locate(end);
    return { rule, line, column, endLine, endColumn, ...told(message, hint) };
  };
}
