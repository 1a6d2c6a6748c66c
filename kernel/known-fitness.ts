import type { Language } from '../sandbox/language.ts';
import type { Sentence } from '../sandbox/sentence.ts';
import { CellError } from './cell-error.ts';
import { classifyCell } from './cells/classify.ts';
import { chooseFitnessCell, type FitnessCell, readFitnessCell, recordedText, sourceOfCell } from './cells/fitness-cell.ts';
import { twiceNamed } from './cells/twice-named.ts';
import { fitnessFindings, refusedFitness } from './checks/fitness-findings.ts';
import { type FoundFitness, isFileReference, readFitnessFile } from './fitness-file.ts';
import { nameOfCell } from './language/surroundings.ts';

/** A cell of a notebook as it stands, with VS Code's id of its language. */
export interface PresentCell {
  readonly id: string;
  readonly text: string;
  readonly language_id: string;
  /** The file that its text was taken from, as a config beside it would name it. */
  readonly copy_of?: string;
}

/** The fitness functions that a config can mean: cells, and files. */
export interface KnownFitness {
  /** By cell id or, without one, by position of first run: those run so far, or those that {@link replace} found sound. */
  readonly cells: ReadonlyMap<string, FitnessCell>;
  /** Checks the text of a cell, whose [n] is `count`, and keeps it. Returns what to tell the user. @throws CellError when it is refused */
  record(cell: { readonly id: string; readonly count: number }, code: string, language: Language): Sentence;
  /** Checks and keeps the fitness among these cells in place of all before, run or not. A refused one is told of where a config means it. */
  replace(cells: readonly PresentCell[]): void;
  /** Whether a config that names none may mean one, be that refused or one of several. */
  isThere(): boolean;
  /** The fitness that a config names, or the only one there is; undefined when there is none. @throws CellError */
  find(reference: string | undefined): Promise<FoundFitness | undefined>;
}

/** A cell that cannot be a fitness as it stands. */
interface RefusedCell {
  readonly name: string | undefined;
  readonly error: CellError;
}

/**
 * @param folder where named files are looked for; undefined where there is none
 * @param fitnessFile the file of configs that name none
 */
export function createKnownFitness(folder: string | undefined, fitnessFile: string | undefined): KnownFitness {
  const cells = new Map<string, FitnessCell>();
  let refused: readonly RefusedCell[] = [];
  let areAll = false;
  return {
    cells,
    record(cell, code, language) {
      cells.delete(cell.id); // what was recorded before is no longer what the cell says
      const fitness = readFitnessCell(code, language, cell);
      cells.set(cell.id, fitness);
      return recordedText(fitness);
    },
    replace(present) {
      const looked = present.flatMap((cell) => lookAt(cell, cells.get(cell.id)));
      cells.clear();
      for (const found of looked) if ('text' in found) cells.set(found.cell.id, found);
      refused = looked.filter((found) => 'error' in found);
      areAll = true;
    },
    isThere: () => cells.size > 0 || refused.length > 0 || fitnessFile !== undefined,
    async find(reference) {
      if (reference !== undefined && isFileReference(reference)) return readFitnessFile(reference, folder);
      if (reference === undefined && fitnessFile !== undefined) return readFitnessFile(fitnessFile, '.');
      const isMeant = ({ name }: { readonly name: string | undefined }): boolean => reference === undefined || name === reference;
      const meant = [...cells.values()].filter(isMeant);
      const count = meant.length + refused.filter(isMeant).length;
      if (reference !== undefined && count > 1) throw new CellError('FitnessNotFound', twiceNamed(reference, count));
      const faulty = refused.find(isMeant);
      if (meant.length === 0 && faulty) throw faulty.error;
      // Of several that it may mean, the only one that was run.
      const run = meant.filter(({ cell }) => cell.count !== undefined);
      return chooseFitnessCell(run.length === 1 ? run : [...cells.values()], reference, areAll);
    },
  };
}

/** The cell as it stands, checked unless it was before; nothing where it is no fitness. */
function lookAt({ id, text, language_id, copy_of }: PresentCell, before: FitnessCell | undefined): (FitnessCell | RefusedCell)[] {
  const kind = classifyCell(text, language_id);
  if (kind.kind !== 'fitness') return [];
  const { language } = kind;
  if (before?.text === text && before.language === language) return [{ ...before, copyOf: copy_of }];
  const fitness = { name: nameOfCell(text)?.name, copyOf: copy_of, language, text, cell: before?.cell ?? { id } };
  const findings = fitnessFindings(text, language);
  return findings.length === 0 ? [fitness] : [{ name: fitness.name, error: refusedFitness(findings, sourceOfCell(fitness)) }];
}
