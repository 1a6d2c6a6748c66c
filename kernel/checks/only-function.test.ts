import assert from 'node:assert/strict';
import type { Language } from '../../sandbox/language.ts';
import { hasOnlyFunctionOfOne } from './only-function.ts';

const rows: readonly [text: string, language: Language, isIt: boolean][] = [
  ['function cost(x) {\n  return x[0];\n}', 'javascript', true],
  ['const n = 2;\nexport default function (x) { return n; }', 'javascript', true],
  ['export const cost = (x: Map<string, number>): number => 0;', 'typescript', true],
  ['const cost = x => x[0];', 'javascript', true],
  ['var cost = function named(x) { return 0; };', 'javascript', true],
  ['function cost(x) {\n  function inner(a) {}\n  const other = (b) => b;\n}', 'javascript', true],
  ['import numpy as np\n\ndef cost(x: dict[str, float]) -> float:\n    return 0', 'python', true],
  ['function cost(x) {}\nfunction other(x) {}', 'javascript', false],
  ['function cost(x) {}\nconst other = (x) => x;', 'javascript', false],
  ['function cost(x, y) {}', 'javascript', false],
  ['function main() {}', 'javascript', false],
  ['function cost({ a }) {}', 'javascript', false],
  ['function cost(...all) {}', 'javascript', false],
  ['// function cost(x)\nconst size = (1 + 2) * 3;', 'javascript', false],
  ['class Cost {\n  constructor(x) {}\n}', 'javascript', false],
  ['class Cost:\n    def cost(self):\n        return 0', 'python', false],
  ['def cost(*all):\n    return 0', 'python', false],
  ['', 'python', false],
];

suite('The only function of a file', () => {
  for (const [text, language, isIt] of rows)
    test(`${isIt ? 'may be a fitness' : 'is no fitness'}: ${JSON.stringify(text)}`, () =>
      assert.equal(hasOnlyFunctionOfOne(text, language), isIt));
});
