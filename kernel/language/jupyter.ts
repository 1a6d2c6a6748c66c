/** The language service in the words of the Jupyter protocol, which has positions in code points and proposals as plain texts. */

import { classifyCell } from '../cells/classify.ts';
import type { FitnessCell } from '../cells/fitness-cell.ts';
import type { Contents } from '../messages.ts';
import { complete } from './complete.ts';
import { explain } from './hover.ts';
import { nothingAround, type Surroundings } from './surroundings.ts';

const start = { line: 0, character: 0 };

/** Of a kernel that has run these cells. */
export const surroundingsOf = (cells: readonly FitnessCell[]): Surroundings => ({
  ...nothingAround, // nothing is underlined there
  cells: cells.map(({ name, language }) => ({ uri: '', language, name, range: { start, end: start } })),
  isCell: true,
});

/** Proposals as the Jupyter protocol has them. */
export function completeReply(
  { code, cursor_pos }: Contents['complete_request'],
  around: Surroundings,
): Contents['complete_reply'] {
  const offset = unitsOf(code, cursor_pos);
  const found = isConfig(code) ? complete(code, offset, around) : undefined;
  // A whole config is more than a list of words can show.
  const proposals = (found?.proposals ?? []).filter(({ insert }) => !insert.includes('\n  ') || /^\w+:\n {2}\$1$/.test(insert));
  const written = code.slice(found?.start ?? offset, offset).toLowerCase();
  const fitting = proposals.filter(({ label }) => label.toLowerCase().startsWith(written));
  return {
    status: 'ok',
    matches: fitting.map(({ label }) => label),
    cursor_start: pointsOf(code, found?.start ?? offset),
    cursor_end: pointsOf(code, found?.end ?? offset),
    metadata: {
      // As IPython has it, so that JupyterLab tells keys from values.
      _jupyter_types_experimental: fitting.map(({ label, detail }) => ({ text: label, type: detail ?? '' })),
    },
  };
}

/** An explanation as the Jupyter protocol has it. */
export function inspectReply({ code, cursor_pos }: Contents['inspect_request'], around: Surroundings): Contents['inspect_reply'] {
  const found = isConfig(code) ? explain(code, unitsOf(code, cursor_pos), around) : undefined;
  if (found === undefined) return { status: 'ok', found: false, data: {}, metadata: {} };
  return { status: 'ok', found: true, data: { 'text/markdown': found.text, 'text/plain': plainText(found.text) }, metadata: {} };
}

const isConfig = (code: string): boolean => ['config', 'empty'].includes(classifyCell(code).kind);

/** Without pictures, tables' rules and marks. */
const plainText = (markdown: string): string =>
  markdown
    .replaceAll(/\n*!\[[^\]]*\]\([^)]*\)/g, '')
    .replaceAll(/^\|[-|]+\|\n/gm, '')
    .replaceAll(/\*\*|`|(?<!\\)\*/g, '')
    .replaceAll(/\\([\\`*_{}[\]<>#|~])/g, '$1');

/** UTF-16 units of so many code points. */
const unitsOf = (text: string, points: number): number => [...text].slice(0, points).join('').length;
const pointsOf = (text: string, units: number): number => [...text.slice(0, units)].length;
