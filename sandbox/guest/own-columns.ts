/** The column that the user knows; undefined where it is not known. */
export type OwnColumn = (line: number, column: number) => number | undefined;

/** Keys that the scan could not prove harmless are wrapped: see guard.ts. */
const guarded = /__key\d*\(/;

/**
 * Tells the user's columns from those of the code that runs. A line in which the scan, or what is rewritten here, put something has
 * columns of its own: there the line alone is known.
 * @param source as it came here
 * @param code as it runs, on the same lines
 */
export function ownColumns(source: string, code: string): OwnColumn {
  const changed = new Set<number>();
  const lines = source.split('\n');
  const running = code === source ? lines : code.split('\n');
  for (const [index, line] of running.entries()) if (line !== lines[index] || guarded.test(line)) changed.add(index + 1);
  return (line, column) => (column > 0 && line <= lines.length && !changed.has(line) ? column : undefined);
}
