/** A column's heading and the side its cells keep to. */
export type Column = readonly [heading: string, align: 'left' | 'right'];

/** Rows under headings, padded with spaces to equal widths. */
export function alignTable(columns: readonly Column[], rows: readonly (readonly string[])[]): string {
  const widths = columns.map(([heading], k) => Math.max(heading.length, ...rows.map((row) => row[k]!.length)));
  const line = (cells: readonly string[]) =>
    cells
      .map((cell, k) => (columns[k]![1] === 'right' ? cell.padStart(widths[k]!) : cell.padEnd(widths[k]!)))
      .join('  ')
      .trimEnd();
  return [line(columns.map(([heading]) => heading)), line(widths.map((width) => '-'.repeat(width))), ...rows.map(line)].join(
    '\n',
  );
}
