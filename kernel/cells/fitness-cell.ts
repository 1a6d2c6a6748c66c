import { unnamedCell } from '../../engine/tasks/fitness.ts';
import { type Language, languageTitles } from '../../sandbox/language.ts';
import { type Sentence, say } from '../../sandbox/sentence.ts';
import { CellError, type FindingSource } from '../cell-error.ts';
import { fitnessFindings, refusedFitness } from '../checks/fitness-findings.ts';
import type { FoundFitness } from '../fitness-file.ts';
import { nameOfCell } from '../language/surroundings.ts';

/** A fitness cell, checked and recorded, never executed here. */
export interface FitnessCell {
  /** From a comment in its first line, `// fitness: its_name` or `# fitness: its_name`; configs name it so. */
  readonly name: string | undefined;
  /** The file that it was taken from: what it is called where it has no name. A config that names this file reads it instead. */
  readonly copyOf?: string | undefined;
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
export function recordedText({ name, language }: FitnessCell): Sentence {
  const title = languageTitles[language];
  return name === undefined
    ? say('{0} fitness: checked and recorded; a config without "function" uses it.', title)
    : say('{0} fitness {1}: checked and recorded; a config uses it with "fitness: {1}".', title, name);
}

/** Where the findings of a cell are, for a config that uses it. */
export const sourceOfCell = ({ name, copyOf, text, cell }: Omit<FitnessCell, 'language'>): FindingSource => ({
  name: name ?? copyOf ?? unnamedCell,
  text,
  cell,
});

/** The recorded fitness that a config means. @param areAll whether cells count that were never run @throws CellError that says what there is */
export function chooseFitnessCell(
  cells: readonly FitnessCell[],
  name: string | undefined,
  areAll: boolean,
): FoundFitness | undefined {
  const found = name === undefined ? cells : cells.filter((cell) => cell.name === name);
  const names = [...new Set(cells.flatMap((cell) => cell.name ?? []))];
  if (name !== undefined && found.length === 0) {
    throw new CellError('FitnessNotFound', notCalled(name, names, areAll));
  }
  const [only] = found;
  if (only === undefined) return undefined;
  if (found.length > 1)
    throw new CellError(
      'FitnessNotFound',
      say(
        'Expected one fitness cell, found {0}. Name them in their first lines, such as "// fitness: my_name", and say which one under problem.fitness.',
        found.length,
      ),
    );
  const source = sourceOfCell(only);
  return { fitness: { name: source.name, language: only.language, text: only.text }, source };
}

/** That no cell has the name, and which names there are or how to give one. */
function notCalled(name: string, names: readonly string[], areAll: boolean): Sentence {
  const there = names.join(', ');
  if (names.length === 1) return say('No fitness cell is called {0}. There is {1}.', name, there);
  if (names.length > 1) return say('No fitness cell is called {0}. There are {1}.', name, there);
  return areAll
    ? say('No fitness cell is called {0}. Name one in its first line, such as "// fitness: my_name".', name)
    : say(
        'No fitness cell is called {0}. Run the cell that defines it first; its first line names it, such as "// fitness: my_name".',
        name,
      );
}
