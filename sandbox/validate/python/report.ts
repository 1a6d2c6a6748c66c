import type { Sentence } from '../../sentence.ts';
import { type Finding, told } from '../finding.ts';
import type { Rule } from './rule-titles.ts';

/** Notes a finding at a stretch of the program. */
export type Report = (
  place: { readonly from: number; readonly to: number },
  rule: Rule,
  message: Sentence,
  hint: Sentence,
) => void;

const most = 100;

type Noted = readonly [from: number, to: number, rule: Rule, message: Sentence, hint: Sentence];

/** Collects findings by offset; `findings` sorts them by place, gives each line and column, and keeps the first hundred. */
export function collectFindings(text: string): { report: Report; findings(): Finding[] } {
  const noted = new Map<string, Noted>();
  let beyond = Number.POSITIVE_INFINITY;
  const first = () => [...noted.values()].sort((a, b) => a[0] - b[0] || a[1] - b[1]).slice(0, most);
  return {
    report({ from, to }, rule, message, hint) {
      const key = `${rule} ${from}`;
      if (from > beyond || noted.has(key)) return;
      noted.set(key, [from, to, rule, message, hint]);
      if (noted.size < 50 * most) return;
      const kept = first();
      noted.clear();
      for (const each of kept) noted.set(`${each[2]} ${each[0]}`, each);
      beyond = kept[most - 1][0];
    },
    findings() {
      const place = placesOf(text);
      return first().map(([from, to, rule, message, hint]) => {
        const [line, column] = place(from);
        const [endLine, endColumn] = place(to);
        return { rule, line, column, endLine, endColumn, ...told(message, hint) };
      });
    },
  };
}

/** Turns offsets into lines and columns, both from 1. */
function placesOf(text: string): (offset: number) => [line: number, column: number] {
  const starts = [0];
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return (offset) => {
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (starts[middle] <= offset) low = middle;
      else high = middle - 1;
    }
    return [low + 1, offset - starts[low] + 1];
  };
}
