import { inEnglish, type Part, type Sentence, saidBy, say } from '../../sandbox/sentence.ts';
import type { CellError } from '../cell-error.ts';
import { placed } from '../fitness-faults.ts';
import type { Contents } from '../messages.ts';
import { quoteFaults, quoteFindings } from './traceback.ts';

/** What a failed cell says. @param code of the cell, which its findings point into unless they are of another text */
export function errorOutput(error: CellError, code: string): Contents['error'] {
  const { ename, message: evalue, findings, source } = error;
  const value = saidBy(error);
  const saying = (lines: readonly Part[]) => ({ ename, evalue, traceback: lines.map(inEnglish), told: { value, lines } });
  const first = say('{0}: {1}', ename, value);
  if (findings === undefined) return saying([first]);
  if (ename === 'TaskFailed' && source)
    return { ...saying([first, ...quoteFaults(source, findings)]), ...placed(findings, source) };
  const quoted = quoteFindings(source?.text ?? code, findings, source?.name);
  const place = source?.cell ? placed(findings, source) : source?.file === undefined ? {} : { file: source.file };
  return { ...saying([headingOf(ename, findings.length, source?.name), ...quoted]), findings, ...place };
}

function headingOf(ename: string, count: number, name: string | undefined): Sentence {
  if (name === undefined)
    return count === 1 ? say('{0}: one error, nothing was run', ename) : say('{0}: {1} errors, nothing was run', ename, count);
  return count === 1
    ? say('{0}: one error in {1}, nothing was run', ename, name)
    : say('{0}: {1} errors in {2}, nothing was run', ename, count, name);
}
