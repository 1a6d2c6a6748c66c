import { placeAt } from './place.ts';

/** Offsets of the fitness that a config names. */
export interface FitnessName {
  readonly name: string;
  readonly start: number;
  readonly end: number;
}

/** The name under `fitness:` at an offset. */
export function fitnessNameAt(text: string, offset: number): FitnessName | undefined {
  const place = placeAt(text, offset);
  if (place?.key !== 'fitness' || place.parents.join() !== 'problem' || place.word === '') return undefined;
  return { name: place.word, start: place.start, end: place.end };
}

/** Every place where a config names this fitness. */
export function placesOfFitness(text: string, name: string): readonly FitnessName[] {
  return [...text.matchAll(/\bfitness["']?[ \t]*:[ \t]*["']?/g)].flatMap((found) => {
    const at = fitnessNameAt(text, found.index + found[0].length);
    return at?.name === name ? [at] : [];
  });
}
