import assert from 'node:assert/strict';
import { assertClose, assertShare, begin, cube } from '../testing.ts';
import { clpso } from './clpso.ts';

interface State {
  positions: number[];
  velocities: number[];
  bestPositions: number[];
  bestFitness: number[];
  exemplars: number[];
  stalls: number[];
  iteration: number;
}

/** Particles that learn from themselves at their own best points, with the rest of the state as given. */
function swarm(positions: readonly number[], particles: number, rest: Partial<State>, values = {}, budget?: number, bound = 100) {
  const n = positions.length / particles;
  const optimizer = begin(clpso, cube(n, -bound, bound), 1, budget, { swarm_size: particles, ...values });
  optimizer.restore({
    positions,
    velocities: positions.map(() => 0),
    bestPositions: positions,
    bestFitness: Array.from({ length: particles }, (_, k) => k),
    exemplars: positions.map((_, at) => Math.floor(at / n)),
    stalls: new Array(particles).fill(0),
    iteration: 0,
    random: optimizer.state().random,
    ...rest,
  });
  return optimizer;
}
const read = (optimizer: { state(): unknown }): State => optimizer.state() as State;

suite('The inertia of CLPSO', () => {
  for (const [iteration, inertia] of [
    [0, 0.9],
    [10, 0.8],
    [50, 0.4],
    [70, 0.4],
  ])
    test(`falls from 0.9 to 0.4 over the run: ${inertia} in iteration ${iteration} of 50`, () => {
      const velocities = [10, -10, 1];
      const optimizer = swarm([1, 2, 3], 3, { velocities, iteration });
      assertClose(optimizer.ask(), [1 + 10 * inertia, 2 - 10 * inertia, 3 + inertia]);
      const withBudget = swarm([1, 2, 3], 3, { velocities, iteration }, {}, 150);
      assertClose(withBudget.ask(), [1 + 10 * inertia, 2 - 10 * inertia, 3 + inertia]);
    });
});

suite('A particle of CLPSO', () => {
  test('flies with v = w v + c r (exemplar’s best - x), no faster than a fifth of the range', () => {
    const rest = { exemplars: [1, 1, 2], velocities: [0, 60, -60] };
    const optimizer = swarm([2, 8, 3], 3, rest, { c: 2 });
    const start = optimizer.state();
    let least = Number.POSITIVE_INFINITY;
    let most = 0;
    for (let k = 0; k < 500; k++) {
      optimizer.restore({ ...start, random: optimizer.state().random });
      const [x, y, z] = optimizer.ask();
      assertClose([y, z], [8 + 40, 3 - 40]);
      least = Math.min(least, x - 2);
      most = Math.max(most, x - 2);
    }
    // c r (8 - 2) with r uniform in [0, 1).
    assert.ok(least >= 0 && least < 0.6 && most < 12 && most > 11.4, `${least} to ${most}`);
  });

  test('remembers a better point, but none outside the box, which is evaluated where it is mirrored to', () => {
    const optimizer = swarm([1, 9.5, 3], 3, { velocities: [1, 2, 1], bestFitness: [5, 5, 5] }, {}, undefined, 10);
    assertClose(optimizer.ask(), [1.9, 8.7, 3.9]);
    optimizer.tell(Float64Array.of(4, 4, 6));
    const { bestPositions, bestFitness, positions, stalls } = read(optimizer);
    assertClose(bestPositions, [1.9, 9.5, 3]);
    assertClose(positions, [1.9, 11.3, 3.9]);
    assert.deepEqual(
      [bestFitness, stalls],
      [
        [4, 5, 5],
        [0, 1, 1],
      ],
    );
  });

  test('gets new exemplars after refreshing_gap moves without improvement, and at the start', () => {
    const optimizer = swarm(new Array(60).fill(1), 3, { stalls: [6, 7, 8] });
    const before = read(optimizer).exemplars;
    optimizer.ask();
    const { exemplars, stalls } = read(optimizer);
    assert.deepEqual(exemplars.slice(0, 20), before.slice(0, 20));
    assert.notDeepEqual(exemplars.slice(40), before.slice(40));
    assert.deepEqual(stalls, [6, 0, 0]);
    const fresh = begin(clpso, cube(2, -5, 5), 1, undefined, { swarm_size: 3 });
    fresh.ask();
    fresh.tell(Float64Array.of(1, 2, 3));
    assert.deepEqual(read(fresh).stalls, [7, 7, 7]);
  });
});

suite('The exemplars of CLPSO', () => {
  const n = 20_000;
  const optimizer = swarm(new Array(4 * n).fill(1), 4, { stalls: [7, 7, 7, 7], bestFitness: [2, 1, 4, 3] });
  optimizer.ask();
  const { exemplars } = read(optimizer);
  const of = (particle: number) => exemplars.slice(particle * n, (particle + 1) * n);

  test('are others with the chance of eq. 10, from 0.05 for the first particle to 0.5 for the last', () => {
    for (let i = 0; i < 4; i++) {
      const chance = 0.05 + (0.45 * (Math.exp((10 * i) / 3) - 1)) / (Math.exp(10) - 1);
      assertShare(of(i).filter((exemplar) => exemplar !== i).length, n, chance);
    }
  });

  test('win a tournament of two others that are drawn with replacement', () => {
    // Others of particle 3 from best to worst: 1, 0, 2.
    const others = of(3).filter((exemplar) => exemplar !== 3);
    for (const [rank, winner] of [1, 0, 2].entries())
      assertShare(
        others.filter((exemplar) => exemplar === winner).length,
        others.length,
        ((3 - rank) ** 2 - (2 - rank) ** 2) / 9,
      );
  });

  test('include another particle in one coordinate, drawn at random, where chance gave none', () => {
    const counts = [0, 0, 0];
    const draws = 3000;
    const small = swarm(new Array(9).fill(1), 3, {});
    for (let k = 0; k < draws; k++) {
      small.restore({ ...small.state(), stalls: [7, 7, 7] });
      small.ask();
      const learning = [0, 1, 2].filter((i) => read(small).exemplars[i] !== 0);
      assert.ok(learning.length > 0);
      for (const i of learning) counts[i]++;
    }
    for (const count of counts) assertShare(count, draws, 0.05 + 0.95 ** 3 / 3);
  });
});
