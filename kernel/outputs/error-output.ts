import type { CellError } from '../cell-error.ts';
import type { Contents } from '../messages.ts';
import { quoteFindings } from './traceback.ts';

/** What a failed cell says. @param code of the cell, which its findings point into unless they are of a file */
export function errorOutput({ ename, message: evalue, findings, source }: CellError, code: string): Contents['error'] {
  if (findings === undefined) return { ename, evalue, traceback: [`${ename}: ${evalue}`] };
  const count = findings.length === 1 ? 'one finding' : `${findings.length} findings`;
  const traceback = [
    `${ename}: ${count}${source ? ` in ${source.name}` : ''}, nothing was run`,
    ...quoteFindings(source?.text ?? code, findings, source?.name),
  ];
  return { ename, evalue, traceback, findings, ...(source ? { file: source.file } : {}) };
}
