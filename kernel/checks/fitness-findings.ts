import type { Finding } from '../../engine/config/config.ts';
import type { Language } from '../../sandbox/language.ts';
import { saidBy, say } from '../../sandbox/sentence.ts';
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
  const [first, ...rest] = findings as readonly [Finding, ...Finding[]]; // a refusal has its reasons
  const refused = say('The fitness was refused: {0}', saidBy(first));
  const all = rest.length > 0 ? say('{0} (and {1} more)', refused, rest.length) : refused;
  const said = source === undefined ? all : say('{0}: {1}', `${source.name}:${first.line}:${first.column}`, all);
  return new CellError('FitnessRefused', said, findings, undefined, source);
}
