import assert from 'node:assert/strict';
import { exampleTask } from './example-task.ts';
import { pickScales } from './scales.ts';

const unknown = { optimum: undefined, budget: 1000 };
const fitnessScale = (
  values: readonly number[],
  known: { optimum: number | undefined; budget: number } = unknown,
  objective: 'minimize' | 'maximize' = 'minimize',
) => pickScales([exampleTask({ values, problem: { objective } })], known).fitness;

suite('The axes of a convergence chart', () => {
  test('are logarithmic from the first value on when minimizing towards 0', () =>
    assert.equal(fitnessScale([5], { ...unknown, optimum: 0 }), 'log'));
  test('stay linear while positive values span two decades or less', () => assert.equal(fitnessScale([100, 1]), 'linear'));
  test('become logarithmic when positive values span more than two decades', () => assert.equal(fitnessScale([100, 0.9]), 'log'));
  test('are linear when a value is 0 or below', () => {
    assert.equal(fitnessScale([100, 0]), 'linear');
    assert.equal(fitnessScale([100, 0.1, -3]), 'linear');
  });
  test('are linear when maximizing, though the function has its minimum at 0', () =>
    assert.equal(fitnessScale([5, 7], { ...unknown, optimum: 0 }, 'maximize'), 'linear'));
  test('show evaluations linearly up to 100,000 and logarithmically beyond or when there is no budget', () => {
    const scale = (budget: number) => pickScales([exampleTask()], { optimum: undefined, budget }).evaluations;
    assert.deepEqual([1000, 100_000, 100_001, Number.POSITIVE_INFINITY].map(scale), ['linear', 'linear', 'log', 'log']);
  });
});
