import type { Finding } from '../../engine/config/config.ts';

/** How many mistakes a text has, and the first of them. */
export function findingsSentence({ name, findings }: { readonly name: string; readonly findings: readonly Finding[] }): string {
  const errors = findings.filter(({ severity }) => severity === 'error');
  const [first] = errors;
  if (first === undefined) return `${name} has no mistake.`;
  const count = errors.length === 1 ? 'one mistake' : `${errors.length} mistakes; the first`;
  return `${name} has ${count}, in line ${first.line}: ${first.message}`;
}
