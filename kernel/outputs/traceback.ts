import type { Finding } from '../../engine/config/config.ts';

const shownCharacters = 160;

/**
 * The findings as lines to print: each message, then the line it points at with a caret under the place.
 * @param file name of the file that holds the text; absent for a cell
 */
export function quoteFindings(text: string, findings: readonly Finding[], file?: string): string[] {
  const lines = text.split(/\r\n|\r|\n/);
  return findings.flatMap((finding) => {
    const source = lines[finding.line - 1];
    const { line, column, message, code } = finding;
    const said =
      file === undefined ? `line ${line}, column ${column}: ${message}` : `${file}:${line}:${column}: ${message} [${code}]`;
    return source === undefined || source.trim() === '' ? [said] : [said, ...quote(source, finding)];
  });
}

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
