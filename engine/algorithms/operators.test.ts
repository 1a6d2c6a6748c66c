import assert from 'node:assert/strict';
import fc from 'fast-check';
import { createRandom } from '../random/index.ts';
import { isAccepted, levels, temperature } from './annealing/simulated-annealing.ts';
import { rankChances } from './ant-colony.ts';
import { reflect } from './box.ts';
import { select } from './differential-evolution/differential-evolution.ts';
import { drawParents } from './differential-evolution/parents.ts';
import { indexPower } from './genetic-algorithm/index-power.ts';
import { mutatePolynomially } from './genetic-algorithm/polynomial-mutation.ts';
import { drawByTournament } from './genetic-algorithm/selection.ts';
import { crossSimulatedBinary } from './genetic-algorithm/simulated-binary-crossover.ts';
import { cube } from './testing.ts';

suite('operators', () => {
  test('reflection keeps what is inside, mirrors what is near and never leaves the box', () => {
    assert.equal(reflect(0.25, 0, 1), 0.25);
    assert.equal(reflect(-0.25, 0, 1), 0.25);
    assert.equal(reflect(1.25, 0, 1), 0.75);
    assert.equal(reflect(3.25, 0, 1), 0.75);
    fc.assert(
      fc.property(fc.double(), (v) => {
        const inside = reflect(v, -2, 3);
        assert.ok(inside >= -2 && inside <= 3);
      }),
    );
  });

  test('three distinct parents are drawn, none of them the target, each equally often', () => {
    const random = createRandom(1);
    const out = new Int32Array(3);
    const counts = new Map<string, number>();
    for (let k = 0; k < 24_000; k++) {
      drawParents(out, 5, 2, random);
      assert.equal(new Set([...out, 2]).size, 4);
      counts.set(out.join(), (counts.get(out.join()) ?? 0) + 1);
    }
    assert.equal(counts.size, 24);
    for (const count of counts.values()) assert.ok(Math.abs(count - 1000) < 6 * Math.sqrt(1000), `${count}`);
  });

  test('a trial replaces its target when it is better or equal, never when it is worse', () => {
    const population = Float64Array.of(1, 2, 3);
    const fitness = Float64Array.of(5, 5, 5);
    select(population, fitness, Float64Array.of(10, 20, 30), Float64Array.of(4, 5, 6));
    assert.deepEqual([...population], [10, 20, 3]);
    assert.deepEqual([...fitness], [4, 5, 5]);
  });

  test('a larger tournament picks the best more often, as its chances say', () => {
    const fitness = Float64Array.of(3, 1, 2);
    const wins = (size: number) => {
      const random = createRandom(2);
      let count = 0;
      for (let k = 0; k < 20_000; k++) if (drawByTournament(fitness, size, random) === 1) count++;
      return count / 20_000;
    };
    assert.ok(Math.abs(wins(1) - 1 / 3) < 0.02);
    assert.ok(Math.abs(wins(2) - 5 / 9) < 0.02);
    assert.ok(Math.abs(wins(3) - 19 / 27) < 0.02);
  });

  test('crossover keeps the mean of its parents away from the bounds and leaves equal coordinates alone', () => {
    const random = createRandom(3);
    const box = cube(2, -1e6, 1e6);
    const children = new Float64Array(4);
    for (let k = 0; k < 1000; k++) {
      children.set([1, 7, 3, 7]);
      crossSimulatedBinary(children, 0, 2, indexPower(15), box, random);
      assert.ok(Math.abs(children[0] + children[2] - 4) < 1e-4);
      assert.equal(children[1], 7);
      assert.equal(children[3], 7);
    }
  });

  test('mutation changes about the share of coordinates that its rate says, and stays inside', () => {
    const random = createRandom(4);
    const box = cube(10_000, 0, 1);
    const row = new Float64Array(10_000).fill(0.999);
    mutatePolynomially(row, 0, 0.1, indexPower(20), box, random);
    const changed = row.filter((v) => v !== 0.999).length;
    assert.ok(Math.abs(changed - 1000) < 180, `${changed}`);
    assert.ok(row.every((v) => v >= 0 && v <= 1));
  });

  test('each cooling schedule falls steadily from the first to the last temperature in the same number of levels', () => {
    for (const cooling_schedule of ['geometric', 'linear', 'logarithmic']) {
      const values = {
        initial_temp: 100,
        final_temp: 0.01,
        cooling_rate: 0.95,
        max_iterations: 50,
        neighbor_std: 0.1,
        cooling_schedule,
      };
      const count = levels(values);
      assert.equal(count, 180);
      assert.equal(temperature(0, values), 100);
      assert.equal(temperature(count, values), 0.01);
      for (let k = 1; k <= count; k++)
        assert.ok(temperature(k, values) < temperature(k - 1, values), `${cooling_schedule} level ${k}`);
    }
  });

  test('a worse candidate is accepted with chance exp(-difference / temperature), a better one always', () => {
    const random = createRandom(5);
    let accepted = 0;
    for (let k = 0; k < 20_000; k++) if (isAccepted(1, 3, 2, random)) accepted++;
    assert.ok(Math.abs(accepted / 20_000 - Math.exp(-1)) < 0.02);
    assert.ok(isAccepted(1, 1, 1e-9, random));
    assert.ok(!isAccepted(1, Number.POSITIVE_INFINITY, 1e9, random));
  });

  test('an archive rank is chosen by the normal density of its rank', () => {
    const chances = rankChances(3, 0.5);
    const weights = [0, 1, 2].map((l) => Math.exp(-(l * l) / (2 * 0.25 * 9)));
    const total = weights[0] + weights[1] + weights[2];
    assert.ok(Math.abs(chances[0] - weights[0] / total) < 1e-15);
    assert.ok(Math.abs(chances[1] - (weights[0] + weights[1]) / total) < 1e-15);
    assert.equal(chances[2], 1);
  });
});
