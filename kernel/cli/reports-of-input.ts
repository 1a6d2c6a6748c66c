import path from 'node:path';
import type { ParsedConfig } from '../../engine/config/config.ts';
import { builtInWith, parseConfig } from '../../engine/config/parse.ts';
import { machineMemory } from '../../engine/process/machine-memory.ts';
import { CellError } from '../cell-error.ts';
import { classifyCell } from '../cells/classify.ts';
import { refuseCell } from '../cells/refusal.ts';
import { isFileReference } from '../fitness-file.ts';
import { createKnownFitness, type KnownFitness } from '../known-fitness.ts';
import { namedFitness } from '../language/named-fitness.ts';
import { nameOfCell } from '../language/surroundings.ts';
import { languageOf, sourceOf } from '../notebook/notebook.ts';
import { type ConfigReport, checkConfigText } from './check-config-text.ts';
import type { ErrorReport } from './failure.ts';
import type { InputFile } from './input-file.ts';
import { readNotebook } from './read-notebook.ts';
import { reportsOfCell } from './reports-of-cell.ts';

type Where = Pick<ErrorReport, 'file' | 'cell'>;

/** All that keeps a config in a file from running: its own mistakes, and those of the fitness file that it names. */
export async function reportsOfConfig({ text, file }: InputFile): Promise<readonly ConfigReport[]> {
  const known = createKnownFitness(path.dirname(path.resolve(file)), undefined);
  return reportsOfText(text, { file }, async (reference) => (await known.find(reference)) !== undefined, known.isThere());
}

/** All that keeps the cells of a notebook from running, each cell judged as if those above had been run. */
export async function reportsOfNotebook(input: InputFile): Promise<readonly ConfigReport[]> {
  const known = createKnownFitness(path.dirname(path.resolve(input.file)), undefined);
  const refused = new Set<string | undefined>();
  const find = (reference: string | undefined) => findUnlessRefused(known, refused, reference);
  const reports: ConfigReport[] = [];
  for (const [index, cell] of readNotebook(input).cells.entries()) {
    if (cell.cell_type !== 'code') continue;
    const [text, where] = [sourceOf(cell), { file: input.file, cell: index + 1 }];
    const kind = classifyCell(text, languageOf(cell));
    if (kind.kind === 'config') reports.push(...(await reportsOfText(text, where, find, known.isThere() || refused.size > 0)));
    else
      try {
        if (kind.kind === 'fitness') known.record({ id: String(index), count: index + 1 }, text, kind.language);
        else throw asCellError(refuseCell(kind));
      } catch (error) {
        if (kind.kind === 'fitness') refused.add(nameOfCell(text)?.name);
        reports.push(...reportsOfError(error, where, text));
      }
  }
  // Several configs may name the same file.
  return [...new Map(reports.map((report) => [JSON.stringify(report), report])).values()];
}

/** Whether there is the fitness that a config names or, where it names none, the only one. @throws CellError where it cannot run */
type Find = (reference: string | undefined) => Promise<boolean>;

async function reportsOfText(text: string, where: Where, find: Find, isThere: boolean): Promise<readonly ConfigReport[]> {
  const parsed = parseConfig(text, builtInWith(machineMemory()));
  const reference = fitnessToFind(text, parsed);
  if (reference === 'none') return checkConfigText(text, parsed, where, isThere);
  try {
    // One that has none may be given it by `run --fitness`: there is a warning of it.
    return checkConfigText(text, parsed, where, await find(reference.fitness));
  } catch (error) {
    return [...checkConfigText(text, parsed, where, true), ...reportsOfError(error, where, text)].toSorted(byPlace);
  }
}

/** What a config means for its fitness, also where something else is wrong with it; of several mistakes in the name itself one is told. */
function fitnessToFind(text: string, parsed: ParsedConfig): { readonly fitness: string | undefined } | 'none' {
  if (parsed.ok) {
    const { source } = parsed.config.problem;
    return source !== undefined && 'function' in source ? 'none' : { fitness: source?.fitness };
  }
  const fitness = namedFitness(text);
  return fitness === undefined || parsed.findings.some(({ path }) => path === 'problem.fitness') ? 'none' : { fitness };
}

/** What is wrong with a refused cell has been told where it stands; that it is missing then is no mistake of its own. */
async function findUnlessRefused(
  known: KnownFitness,
  refused: ReadonlySet<string | undefined>,
  reference: string | undefined,
): Promise<boolean> {
  const isCell = reference === undefined || !isFileReference(reference);
  if (isCell && (reference === undefined ? refused.size > 0 : refused.has(reference))) return true;
  return (await known.find(reference)) !== undefined;
}

const asCellError = ({ ename, sentence, findings }: ReturnType<typeof refuseCell>) => new CellError(ename, sentence, findings);

/** Mistakes of one file in order; those of another follow. */
const byPlace = (a: ConfigReport, b: ConfigReport): number =>
  a.file === b.file ? (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0) : 0;

/** @throws what is no mistake of the user */
function reportsOfError(error: unknown, where: Where, text: string): readonly ConfigReport[] {
  if (!(error instanceof CellError)) throw error;
  const { ename, message: evalue, findings, source } = error;
  const file = source?.file;
  const reports = reportsOfCell({ ename, evalue, ...(findings && { findings }), ...(file && { file }) }, where, text);
  return reports.map((report) => ({
    ...report,
    severity: 'error',
    code: report.rule ?? codes[ename] ?? ename,
    path: pathOf(ename),
  }));
}

/** Of errors that no rule of the scan and no key of a config has found. */
const codes: Readonly<Record<string, string>> = {
  FitnessNotFound: 'unknown-fitness',
  NotAvailable: 'not-available',
  ConfigError: 'empty',
};

const pathOf = (ename: string): string => (ename === 'FitnessNotFound' ? 'problem.fitness' : '');
