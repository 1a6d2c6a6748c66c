import assert from 'node:assert/strict';
import type { Language } from '../language.ts';
import { declaresFitness } from './declares-fitness.ts';

const rows: readonly [text: string, language: Language, declares: boolean][] = [
  ['function fitness(x) { return x[0]; }', 'javascript', true],
  ['export default function fitness(x: number[]): number { return 0; }', 'typescript', true],
  ['const fitness = (x) => x[0] ** 2;', 'javascript', true],
  ['def fitness(x):\n    return sum(x)', 'python', true],
  ['// function fitness(x)\nfunction other() {}', 'javascript', false],
  ['function fitnessOf(x) {}', 'javascript', false],
  ['fitness(3)', 'javascript', false],
  ['def fitness_of(x):\n    return 1', 'python', false],
];

suite('declaring a fitness', () => {
  for (const [text, language, declares] of rows)
    test(`${JSON.stringify(text)} ${declares ? 'declares' : 'does not declare'} one`, () =>
      assert.equal(declaresFitness(text, language), declares));
});
