import path from 'node:path';
import { loadSandbox } from '../../sandbox/load-bundle.ts';
import type { GuestLanguage } from '../../sandbox/sandbox.ts';
import type { Finding } from '../../sandbox/validate/finding.ts';
import { readFitnessBytes } from '../fitness-file.ts';
import type { ErrorReport } from './failure.ts';
import { asFailure } from './input-file.ts';

/** A fitness as it runs in a sandbox. */
export interface AdmittedFitness {
  readonly language: GuestLanguage;
  readonly code: string;
}

type Admission =
  | ({ readonly ok: true; readonly findings: readonly [] } & AdmittedFitness)
  | { readonly ok: false; readonly findings: readonly [Finding, ...Finding[]] };

/**
 * Reads a fitness file and checks it, or tells every reason why it is refused.
 * @param withScan false: only its kind, its size and its encoding are checked
 * @throws CommandFailure when it cannot be read
 */
export async function admitFitnessFile(file: string, withScan = true): Promise<Admission> {
  const { checkFitness, readSourceFile, withoutScan } = await loadSandbox(import.meta.dirname);
  const source = readSourceFile(path.basename(file), await read(file));
  if (!source.ok) return { ok: false, findings: [source.finding] };
  const checked = (withScan ? checkFitness : withoutScan)(source.language, source.text);
  if (!checked.ok) return checked;
  return { ok: true, findings: [], language: source.language === 'python' ? 'python' : 'javascript', code: checked.code };
}

/** An error with its place in a fitness. */
export type FindingReport = ErrorReport & Required<Pick<ErrorReport, 'rule' | 'file' | 'line' | 'column'>>;

/** A reason for the refusal as an error of the command line. */
export const reportOfFinding = (file: string, { rule, message, hint, line, column }: Finding): FindingReport => ({
  kind: 'rejected',
  message: `${message} ${hint}`.trim(),
  rule,
  file,
  line,
  column,
});

async function read(file: string): Promise<Buffer> {
  try {
    return await readFitnessBytes(file);
  } catch (error) {
    throw asFailure(file, error);
  }
}
