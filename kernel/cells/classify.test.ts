import assert from 'node:assert/strict';
import { classifyCell } from './classify.ts';

const kindOf = (text: string, languageId?: string) => {
  const cell = classifyCell(text, languageId);
  return 'language' in cell ? `${cell.kind} in ${cell.language}` : cell.kind;
};

suite('The kind of a cell', () => {
  for (const [text, kind] of [
    ['', 'empty'],
    [' \n\t\n', 'empty'],
    ['algorithm: PSO\nproblem: {dimensions: 2}', 'config'],
    ['# a comment first\nproblem:\n  dimensions: 2', 'config'],
    ['{"algorithm": "PSO", "problem": {"dimensions": 2}}', 'config'],
    ['{\n  "seed": 1\n}', 'config'],
    ['algoritm: PSO', 'config'],
    ['just some words', 'config'],
    ['function fitness(x) {\n  return x[0] ** 2;\n}', 'fitness in javascript'],
    ['const fitness = (x) => x[0]', 'fitness in javascript'],
    ['export const fitness = (x: Float64Array): number => x[0]!;', 'fitness in typescript'],
    ['import numpy as np\n\ndef fitness(x):\n    return np.sum(x ** 2)', 'fitness in python'],
    ['def objective(x):\n    return 1', 'script in python'],
    ['const results = [1, 2];', 'script in javascript'],
    ['console.log("hello")', 'script in javascript'],
    ['// fitness is defined elsewhere\nlet seed = 1;', 'script in javascript'],
    ['interface Point { x: number }', 'script in typescript'],
  ] as const)
    test(`is ${kind} for ${JSON.stringify(text)}`, () => assert.equal(kindOf(text), kind));

  test('follows the language where the front end gives one', () => {
    assert.equal(kindOf('x = 1', 'python'), 'script in python');
    assert.equal(kindOf('x = 1', 'optimizehub'), 'config');
    assert.equal(kindOf('const a = 1', 'yaml'), 'config');
    assert.equal(kindOf('function fitness(x) { return 0 }', 'typescript'), 'fitness in typescript');
  });
  test('is config for a config that a notebook made elsewhere calls Python', () =>
    assert.equal(kindOf('algorithm: PSO\nproblem: {dimensions: 2, function: sphere}', 'python'), 'config'));
});
