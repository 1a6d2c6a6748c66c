import assert from 'node:assert/strict';
import { checkFitness } from '../validate/check-fitness.ts';
import { isFitnessError, placeOf } from './fitness-error.ts';
import { openOnOwnLines } from './line-map.ts';
import { loadFitness } from './vm-fitness.ts';

/** Where the fitness fails, as its user knows the place. */
async function placeIn(text: string, language: 'javascript' | 'typescript' = 'javascript') {
  const checked = checkFitness(language, text);
  assert.ok(checked.ok, JSON.stringify(checked));
  try {
    (await openOnOwnLines(checked.code, loadFitness)).evaluateOne(Float64Array.of(1), 0, 1);
  } catch (error) {
    assert.ok(isFitnessError(error));
    return placeOf(error);
  }
  return assert.fail('It did not fail.');
}

suite('The column of a mistake', () => {
  test('is that of the user’s own text', async () => {
    assert.deepEqual(await placeIn('function fitness(x) {\n  throw new Error("no");\n}'), { line: 2, column: 9 });
  });
  test('is so in the first line, which begins elsewhere when it runs', async () => {
    assert.deepEqual(await placeIn('function fitness(x) { throw new Error("no"); }'), { line: 1, column: 29 });
  });
  test('is so where an export was blanked and types were taken out', async () => {
    const text = 'export function fitness(x: Float64Array): number { const y: number = 1; throw new Error("no"); }';
    assert.deepEqual(await placeIn(text, 'typescript'), { line: 1, column: 1 + text.indexOf('new') });
  });
  test('is not told in a line whose powers were rewritten, and is in the next', async () => {
    const text = 'function fitness(x) {\n  const y = x[0] ** 3; if (y === Y) throw new Error("no");\n  throw new Error("no");\n}';
    assert.deepEqual(await placeIn(text.replace('Y', '1')), { line: 2 });
    assert.deepEqual(await placeIn(text.replace('Y', '2')), { line: 3, column: 9 });
  });
  test('is not told in a line whose keys are guarded', async () => {
    const text = 'const o = {};\nfunction fitness(x) {\n  o["k" + x[0]].missing();\n  return 1;\n}';
    assert.deepEqual(await placeIn(text), { line: 3 });
  });
  test('is not told of what was translated', async () => {
    const text = 'enum Kind { A = 1 }\nfunction fitness(x: number[]): number {\n  throw new Error(String(Kind.A));\n}';
    assert.deepEqual(await placeIn(text, 'typescript'), { line: 3 });
  });
});
