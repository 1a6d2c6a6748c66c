import assert from 'node:assert/strict';
import { namedFitness } from './named-fitness.ts';

suite('The fitness that a config names', () => {
  for (const [what, text, expected] of [
    ['beside mistakes', 'algorithm: 5\nproblem:\n  fitness: ./a b.py\n', './a b.py'],
    ['in JSON', '{"problem": {"fitness": "./a.py"}}', './a.py'],
    ['by an alias', 'problem: {objective: &x beam, fitness: *x}\n', 'beam'],
    ['beside a function', 'problem: {function: sphere, fitness: beam}\n', undefined],
    ['beside a function by its former name', 'problem: {fitness_function: sphere, fitness: beam}\n', undefined],
    ['as a number', 'problem: {fitness: 5}\n', undefined],
    ['nowhere', 'problem: {dimensions: 5}\n', undefined],
    ['in a text that cannot be read', 'problem: {fitness: beam\n', undefined],
    ['in a text that is no config', 'fitness', undefined],
    ['in no text', '', undefined],
  ] as const)
    test(`is found wherever it is: ${what}`, () => assert.equal(namedFitness(text), expected));
});
