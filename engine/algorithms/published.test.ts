/**
 * Results that papers report, as statistical tests. Each statement below holds for the published algorithm; ours must hold it
 * too. Seeds are fixed, so a test that passes once passes always; the error rates say how rarely another choice of seeds
 * would fail for a correct implementation.
 */
import assert from 'node:assert/strict';
import { createRandom } from '../random/index.ts';
import { defaultsOf } from './define.ts';
import { createInitialize, findAlgorithm } from './index.ts';
import { cube } from './testing.ts';

type Objective = (x: Float64Array) => number;

/** Evaluations until the fitness is at most `target`, one number per run; Infinity where the budget did not suffice. */
function runtimes(
  name: string,
  params: Record<string, number | string>,
  objective: Objective,
  box: ReturnType<typeof cube>,
  { target, budget, runs }: { target: number; budget: number; runs: number },
): number[] {
  const algorithm = findAlgorithm(name);
  assert.ok(algorithm);
  return Array.from({ length: runs }, (_, run) => {
    const random = createRandom(1000 + run);
    const optimizer = algorithm.start({
      box,
      params: { ...defaultsOf(algorithm), ...params },
      random,
      initialize: createInitialize(undefined, box, random),
      budget,
      openEnded: true,
    });
    for (let spent = 0; spent < budget; ) {
      const candidates = optimizer.ask();
      const count = candidates.length / box.dimensions;
      const values = Float64Array.from({ length: count }, (_, k) =>
        objective(candidates.subarray(k * box.dimensions, (k + 1) * box.dimensions)),
      );
      const hit = values.findIndex((value) => value <= target);
      if (hit >= 0) return spent + hit + 1;
      optimizer.tell(values);
      spent += count;
    }
    return Number.POSITIVE_INFINITY;
  });
}

const mean = (values: readonly number[]): number => values.reduce((sum, v) => sum + v, 0) / values.length;
const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[values.length >> 1];
const sphere: Objective = (x) => x.reduce((sum, v) => sum + v * v, 0);
const rosenbrock2: Objective = (x) => 100 * (x[0] * x[0] - x[1]) ** 2 + (1 - x[0]) ** 2;

suite('published results', () => {
  test('DE solves De Jong’s first two functions in about the evaluations of Storn & Price 1997, table 1', () => {
    // They report 406 (F1, NP 5, F .9, CR .1, target 1e-6 over 20 runs) and 654 (F2, NP 10, F .9, CR .9). Mean of 40 runs
    // within a factor of 1.5: the deviation of one run is about 15 %, so a correct DE fails in far less than 1 of 10,000.
    const strategy = { F: 0.9 };
    const first = runtimes('DE', { ...strategy, population_size: 5, CR: 0.1 }, sphere, cube(3, -5.12, 5.12), {
      target: 1e-6,
      budget: 5000,
      runs: 40,
    });
    const second = runtimes('DE', { ...strategy, population_size: 10, CR: 0.9 }, rosenbrock2, cube(2, -2.048, 2.048), {
      target: 1e-6,
      budget: 5000,
      runs: 40,
    });
    assert.ok(median(first) > 406 / 1.5 && median(first) < 406 * 1.5, `F1: ${median(first)}`);
    assert.ok(median(second) > 654 / 1.5 && median(second) < 654 * 1.5, `F2: ${median(second)}`);
  });

  test('ACOR solves spheres in about the evaluations of Socha & Dorigo 2008, comparison with other ant methods', () => {
    // They report 781 evaluations for SM (6 dimensions) and 392 for DJ (3 dimensions), box [-5.12, 5.12], target 1e-4, with 2
    // ants, archive 50, q 1e-4, xi .85. Mean of 40 runs within a factor of 1.5; a run deviates by about 10 %.
    const params = { colony_size: 2, archive_size: 50, q: 1e-4, xi: 0.85 };
    const settings = { target: 1e-4, budget: 10_000, runs: 40 };
    const six = mean(runtimes('ACOR', params, sphere, cube(6, -5.12, 5.12), settings));
    const three = mean(runtimes('ACOR', params, sphere, cube(3, -5.12, 5.12), settings));
    assert.ok(six > 781 / 1.5 && six < 781 * 1.5, `6 dimensions: ${six}`);
    assert.ok(three > 392 / 1.5 && three < 392 * 1.5, `3 dimensions: ${three}`);
  });

  test('CMA-ES solves the 10-dimensional sphere in the evaluations of Hansen 2016', () => {
    // The tutorial's program needs 1,500 to 2,100 evaluations from 1e-9 for n = 10 at sigma 0.5 from a unit distance; ours
    // starts uniformly in [-5, 5]. 1,300 to 2,600 covers every run of 30.
    const found = runtimes('cma_es', {}, sphere, cube(10, -5, 5), { target: 1e-9, budget: 10_000, runs: 30 });
    assert.ok(Math.min(...found) > 1300 && Math.max(...found) < 2600, `${Math.min(...found)} to ${Math.max(...found)}`);
  });
});
