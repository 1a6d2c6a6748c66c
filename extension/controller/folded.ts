/** Fits beside a side bar in a window of usual width. */
const columns = 96;

/**
 * The lines of an error, its sentences broken at blanks: the editor cuts long lines off at the edge of an output. Quoted lines stay as they
 * are, because carets below them point at places.
 */
export const folded = (traceback: readonly string[]): string =>
  traceback.flatMap((line) => (isQuote(line) ? line : fold(line))).join('\n');

/** `3 | text`, `----> 3 | text`, or the carets below. */
const isQuote = (line: string): boolean => /^(?:-+> )?\d+ \||^\s/.test(line);

function fold(line: string): string[] {
  const lines: string[] = [];
  let rest = line;
  while (rest.length > columns) {
    const blank = rest.lastIndexOf(' ', columns);
    // A word that is longer than a line, such as a path, is kept whole.
    const at = blank > 0 ? blank : rest.indexOf(' ', columns);
    if (at < 0) break;
    lines.push(rest.slice(0, at));
    rest = rest.slice(at + 1);
  }
  return [...lines, rest];
}
