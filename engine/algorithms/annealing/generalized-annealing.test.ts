import assert from 'node:assert/strict';
import { defaultsOf } from '../define.ts';
import { createInitialize } from '../initial/index.ts';
import { assertClose, begin, cube, scripted } from '../testing.ts';
import { generalizedAnnealing } from './generalized-annealing.ts';

type Values = Readonly<Record<string, number | string>>;

/** At q_v 2 a step is temperature / (1 + chain) times the quotient of two normal numbers, and easy to foresee. */
function start(draws: Parameters<typeof scripted>[0], values: Values = {}, state: object = {}) {
  const box = cube(2, -1000, 1000);
  const random = scripted(draws);
  const initialize = createInitialize({ sampling: 'uniform', points: [[10, 20]] }, box, random);
  const params = { ...defaultsOf(generalizedAnnealing), visit: 2, initial_temp: 6, local_search: 'none', ...values };
  const optimizer = generalizedAnnealing.start({ box, params, random, initialize, budget: 1000, openEnded: true });
  optimizer.ask();
  optimizer.tell(Float64Array.of(100));
  optimizer.restore({ ...optimizer.state(), ...state });
  return optimizer;
}

suite('A step of generalized annealing', () => {
  test('moves all coordinates in the first half of a chain, at a temperature that falls with the chains', () => {
    // T0 (2^(q - 1) - 1) / ((1 + t)^(q - 1) - 1) with t = chain + 1.
    for (const [chain, temperature] of [
      [0, 6],
      [1, 3],
      [2, 2],
      [5, 1],
    ]) {
      const optimizer = start({ normal: [1, 2, -3, 4] }, {}, { chain, step: 1 });
      assertClose(optimizer.ask(), [10 + temperature / 2, 20 - (temperature * 3) / 4]);
    }
  });

  test('moves one coordinate after another in the second half', () => {
    assertClose(start({ normal: [1, 2] }, {}, { step: 2 }).ask(), [13, 20]);
    assertClose(start({ normal: [1, 2] }, {}, { step: 3 }).ask(), [10, 23]);
  });

  test('enters the box at the other side', () => {
    assertClose(start({ normal: [200, 1] }, {}, { step: 2 }).ask(), [10 + 1200 - 2000, 20]);
  });
});

suite('Acceptance in generalized annealing', () => {
  type State = { currentFitness: number; bestFitness: number; current: number[]; best: number[] };
  const after = (fitness: number, chain: number, single: number[]): State => {
    const optimizer = start({ normal: [1, 2], single }, { accept: -5 }, { step: 2, chain });
    optimizer.ask();
    optimizer.tell(Float64Array.of(fitness));
    return optimizer.state() as unknown as State;
  };

  test('of a better step needs no draw, and keeps it as the best', () => {
    assert.deepEqual([after(99, 0, []).currentFitness, after(99, 0, []).bestFitness], [99, 99]);
  });

  test('of a worse step has chance (1 - (1 - q_a) difference (chain + 1) / temperature)^(1 / (1 - q_a))', () => {
    // Chain 1: temperature 3, divided by 2. 1 - 6 * 0.1 * 2 / 3 = 0.6.
    const chance = 0.6 ** (1 / 6);
    assert.equal(after(100.1, 1, [chance - 1e-6]).currentFitness, 100.1);
    assert.equal(after(100.1, 1, [chance + 1e-6]).currentFitness, 100);
    assert.equal(after(100.1, 1, [chance - 1e-6]).bestFitness, 100);
    assert.deepEqual(after(100.1, 1, [chance - 1e-6]).best, [10, 20]);
    assertClose(after(100.1, 1, [chance - 1e-6]).current, [10 + 3 / 2, 20]);
  });

  test('of a much worse step is out of the question', () => {
    assert.equal(after(101, 0, []).currentFitness, 100);
    assert.equal(after(Number.POSITIVE_INFINITY, 0, []).currentFitness, 100);
  });
});

suite('A chain of generalized annealing', () => {
  type State = { chain: number; step: number; chainsWithoutImprovement: number; local: { phase: string; x: number[] } };
  const read = (optimizer: { state(): unknown }) => optimizer.state() as State;
  const walk = (fitness: (step: number) => number, steps: number, values: Values = {}) => {
    const optimizer = begin(generalizedAnnealing, cube(2, -5, 5), 1, 1000, { local_search: 'none', ...values });
    for (let k = 0; k <= steps; k++) optimizer.tell(new Float64Array(optimizer.ask().length / 2).fill(fitness(k)));
    return optimizer;
  };

  test('has twice as many steps as dimensions', () => {
    assert.deepEqual(
      [3, 4, 7, 8].map((steps) => read(walk(() => 1, steps)).chain),
      [0, 1, 1, 2],
    );
  });

  test('starts anew at the first temperature once that has fallen to restart_temp_ratio of it', () => {
    // At q_v 2 the temperature of chain k is 1 / (1 + k) of the first one.
    const chains = [12, 16, 20].map((steps) => read(walk(() => 1, steps, { visit: 2, restart_temp_ratio: 0.21 })).chain);
    assert.deepEqual(chains, [3, 0, 1]);
  });

  test('that improved the best is followed by a local search from there', () => {
    const falling = walk((k) => 100 - k, 4, { local_search: 'quasi_newton' });
    assert.equal(read(falling).local.phase, 'gradient');
    assert.deepEqual(read(falling).local.x, (falling.state() as unknown as { best: number[] }).best);
    assert.equal(read(walk((k) => 100 - k, 4)).local.phase, 'done');
  });

  test('without improvement is followed by one only after ten such chains, from the current point', () => {
    const state = { hasImproved: false, step: 3, chain: 5 };
    for (const [before, phase, left] of [
      [8, 'done', 9],
      [9, 'gradient', 0],
    ] as const) {
      const optimizer = start(
        { normal: [1, 2] },
        { local_search: 'quasi_newton' },
        { ...state, chainsWithoutImprovement: before, best: [1, 1] },
      );
      optimizer.ask();
      optimizer.tell(Float64Array.of(1e9));
      const { local, chainsWithoutImprovement } = read(optimizer);
      assert.deepEqual([local.phase, chainsWithoutImprovement], [phase, left]);
      if (phase === 'gradient') assert.deepEqual(local.x, [10, 20]);
    }
  });
});
