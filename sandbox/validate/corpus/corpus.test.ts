import assert from 'node:assert/strict';
import { loadFitness as loadInterpreted } from '../../guest/quickjs-fitness.ts';
import { loadFitness as loadRealm } from '../../guest/vm-fitness.ts';
import { checkFitness } from '../check-fitness.ts';
import { titles } from '../javascript/rules/titles.ts';
import { readCorpus } from './read-corpus.ts';

const candidates = [
  [1, 2, 3, 4],
  [-0.5, 0.25, 3, 9],
  [0, 0, 0, 0],
];

interface Loaded {
  evaluateOne(candidates: Float64Array, offset: number, dimensions: number): number;
}

/** Values as far as both sandboxes agree on them, or the kind of failure. */
const valuesOf = (fitness: Loaded): readonly string[] =>
  candidates.map((x) => {
    try {
      return fitness.evaluateOne(Float64Array.from(x), 0, x.length).toPrecision(12);
    } catch (error) {
      return (error as { kind?: string }).kind ?? String(error); // both throw errors with a kind
    }
  });

suite('the corpora of fitness sources', () => {
  for (const name of ['malicious', 'broken'] as const)
    for (const { language, code } of readCorpus(name))
      test(`refuse, with a place, a ${name} one: ${code.replaceAll('\n', ' ')}`, () => {
        const checked = checkFitness(language, code);
        assert.ok(!checked.ok);
        const lines = code.split(/\r\n|[\n\r]/);
        for (const { rule, line, column, message, hint } of checked.findings) {
          assert.ok(Object.hasOwn(titles, rule), rule);
          assert.ok(column >= 1 && column <= lines[line - 1].length + 1);
          assert.ok(message.endsWith('.') && hint.endsWith('.') !== hint.startsWith('Write: '), `${message} ${hint}`);
        }
      });

  for (const { language, code } of readCorpus('benign'))
    test(`let through, and run alike in both sandboxes, a benign one: ${code.replaceAll('\n', ' ')}`, async () => {
      const checked = checkFitness(language, code);
      assert.ok(checked.ok, JSON.stringify(checked));
      const realm = valuesOf(loadRealm(checked.code));
      assert.deepEqual(valuesOf(await loadInterpreted(checked.code, 64)), realm);
      for (const value of realm) assert.match(value, /\d|NaN|Infinity/);
    });
});
