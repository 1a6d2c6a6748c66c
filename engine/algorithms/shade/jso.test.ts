import assert from 'node:assert/strict';
import { assertClose, begin, cube } from '../testing.ts';
import { jso, jsoRules } from './jso.ts';

const { limitF, limitCR, pull, greediness, memory, archiveRate, finalPopulation } = jsoRules;

suite('jSO', () => {
  test('keeps F at 0.7 at most until 60 % of the run', () => {
    assert.deepEqual([limitF(0.9, 0.59), limitF(0.3, 0.59), limitF(0.9, 0.6)], [0.7, 0.3, 0.9]);
  });

  test('keeps CR at 0.7 at least until a quarter of the run, and at 0.6 until half of it', () => {
    const limited = [0, 0.24, 0.25, 0.49, 0.5].map((progress) => limitCR(0.1, progress));
    assert.deepEqual(limited, [0.7, 0.7, 0.6, 0.6, 0.1]);
    assert.equal(limitCR(0.8, 0), 0.8);
  });

  test('weights the step towards the best by 0.7, 0.8 and 1.2 F', () => {
    assert.deepEqual([0, 0.19, 0.2, 0.39, 0.4, 1].map(pull), [0.7, 0.7, 0.8, 0.8, 1.2, 1.2]);
  });

  test('counts a quarter of the population as best at first, and an eighth at the end', () => {
    assertClose([0, 0.5, 1].map(greediness), [0.25, 0.1875, 0.125]);
  });

  test('begins with 25 ln(n) sqrt(n) candidates, but at least 30, and ends with 4', () => {
    const first = (n: number) => begin(jso, cube(n, -1, 1), 1).ask().length / n;
    assert.deepEqual([1, 2, 10, 30].map(first), [30, 30, Math.round(25 * Math.log(10) * Math.sqrt(10)), 466]);
    assert.equal(finalPopulation, 4);
  });

  test('remembers F 0.3 and CR 0.8 in five cells, of which the last is fixed, and half of what it learned before', () => {
    assert.deepEqual(memory, { size: 5, F: 0.3, CR: 0.8, blend: 0.5, fixedLast: true });
    assert.equal(archiveRate, 1);
  });
});
