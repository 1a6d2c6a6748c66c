import type { Finding } from '../../engine/config/config.ts';
import type { Language } from '../../sandbox/language.ts';
import { checkFitness } from '../../sandbox/validate/check-fitness.ts';
import type { Finding as FitnessFinding } from '../../sandbox/validate/finding.ts';
import { CellError, type FindingSource } from '../cell-error.ts';

/** Every reason why the fitness would be refused, with what to write instead; none where it may run. */
export function fitnessFindings(text: string, language: Language): readonly Finding[] {
  const checked = checkFitness(language, text);
  return checked.ok ? [] : checked.findings.map(asFinding);
}

/** A finding of the sandbox as those of configs are. */
export const asFinding = ({ rule, message, hint, sentence, line, column, endLine, endColumn }: FitnessFinding): Finding => ({
  severity: 'error',
  code: rule,
  message: `${message} ${hint}`.trim(),
  sentence,
  path: '',
  line,
  column,
  endLine,
  endColumn,
});

/** Why a cell or file with these findings is not run. @param source of the findings, when not the cell itself */
export function refusedFitness(findings: readonly Finding[], source?: FindingSource): CellError {
  const { message, line, column } = findings[0]!; // a refusal has its reasons
  const rest = findings.length > 1 ? ` (and ${findings.length - 1} more)` : '';
  const where = source === undefined ? '' : `${source.name}:${line}:${column}: `;
  return new CellError('FitnessRefused', `${where}The fitness was refused: ${message}${rest}`, findings, undefined, source);
}
