import type { CellError } from '../cell-error.ts';
import { placed } from '../fitness-faults.ts';
import type { Contents } from '../messages.ts';
import { quoteFaults, quoteFindings } from './traceback.ts';

/** What a failed cell says. @param code of the cell, which its findings point into unless they are of another text */
export function errorOutput({ ename, message: evalue, findings, source }: CellError, code: string): Contents['error'] {
  if (findings === undefined) return { ename, evalue, traceback: [`${ename}: ${evalue}`] };
  if (ename === 'TaskFailed' && source)
    return { ename, evalue, traceback: [`${ename}: ${evalue}`, ...quoteFaults(source, findings)], ...placed(findings, source) };
  const count = findings.length === 1 ? 'one error' : `${findings.length} errors`;
  const traceback = [
    `${ename}: ${count}${source ? ` in ${source.name}` : ''}, nothing was run`,
    ...quoteFindings(source?.text ?? code, findings, source?.name),
  ];
  const place = source?.cell ? placed(findings, source) : source?.file === undefined ? {} : { file: source.file };
  return { ename, evalue, traceback, findings, ...place };
}
