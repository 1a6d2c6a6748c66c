import { alignTable, type Column } from '../outputs/table.ts';

/** Prints records as a table, or as JSON lines. */
export function printList<T extends object>(
  records: readonly T[],
  columns: readonly (readonly [heading: string, text: (record: T) => string])[],
  json: boolean,
): void {
  const text = json
    ? records.map((record) => JSON.stringify(record)).join('\n')
    : alignTable(
        columns.map(([heading]): Column => [heading, 'left']),
        records.map((record) => columns.map(([, cell]) => cell(record))),
      );
  process.stdout.write(`${text}\n`);
}
