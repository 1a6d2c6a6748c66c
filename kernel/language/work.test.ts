import assert from 'node:assert/strict';
import { algorithms, defaultsOf, findAlgorithm } from '../../engine/algorithms/index.ts';
import { parseConfig } from '../../engine/config/parse.ts';
import { planTasks } from '../../engine/config/tasks.ts';
import { findProblem } from '../../engine/problems/index.ts';
import { Run } from '../../engine/run/run.ts';
import { dimensionsToTry, workOf } from './work.ts';

const sphere = findProblem('sphere')!; // one of ours
const bbob = findProblem('bbob_f10')!; // one of ours

const begin = (name: string, dimensions: number): Run => {
  const parsed = parseConfig(`algorithm: ${name}\nseed: 1\nproblem: {function: sphere, dimensions: ${dimensions}}\n`);
  assert.ok(parsed.ok);
  const [spec] = planTasks(parsed.config, 1);
  const algorithm = findAlgorithm(name);
  assert.ok(spec && algorithm);
  return new Run({ spec, algorithm, objective: sphere.at(dimensions, 1).objective, now: () => 0, isCancelled: () => false });
};

suite('The work of a run', () => {
  for (const algorithm of algorithms.filter(({ stretches }) => stretches === undefined))
    test(`of ${algorithm.name} in many dimensions is tried in so few that its first iteration is short`, () => {
      for (const dimensions of [2, 30, 100, 500, 2000, 10_000].filter((n) => n <= (algorithm.maxDimensions ?? n))) {
        const tried = dimensionsToTry(algorithm, defaultsOf(algorithm), sphere, 1, dimensions);
        assert.ok(tried >= 1 && tried <= dimensions);
        if (dimensions <= 30) assert.equal(tried, dimensions);
        const run = begin(algorithm.name, tried);
        run.advance();
        // Coordinates that were moved and looked at.
        assert.ok(run.progress().evaluations * tried <= 250_000, `${run.progress().evaluations} x ${tried}`);
      }
    });

  test('of a large population is tried in few dimensions, however few are asked for', () => {
    const swarm = findAlgorithm('PSO');
    assert.ok(swarm);
    assert.ok(dimensionsToTry(swarm, { ...defaultsOf(swarm), swarm_size: 10_000 }, sphere, 1, 100) < 10);
  });

  test('of a problem that has instances is tried in no more than 100 dimensions, or in its own', () => {
    const swarm = findAlgorithm('PSO');
    const jobs = findProblem('job_shop_scheduling');
    assert.ok(swarm && jobs);
    assert.ok(dimensionsToTry(swarm, defaultsOf(swarm), bbob, 1, 1000) <= 100);
    assert.equal(dimensionsToTry(swarm, defaultsOf(swarm), jobs, 1, 36), 36);
  });

  test('grows with the square of the dimensions where the problem is turned or the simplex is put in order', () => {
    const [swarm, simplex] = [findAlgorithm('PSO'), findAlgorithm('nelder_mead')];
    assert.ok(swarm && simplex);
    const growth = (of: (dimensions: number) => number): number => Math.round(of(20_000) / of(10_000));
    assert.equal(
      growth((n) => workOf(swarm, defaultsOf(swarm), sphere, n).perEvaluation),
      2,
    );
    assert.equal(
      growth((n) => workOf(swarm, defaultsOf(swarm), bbob, n).perEvaluation),
      4,
    );
    assert.equal(
      growth((n) => workOf(simplex, {}, sphere, n).perIteration),
      4,
    );
  });

  for (const dimensions of [20, 120])
    test(`of CMA-ES counts the factorizations that a run makes in ${dimensions} dimensions`, () => {
      const cmaEs = findAlgorithm('cma_es');
      assert.ok(cmaEs);
      const run = begin('cma_es', dimensions);
      let [factorizations, factorAt] = [0, 0];
      const iterations = 40;
      for (let k = 0; k < iterations; k++) {
        run.advance();
        const { distribution } = run.state().optimizer as { distribution: { factorAt: number } }; // of CMA-ES
        if (distribution.factorAt !== factorAt) factorizations++;
        factorAt = distribution.factorAt;
      }
      // Half of a symmetric matrix for every product, outer product and update; one sixth of a cube for a factorization.
      const candidates = run.progress().evaluations;
      const counted = (candidates + 1.5 * iterations) * dimensions ** 2 + (factorizations * dimensions ** 3) / 6;
      const { perEvaluation, perIteration } = workOf(cmaEs, defaultsOf(cmaEs), sphere, dimensions);
      const told = candidates * (perEvaluation - 100 - 20 * dimensions) + iterations * perIteration;
      assert.ok(told > 0.9 * counted && told < 1.1 * counted, `${told} told, ${counted} counted`);
    });
});
