import assert from 'node:assert/strict';
import { createRandom } from '../../random/index.ts';
import { defaultsOf } from '../define.ts';
import { createInitialize } from '../initial/index.ts';
import { assertClose, assertShare, begin, cube, scripted } from '../testing.ts';
import { isAccepted, levels, simulatedAnnealing, temperature } from './simulated-annealing.ts';

const cooling = { initial_temp: 100, final_temp: 0.01, cooling_rate: 0.95, cooling_schedule: 'geometric' };
const schedules = ['geometric', 'linear', 'logarithmic'];

suite('A cooling schedule', () => {
  for (const cooling_schedule of schedules)
    test(`falls steadily from the first to the last temperature, in the same number of levels: ${cooling_schedule}`, () => {
      const values = { ...cooling, cooling_schedule };
      const count = levels(values);
      assert.equal(count, 180);
      assert.equal(temperature(0, values), 100);
      assertClose([temperature(count - 1e-9, values)], [0.01], 1e-2);
      assert.equal(temperature(count, values), 0.01);
      for (let k = 1; k <= count; k++) assert.ok(temperature(k, values) < temperature(k - 1, values), `level ${k}`);
    });

  test('takes the smallest number of levels with initial_temp cooling_rate^L <= final_temp', () => {
    assert.equal(levels({ ...cooling, initial_temp: 8, final_temp: 1, cooling_rate: 0.5 }), 3);
    assert.equal(levels({ ...cooling, initial_temp: 8, final_temp: 1.01, cooling_rate: 0.5 }), 3);
    assert.equal(levels({ ...cooling, initial_temp: 8, final_temp: 0.99, cooling_rate: 0.5 }), 4);
    assert.equal(levels({ ...cooling, initial_temp: 8, final_temp: 7.9, cooling_rate: 0.5 }), 1);
  });

  test('has the temperatures of its formula in between', () => {
    const at = (k: number) => schedules.map((cooling_schedule) => temperature(k, { ...cooling, cooling_schedule }));
    const c = (100 / 0.01 - 1) / Math.log(181);
    assertClose(at(60), [100 * 0.95 ** 60, 100 - (100 - 0.01) * (60 / 180), 100 / (1 + c * Math.log(61))]);
  });
});

suite('Metropolis’ rule', () => {
  test('accepts a worse candidate with chance exp(-difference / temperature), a better or equal one always', () => {
    const random = createRandom(5);
    let accepted = 0;
    for (let k = 0; k < 20_000; k++) if (isAccepted(1, 3, 2, random)) accepted++;
    assertShare(accepted, 20_000, Math.exp(-1));
    assert.ok(isAccepted(1, 1, 1e-9, scripted({})));
    assert.ok(isAccepted(1, 0.5, 1e-9, scripted({})));
    assert.ok(!isAccepted(1, Number.POSITIVE_INFINITY, 1e9, random));
  });
});

/** Starts at (3, 14) in a box of ranges 4 and 20, with these draws. */
function start(draws: Parameters<typeof scripted>[0], values: Readonly<Record<string, number | string>> = {}) {
  const box = { dimensions: 2, lower: Float64Array.of(0, 10), upper: Float64Array.of(4, 30) };
  const random = scripted(draws);
  const initialize = createInitialize({ sampling: 'uniform', points: [[3, 14]] }, box, random);
  const params = { ...defaultsOf(simulatedAnnealing), ...values };
  const optimizer = simulatedAnnealing.start({
    box,
    params,
    random,
    initialize,
    budget: Number.POSITIVE_INFINITY,
    openEnded: false,
  });
  optimizer.ask();
  optimizer.tell(Float64Array.of(10));
  return optimizer;
}

suite('A step of simulated annealing', () => {
  test('is normal in every coordinate, neighbor_std of the range of each', () => {
    assertClose(start({ normal: [1, -2] }).ask(), [3.4, 10]);
    assertClose(start({ normal: [-1, 0.5] }, { neighbor_std: 0.2 }).ask(), [2.2, 16]);
  });

  test('is normal in one coordinate, drawn at random, with one_coordinate', () => {
    assertClose(start({ below: [1], normal: [2] }, { step: 'one_coordinate' }).ask(), [3, 18]);
  });

  test('hands what leaves the box to the handler', () => {
    assertClose(start({ normal: [5, -3] }).ask(), [3, 12]);
    assertClose(start({ normal: [5, -3] }, { bound_handling: 'clip' }).ask(), [4, 10]);
  });

  for (const [step, draws] of [
    ['all_coordinates', { normal: [1, 0, 1, 0, 0, 1], single: [0.999] }],
    ['one_coordinate', { below: [0, 0, 1], normal: [1, 1, 1], single: [0.999] }],
  ] as const)
    test(`begins at the latest candidate that was accepted: ${step}`, () => {
      const optimizer = start(draws, { step });
      assertClose(optimizer.ask(), [3.4, 14]);
      optimizer.tell(Float64Array.of(10)); // equal: accepted without a draw
      assertClose(optimizer.ask(), [3.8, 14]);
      optimizer.tell(Float64Array.of(1000)); // worse: refused by the draw
      assertClose(optimizer.ask(), [3.4, 16]);
    });
});

suite('A level of simulated annealing', () => {
  type State = { level: number; triedAtLevel: number };
  const candidatesUntilFinished = (optimizer: ReturnType<typeof begin>): number => {
    let count = 0;
    for (; !optimizer.finished?.() && count < 1e5; count++) {
      optimizer.ask();
      optimizer.tell(Float64Array.of(count));
    }
    return count;
  };
  const short = { initial_temp: 8, final_temp: 1, cooling_rate: 0.5 };

  test('tries max_iterations candidates, and the run ends after the last one', () => {
    assert.equal(
      candidatesUntilFinished(begin(simulatedAnnealing, cube(1, -5, 5), 1, undefined, { ...short, max_iterations: 7 })),
      1 + 4 * 7,
    );
  });

  test('shares an evaluation budget with the others, and the last one goes on for ever', () => {
    const optimizer = begin(simulatedAnnealing, cube(1, -5, 5), 1, 41, short);
    const levelsSeen = Array.from({ length: 60 }, () => {
      optimizer.ask();
      optimizer.tell(Float64Array.of(1));
      return (optimizer.state() as State).level;
    });
    assert.deepEqual(
      [0, 1, 2, 3].map((level) => levelsSeen.filter((seen) => seen === level).length),
      [10, 10, 10, 30],
    );
    assert.equal(optimizer.finished?.(), false);
  });
});
