import assert from 'node:assert/strict';
import { createRandom } from '../../random/index.ts';
import { defaultsOf } from '../define.ts';
import { createInitialize } from '../initial/index.ts';
import { assertClose, begin, scripted } from '../testing.ts';
import { cmaEs } from './cma-es.ts';

/** The first candidates around a point, from the given normal numbers. */
function firstCandidates(normal: readonly number[], point: readonly number[], initial_step: number) {
  const box = { dimensions: 2, lower: Float64Array.of(0, 10), upper: Float64Array.of(1, 30) };
  const random = scripted({ normal });
  const initialize = createInitialize({ sampling: 'uniform', points: [point] }, box, random);
  const params = { ...defaultsOf(cmaEs), population_size: 4, initial_step };
  return cmaEs.start({ box, params, random, initialize, budget: 100, openEnded: true }).ask();
}

suite('The first candidates of CMA-ES', () => {
  test('lie around the first point, initial_step of every range away', () => {
    const candidates = firstCandidates([1, 0, 0, 1, -1, 0.5, 0, 0], [0.5, 20], 0.1);
    assertClose(candidates, [0.6, 20, 0.5, 22, 0.4, 21, 0.5, 20]);
  });

  test('are mirrored into the box where they would lie outside', () => {
    const candidates = firstCandidates([6, 0, -6, 0, 16, 0, 0, -26], [0.5, 20], 0.1);
    assertClose(candidates, [0.9, 20, 0.1, 20, 0.1, 20, 0.5, 12]);
  });
});

suite('A restart of CMA-ES', () => {
  const box = { dimensions: 2, lower: Float64Array.of(0, 10), upper: Float64Array.of(1, 30) };
  interface State {
    run: { regime: string; population: number; allowance: number | null };
    spent: number;
    distribution: { iteration: number; mean: number[]; initialSigma: number };
  }
  const read = (optimizer: { state(): unknown }) => optimizer.state() as State;

  test('comes when every candidate has the same fitness for ten iterations, with a mean drawn anew', () => {
    const optimizer = begin(cmaEs, box, 1);
    for (let k = 0; k < 10; k++) {
      assert.equal(read(optimizer).run.regime, 'first');
      optimizer.tell(new Float64Array(optimizer.ask().length / 2).fill(7));
    }
    const { run, spent, distribution } = read(optimizer);
    assert.deepEqual([run.regime, run.population, spent, distribution.iteration], ['large', 12, 0, 0]);
    assert.ok(distribution.mean.every((v) => v >= 0 && v < 1));
    assert.equal(optimizer.ask().length, 12 * 2);
  });

  test('begins anywhere, not at the first point that was given', () => {
    const random = createRandom(1);
    const initialize = createInitialize({ sampling: 'uniform', points: [[0.5, 20]] }, box, random);
    const optimizer = cmaEs.start({ box, params: defaultsOf(cmaEs), random, initialize, budget: 1000, openEnded: true });
    assert.deepEqual(read(optimizer).distribution.mean, [0.5, 0.5]);
    for (let k = 0; k < 10; k++) optimizer.tell(new Float64Array(optimizer.ask().length / 2).fill(7));
    assert.equal(read(optimizer).run.regime, 'large');
    assert.notDeepEqual(read(optimizer).distribution.mean, [0.5, 0.5]);
  });

  test('comes when a small run has spent its allowance', () => {
    const optimizer = begin(cmaEs, box, 1);
    const state = read(optimizer);
    optimizer.restore({
      ...optimizer.state(),
      run: { ...state.run, regime: 'small', population: 6, stepFactor: 1, allowance: 12 },
    });
    const isSmall = [];
    for (let k = 0; k < 2; k++) {
      optimizer.tell(Float64Array.from({ length: optimizer.ask().length / 2 }, (_, i) => i - k));
      isSmall.push(read(optimizer).spent);
    }
    assert.deepEqual(isSmall, [6, 0]);
  });

  for (const restarts of ['ipop', 'bipop'])
    for (const fitness of [7, Number.POSITIVE_INFINITY])
      test(`by ${restarts} keeps the population bounded where every fitness is ${fitness}, and goes on`, () => {
        const optimizer = begin(cmaEs, box, 1, Number.POSITIVE_INFINITY, { restarts });
        let largest = 0;
        let evaluations = 0;
        while (evaluations < 5_000_000) {
          const count = optimizer.ask().length / 2;
          largest = Math.max(largest, count);
          evaluations += count;
          optimizer.tell(new Float64Array(count).fill(fitness));
        }
        assert.equal(largest, 6 * 2 ** 9);
      });
});
