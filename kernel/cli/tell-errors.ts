import type { Finding } from '../../engine/config/config.ts';
import type { ErrorReport } from './failure.ts';

/** Tells each error on a line of its own: as JSON on standard output, or in words on standard error. */
export function tellErrors(reports: readonly ErrorReport[], json: boolean): void {
  if (json) process.stdout.write(reports.map((report) => `${errorJson(report)}\n`).join(''));
  else process.stderr.write(reports.map((report) => `${errorText(report)}\n`).join(''));
}

/** `{"error": {kind, message, rule?, file?, cell?, line?, column?}}` */
export const errorJson = ({ kind, message, rule, file, cell, line, column }: ErrorReport): string =>
  JSON.stringify({ error: { kind, message, rule, file, cell, line, column } });

/** `file:line:column: error: message`, or as much of that as is known. */
export function errorText(
  { message, rule, file, cell, line, column }: ErrorReport,
  severity: Finding['severity'] = 'error',
): string {
  if (file === undefined) return message;
  const name = cell === undefined ? file : `${file} cell ${cell}`;
  if (line === undefined) return `${name}: ${asPart(message)}`;
  if (column === undefined) return `${name}:${line}: ${message}`;
  return `${name}:${line}:${column}: ${severity}: ${message}${rule === undefined ? '' : ` [${rule}]`}`;
}

/** A sentence after a colon; a name in capitals stays as it is. */
const asPart = (sentence: string): string => sentence.replace(/^[A-Z](?=[a-z]* )/, (letter) => letter.toLowerCase());
