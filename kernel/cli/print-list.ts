import type { Command } from 'commander';
import { fitTable, type ListColumn } from './fit-table.ts';

/** How a list is printed. */
export interface ListOptions {
  readonly json: boolean;
  readonly wide: boolean;
}

/** Adds the options that say how a list is printed. @param record what each JSON object is of */
export const addListOptions = (command: Command, record: string): Command =>
  command
    .option('--json', `one JSON object per ${record}`, false)
    .option('--wide', 'all of the table on a terminal that is too narrow for it, as when it is piped', false);

/** Prints records as JSON lines, or as a table that fits into the terminal. @param dataOf what of a record is printed as JSON */
export function printList<T extends object>(
  records: readonly T[],
  columns: readonly ListColumn<T>[],
  { json, wide }: ListOptions,
  dataOf: (record: T) => object = (record) => record,
): void {
  if (json) {
    process.stdout.write(records.map((record) => `${JSON.stringify(dataOf(record))}\n`).join(''));
    return;
  }
  if (records.length === 0) {
    process.stderr.write('There is nothing to list.\n');
    return;
  }
  const { text, leftOut } = fitTable(records, columns, wide ? undefined : process.stdout.columns);
  process.stdout.write(`${text}\n`);
  if (leftOut.length > 0)
    process.stderr.write(`Left out, because the terminal is narrow: ${leftOut.join(', ')}. --wide shows all.\n`);
}
