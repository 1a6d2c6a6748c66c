import type { Finding } from './finding.ts';

type Place = Pick<Finding, 'line' | 'column' | 'endLine' | 'endColumn'>;

/**
 * Where Node says that an error in TypeScript is. It says it only in what it prints before the stack: `:2` for the line, then
 * lines of text with carets below the place, or with `>` before each line of a place that is longer than one.
 */
export function locateTypeError(error: Pick<Error, 'stack'>, text: string): Place {
  const lines = text.split(/\r\n|[\n\r]/);
  const [head = '', printed = ''] = /^[^\n]*:(\d+)\n([\s\S]*?)\n\n\S*SyntaxError/.exec(error.stack ?? '')?.slice(1) ?? [];
  const line = Math.min(Number(head) || 1, lines.length);
  const own = lines[line - 1];
  const carets = /^([^\S\n]*)(\^+)[^\S\n]*$/m.exec(printed);
  const first = carets ? columnAt(own, carets[1].length) : own.length - own.trimStart().length;
  const behind = carets ? columnAt(own, carets[1].length + carets[2].length) : own.length;
  return { line, column: first + 1, endLine: line, endColumn: Math.max(behind, first + 1) + 1 };
}

/** How many characters of a line fill a width in which tabs reach to the next multiple of four. */
function columnAt(line: string, width: number): number {
  let filled = 0;
  let count = 0;
  while (count < line.length && filled < width) filled += line[count++] === '\t' ? 4 - (filled % 4) : 1;
  return count;
}
