/** Where a fitness is named: in its own cell, and in the configs of the notebook. */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { ErrorCodes, ResponseError } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Location, Range, WorkspaceEdit } from 'vscode-languageserver-types';
import { type Sentence, say } from '../../../sandbox/sentence.ts';
import { twiceNamed } from '../../cells/twice-named.ts';
import { isFileReference } from '../../fitness-file.ts';
import { tell } from '../../words.ts';
import { fitnessNameAt, placesOfFitness } from '../fitness-names.ts';
import type { OpenTexts } from './open-texts.ts';

/** A name of a fitness, and where it stands. */
export interface NamedFitness {
  readonly name: string;
  readonly range: Range;
}

/** The name at a position of a config, or of a fitness cell's first line. */
export function fitnessAt(texts: OpenTexts, document: TextDocument, offset: number): NamedFitness | undefined {
  if (texts.isConfig(document)) {
    const found = fitnessNameAt(document.getText(), offset);
    return found && { name: found.name, range: rangeIn(document, found) };
  }
  const own = texts.cellsAround(document).cells.find(({ uri, name }) => uri === document.uri && name !== undefined);
  const isInside = own && offset >= document.offsetAt(own.range.start) && offset <= document.offsetAt(own.range.end);
  return own?.name !== undefined && isInside ? { name: own.name, range: own.range } : undefined;
}

/** The cell or the file that a config takes its fitness from. */
export function definitionOf(texts: OpenTexts, document: TextDocument, offset: number): Location | null {
  const found = fitnessAt(texts, document, offset);
  if (found === undefined) return null;
  const cell = texts.cellsAround(document).cells.find(({ name }) => name === found.name);
  if (cell) return { uri: cell.uri, range: cell.range };
  const folder = texts.folderOf(document);
  if (folder === undefined || !isFileReference(found.name)) return null;
  const file = path.resolve(folder, found.name);
  const start = { line: 0, character: 0 };
  return existsSync(file) ? { uri: pathToFileURL(file).href, range: { start, end: start } } : null;
}

/** Every place where the fitness is named, its cell first. */
export function referencesOf(texts: OpenTexts, document: TextDocument, offset: number): Location[] {
  const found = fitnessAt(texts, document, offset);
  if (found === undefined) return [];
  const cells = texts.cellsAround(document).cells.filter(({ name }) => name === found.name);
  const configs = texts
    .configsBeside(document)
    .flatMap((config) => placesOfFitness(config.getText(), found.name).map((place) => ({ config, place })));
  return [
    ...cells.map(({ uri, range }) => ({ uri, range })),
    ...configs.map(({ config, place }) => ({ uri: config.uri, range: rangeIn(config, place) })),
  ];
}

/** The name of a fitness cell, if it may be renamed here. @throws ResponseError where a config names a file, or nothing */
export function renameableAt(texts: OpenTexts, document: TextDocument, offset: number): NamedFitness | null {
  const found = fitnessAt(texts, document, offset);
  if (found && !isFileReference(found.name)) return found;
  // Others rename what code consists of.
  if (!texts.isConfig(document)) return null;
  throw new ResponseError(ErrorCodes.InvalidRequest, 'Only fitness cells can be renamed.');
}

/**
 * Another name for a fitness cell, there and in every config of its notebook.
 * @throws ResponseError where it is no name, or another cell has it
 */
export function renamed(texts: OpenTexts, document: TextDocument, offset: number, newName: string): WorkspaceEdit | null {
  const found = fitnessAt(texts, document, offset);
  if (found === undefined || isFileReference(found.name)) return null;
  if (!/^[\w-]+$/.test(newName))
    throw new ResponseError(ErrorCodes.InvalidParams, `Expected a name of letters, digits, _ and -, got "${newName}".`);
  const { cells } = texts.cellsAround(document);
  if (newName !== found.name && cells.some(({ name }) => name === newName))
    throw refusal(say('The notebook has a fitness cell called {0} already; choose another name.', newName));
  const own = cells.filter(({ name }) => name === found.name);
  const isCell = own.some(({ uri }) => uri === document.uri);
  if (own.length > 1 && !isCell) throw refusal(twiceNamed(found.name, own.length));
  // Of two cells of one name, configs go with the other one.
  const places = own.length > 1 ? own.filter(({ uri }) => uri === document.uri) : referencesOf(texts, document, offset);
  const changes: NonNullable<WorkspaceEdit['changes']> = {};
  for (const { uri, range } of places) changes[uri] = [...(changes[uri] ?? []), { range, newText: newName }];
  return { changes };
}

const refusal = (sentence: Sentence) => new ResponseError(ErrorCodes.InvalidParams, tell(sentence));

const rangeIn = (document: TextDocument, { start, end }: { readonly start: number; readonly end: number }): Range => ({
  start: document.positionAt(start),
  end: document.positionAt(end),
});
