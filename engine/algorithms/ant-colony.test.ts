import assert from 'node:assert/strict';
import { antColony, rankChances } from './ant-colony.ts';
import { defaultsOf } from './define.ts';
import { createInitialize } from './initial/index.ts';
import { assertClose, cube, scripted } from './testing.ts';

type State = { archive: number[]; fitness: number[] };

/** A colony whose archive holds these solutions, best first, two coordinates each. */
function colony(draws: Parameters<typeof scripted>[0], values: Readonly<Record<string, number | string>> = {}) {
  const box = cube(2, -100, 100);
  const random = scripted(draws);
  const params = { ...defaultsOf(antColony), colony_size: 3, archive_size: 4, xi: 0.5, q: 0.5, ...values };
  const initialize = createInitialize(undefined, box, random);
  const optimizer = antColony.start({ box, params, random, initialize, budget: 1000, openEnded: true });
  optimizer.restore({ archive: [1, 10, 2, 30, 4, 20, 8, 50], fitness: [1, 2, 3, 4], iteration: 1, random: [] });
  return optimizer;
}

suite('The ranks of an archive', () => {
  test('are chosen by the normal density of their place, with deviation q times the size', () => {
    for (const [size, q] of [
      [3, 0.5],
      [10, 0.1],
      [50, 1e-4],
    ]) {
      const weights = Array.from({ length: size }, (_, l) => Math.exp(-(l * l) / (2 * (q * size) ** 2)));
      const total = weights.reduce((sum, weight) => sum + weight, 0);
      const cumulative = weights.map((_, l) => weights.slice(0, l + 1).reduce((sum, weight) => sum + weight, 0) / total);
      assertClose(rankChances(size, q), cumulative);
    }
  });

  test('guide an ant each with its own chance', () => {
    const chances = [...rankChances(4, 0.5)];
    const guides = [0, chances[0] - 1e-9, chances[0] + 1e-9, chances[1] + 1e-9, chances[2] + 1e-9, 1 - 1e-12];
    const optimizer = colony({ next: guides, normal: new Array(12).fill(0) }, { colony_size: 6 });
    assertClose(optimizer.ask(), [1, 10, 1, 10, 2, 30, 4, 20, 8, 50, 8, 50]);
  });
});

suite('An ant', () => {
  test('samples around its guide, xi times the mean distance of the other solutions away, coordinate by coordinate', () => {
    const ants = colony({ next: [0, 0.999, 0], normal: [1, -2, 1, 0, 0, 3] }).ask();
    const around1 = [(0.5 * (1 + 3 + 7)) / 3, (0.5 * (20 + 10 + 40)) / 3];
    assertClose(ants, [1 + around1[0], 10 - 2 * around1[1], 8 + (0.5 * (7 + 6 + 4)) / 3, 50, 1, 10 + 3 * around1[1]]);
  });

  test('is handed to the handler where it leaves the box', () => {
    const ants = colony({ next: [0, 0, 0], normal: [0, 9, 0, -10, 0, 0] }, { bound_handling: 'clip' }).ask();
    assertClose(ants, [1, 100, 1, -100, 1, 10]);
  });
});

suite('An archive of ants', () => {
  /** The archive after three ants at 91, 92 and 93 with that fitness. */
  const after = (fitness: readonly number[]): State => {
    const optimizer = colony({ next: [0, 0, 0], normal: new Array(6).fill(0) });
    optimizer.ask().set([91, 0, 92, 0, 93, 0]);
    optimizer.tell(Float64Array.from(fitness));
    return optimizer.state() as unknown as State;
  };
  const places = ({ archive }: State) => archive.filter((_, at) => at % 2 === 0);

  test('keeps the best of its solutions and the ants, in order', () => {
    const state = after([2.5, 9, 0.5]);
    assert.deepEqual(state.fitness, [0.5, 1, 2, 2.5]);
    assert.deepEqual(places(state), [93, 1, 2, 91]);
    assert.deepEqual(places(after([9, 9, 9])), [1, 2, 4, 8]);
    assert.deepEqual(places(after([0.3, 0.2, 0.1])), [93, 92, 91, 1]);
  });

  test('prefers the older of two that are equal', () => {
    assert.deepEqual(places(after([4, 3, 2])), [1, 2, 93, 4]);
  });

  test('begins with its first candidates, sorted', () => {
    const optimizer = antColony.start({
      box: cube(2, -100, 100),
      params: { ...defaultsOf(antColony), archive_size: 3 },
      random: scripted({}),
      initialize: (out) => out.set([1, 2, 3, 4, 5, 6]),
      budget: 100,
      openEnded: true,
    });
    optimizer.ask();
    optimizer.tell(Float64Array.of(3, 1, 2));
    const { archive, fitness } = optimizer.state() as unknown as State;
    assert.deepEqual(
      [archive, fitness],
      [
        [3, 4, 5, 6, 1, 2],
        [1, 2, 3],
      ],
    );
  });
});
