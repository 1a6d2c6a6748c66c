import { findAlgorithm } from '../../engine/algorithms/index.ts';
import { findProblem } from '../../engine/problems/index.ts';
import { type Language, languageTitles } from '../../sandbox/language.ts';
import { languageOfFile } from '../../sandbox/validate/source-file.ts';
import { t } from '../words.ts';
import { chosenAlgorithms, chosenDimensions } from './chosen.ts';
import { aboutAlgorithm, aboutKey, aboutProblemWithPicture } from './describe.ts';
import { placeAt } from './place.ts';
import { schemaAt } from './schema-at.ts';
import type { Surroundings } from './surroundings.ts';

/** What a word of a config means. */
export interface Explanation {
  /** Offsets of the word. */
  readonly start: number;
  readonly end: number;
  /** Markdown. */
  readonly text: string;
}

/** Explains the key or the name at an offset; undefined where there is nothing to tell. */
export function explain(text: string, offset: number, around: Surroundings): Explanation | undefined {
  const place = placeAt(text, offset);
  if (place === undefined || place.word === '') return undefined;
  const { start, end, word, key, parents, hasColon } = place;
  const chosen = chosenAlgorithms(text);
  const explained = (about: string | undefined): Explanation | undefined =>
    about === undefined ? undefined : { start, end, text: about };
  if (key === undefined && hasColon) {
    const node = schemaAt([...parents, word], chosen);
    const algorithm = findAlgorithm(word);
    if (parents.join() === 'params' && algorithm) return explained(aboutAlgorithm(algorithm));
    return explained(node && aboutKey(word, node, ownerOf(parents, word, chosen)));
  }
  const name = key ?? parents.filter((step) => typeof step === 'string').at(-1);
  if (name === 'algorithm' || name === 'algorithms') {
    const algorithm = findAlgorithm(word);
    return explained(algorithm && aboutAlgorithm(algorithm));
  }
  if (name === 'function') {
    const problem = findProblem(word);
    return explained(problem && aboutProblemWithPicture(problem, chosenDimensions(text)));
  }
  if (name === 'fitness') {
    const language = languageOfFile(word);
    // What is wrong with it is told by the findings.
    if (language !== undefined) return explained(around.faultOfFile(word) ? undefined : aboutFile(word, language));
    const cell = around.cells.find((candidate) => candidate.name === word);
    return explained(cell && t('The fitness **{0}**, a {1} cell of this notebook.', word, cell.language));
  }
  const path = key === undefined ? parents : [...parents, key];
  const node = schemaAt(path, chosen);
  return explained(node && name !== undefined ? aboutKey(name, node, ownerOf(parents, name, chosen)) : undefined);
}

const aboutFile = (file: string, language: Language): string =>
  t('The fitness file **{0}**, in {1}. It is checked when it is run, and runs in a sandbox.', file, languageTitles[language]);

/** The algorithm whose parameter it is, where that is one. */
function ownerOf(parents: readonly (string | number)[], key: string, chosen: ReturnType<typeof chosenAlgorithms>) {
  if (parents[0] !== 'params') return undefined;
  if (typeof parents[1] === 'string') return findAlgorithm(parents[1]);
  const owners = chosen.filter(({ params }) => key in params);
  return owners.length === 1 ? owners[0] : undefined;
}
