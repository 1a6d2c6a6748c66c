import { unnamedCell } from '../../engine/tasks/fitness.ts';
import { type Language, languageTitles } from '../../sandbox/language.ts';
import { CellError, type FindingSource } from '../cell-error.ts';
import { fitnessFindings, refusedFitness } from '../checks/fitness-findings.ts';
import type { FoundFitness } from '../fitness-file.ts';
import { nameOfCell } from '../language/surroundings.ts';

/** A fitness cell that was run: checked and recorded, never executed here. */
export interface FitnessCell {
  /** From a comment in its first line, `// fitness: its_name` or `# fitness: its_name`; configs name it so. */
  readonly name: string | undefined;
  readonly language: Language;
  readonly text: string;
  readonly cell: NonNullable<FindingSource['cell']>;
}

/** Checks a fitness cell. @throws CellError with every finding, at its place */
export function readFitnessCell(text: string, language: Language, cell: FitnessCell['cell']): FitnessCell {
  const findings = fitnessFindings(text, language);
  if (findings.length > 0) throw refusedFitness(findings);
  return { name: nameOfCell(text)?.name, language, text, cell };
}

/** What the cell says once it is recorded. */
export function recordedText({ name, language }: FitnessCell): string {
  const use = name === undefined ? 'a config without "function" uses it' : `a config uses it with "fitness: ${name}"`;
  return `${languageTitles[language]} fitness${name === undefined ? '' : ` ${name}`}: checked and recorded; ${use}.\n`;
}

/** The recorded fitness that a config means. @throws CellError that says what there is */
export function chooseFitnessCell(cells: readonly FitnessCell[], name: string | undefined): FoundFitness | undefined {
  const found = name === undefined ? cells : cells.filter((cell) => cell.name === name);
  const names = [...new Set(cells.flatMap((cell) => cell.name ?? []))];
  if (name !== undefined && found.length === 0)
    throw new CellError(
      'FitnessNotFound',
      `No fitness cell is called ${name}. ${names.length > 0 ? `There ${names.length === 1 ? 'is' : 'are'} ${names.join(', ')}.` : 'Run the cell that defines it first; its first line names it, such as "// fitness: my_name".'}`,
    );
  const [only] = found;
  if (only === undefined) return undefined;
  if (found.length > 1)
    throw new CellError(
      'FitnessNotFound',
      `Expected one fitness cell${name === undefined ? '' : ` called ${name}`}, found ${found.length}. Name them in their first lines, such as "// fitness: my_name", and say which one under problem.fitness.`,
    );
  const { language, text, cell } = only;
  const known = only.name ?? unnamedCell;
  return { fitness: { name: known, language, text }, source: { name: known, text, cell } };
}
