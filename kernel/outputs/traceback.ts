import type { Finding } from '../../engine/config/config.ts';
import { type Part, saidBy, say } from '../../sandbox/sentence.ts';
import type { FindingSource } from '../cell-error.ts';

const shownCharacters = 160;

/**
 * The findings as lines to print: each message, then the line it points at with a caret under the place.
 * @param file name of the file that holds the text; absent for a cell
 */
export function quoteFindings(text: string, findings: readonly Finding[], file?: string): Part[] {
  const lines = text.split(/\r\n|\r|\n/);
  return findings.flatMap((finding) => {
    const source = lines[finding.line - 1];
    const { line, column, code } = finding;
    const what = saidBy(finding);
    const said =
      file === undefined
        ? say('line {0}, column {1}: {2}', line, column, what)
        : say('{0}: {1} [{2}]', `${file}:${line}:${column}`, what, code);
    return source === undefined || source.trim() === '' ? [said] : [said, ...quote(source, finding)];
  });
}

/** Where a fitness went wrong while it ran, in the form whose lines VS Code makes links of: that of IPython's tracebacks. */
export function quoteFaults({ name, text, cell }: FindingSource, findings: readonly Finding[]): string[] {
  const lines = text.split(/\r\n|\r|\n/);
  return findings.flatMap((finding) => {
    const { line } = finding;
    const place = cell === undefined ? `File ${name}:${line}` : `Cell In[${cell.count ?? ' '}], line ${line}`;
    const [quoted, caret] = quote(lines[line - 1] ?? '', finding);
    return [place, `${arrow}${quoted}`, `${' '.repeat(arrow.length)}${caret}`];
  });
}

const arrow = '----> ';

function quote(source: string, finding: Finding): [line: string, caret: string] {
  // A long line is shown around the place.
  const from = finding.column <= shownCharacters ? 0 : finding.column - shownCharacters / 2;
  const shown = source.slice(from, from + shownCharacters).replaceAll('\t', ' ');
  const start = finding.column - 1 - from;
  const end = finding.endLine === finding.line ? finding.endColumn - 1 - from : shown.length;
  const width = Math.max(1, Math.min(end, shown.length) - start);
  const margin = `${finding.line} | `;
  return [`${margin}${shown}`, `${' '.repeat(margin.length + start)}${'^'.repeat(width)}`];
}
