import type { Finding } from '../../engine/config/config.ts';
import { t, tellFinding } from '../words.ts';

/** How many mistakes a text has, and the first of them. */
export function findingsSentence({ name, findings }: { readonly name: string; readonly findings: readonly Finding[] }): string {
  const errors = findings.filter(({ severity }) => severity === 'error');
  const [first] = errors;
  if (first === undefined) return t('{0} has no errors.', name);
  return errors.length === 1
    ? t('{0} has one error, on line {1}: {2}', name, first.line, tellFinding(first))
    : t('{0} has {1} errors. The first, on line {2}: {3}', name, errors.length, first.line, tellFinding(first));
}
