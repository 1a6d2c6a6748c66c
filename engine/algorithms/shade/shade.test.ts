import assert from 'node:assert/strict';
import { mock } from 'node:test';
import { createRandom } from '../../random/index.ts';
import { createInitialize } from '../initial/index.ts';
import { assertClose, assertShare, cube } from '../testing.ts';
import { type Horizon, Shade, type ShadeRules } from './shade.ts';

const rules: ShadeRules = {
  initialPopulation: 8,
  finalPopulation: 4,
  archiveRate: 1,
  memory: { size: 2, F: 0.5, CR: 0.5, blend: 0, fixedLast: false },
  greediness: () => 0.25,
  limitF: () => 1,
  limitCR: () => 1,
  pull: () => 1,
};

function start(changes: Partial<ShadeRules> = {}, horizon: Horizon = { evaluations: 80, iterations: 10 }, bound = 1e12): Shade {
  const box = cube(1, -bound, bound);
  const random = createRandom(1);
  return new Shade({ box, random, initialize: createInitialize(undefined, box, random) }, { ...rules, ...changes }, horizon);
}

/** With F and CR 1 a trial is best + first - last: members at the powers of 4 show which of them it is made of. */
const places = Array.from({ length: 8 }, (_, k) => 4 ** k);
const fitness = [3, 7, 1, 6, 5, 0, 4, 2];
const archived = [4 ** 8, 4 ** 9];
const history = { F: [0.5, 0.5], CR: [0.5, 0.5], position: 0 };
type Saved = { size: number; population: number[]; fitness: number[]; archive: number[]; history: typeof history };
const read = (shade: Shade): Saved => shade.state() as unknown as Saved;

function withMembers(changes: Partial<ShadeRules> = {}, archive: readonly number[] = [], evaluations = 8): Shade {
  const shade = start(changes);
  const { random } = shade.state();
  shade.restore({ size: 8, population: places, fitness, archive: [...archive], evaluations, iteration: 0, history, random });
  return shade;
}

suite('A trial of SHADE', () => {
  test('goes towards one of the best, whose number is the share p of the population but at least 2, each equally often', () => {
    for (const [share, best] of [
      [0.25, [5, 2]],
      [0.01, [5, 2]],
      [0.5, [5, 2, 7, 0]],
    ] as const) {
      // Without the difference of the two others, a trial is the best that was drawn.
      const counts = new Map<number, number>();
      const shade = start({ greediness: () => share, limitF: () => 1e-300, pull: () => 1e300 });
      const { random } = shade.state();
      shade.restore({ size: 8, population: places, fitness, archive: [], evaluations: 8, iteration: 0, history, random });
      for (let k = 0; k < 500; k++)
        for (const trial of shade.ask()) counts.set(Math.round(trial), (counts.get(Math.round(trial)) ?? 0) + 1);
      assert.deepEqual(new Set(counts.keys()), new Set(best.map((member) => places[member])));
      for (const count of counts.values()) assertShare(count, 4000, 1 / best.length);
    }
  });

  test('adds the difference of a member and of one of population and archive, all distinct from the target, each equally often', () => {
    const shade = withMembers({ pull: () => 0 }, archived);
    const counts = new Map<number, number>();
    for (let k = 0; k < 2000; k++) {
      const difference = shade.ask()[3] - places[3];
      counts.set(difference, (counts.get(difference) ?? 0) + 1);
    }
    const members = places.filter((_, k) => k !== 3);
    const expected = members.flatMap((plus) =>
      [...members, ...archived].filter((minus) => minus !== plus).map((minus) => plus - minus),
    );
    assert.equal(new Set(expected).size, 7 * 8);
    assert.deepEqual(new Set(counts.keys()), new Set(expected));
    for (const count of counts.values()) assertShare(count, 2000, 1 / expected.length);
  });

  test('weights the step towards the best by pull, which knows the progress', () => {
    const shade = withMembers({ limitF: () => 0.5, pull: (progress) => (progress === 0.5 ? 2 : 0) }, [], 40);
    shade.restore({ ...shade.state(), population: [9, 9, 9, 9, 9, 1, 1, 9], fitness: [1, 1, 1, 1, 1, 0, 0, 1] });
    // x + 0.5 * 2 (1 - x) + 0.5 (first - last), with first and last 1 or 9.
    for (const trial of shade.ask()) assert.ok([1, 1 + 4, 1 - 4].includes(trial), `${trial}`);
  });

  test('takes coordinates with chance CR from the mutant, and one surely', () => {
    const n = 10;
    const box = cube(n, -1e6, 1e6);
    const random = createRandom(2);
    const shade = new Shade(
      { box, random, initialize: createInitialize(undefined, box, random) },
      { ...rules, limitCR: () => 0.3 },
      { evaluations: 1e9, iterations: 10 },
    );
    shade.ask();
    shade.tell(new Float64Array(8).map((_, k) => k));
    const { population } = read(shade);
    let changed = 0;
    for (let k = 0; k < 300; k++) changed += shade.ask().filter((v, at) => v !== population[at]).length;
    assertShare(changed, 300 * 8 * n, 1 / n + (1 - 1 / n) * 0.3);
  });

  test('comes back half-way to the bound that it crossed', () => {
    const shade = start({ limitF: () => 1, pull: () => 1000 }, undefined, 10);
    const { random } = shade.state();
    const population = [0, 2, 4, -8, 0, 9, 9, 0];
    shade.restore({ size: 8, population, fitness, archive: [], evaluations: 8, iteration: 0, history, random });
    shade.restore({ ...shade.state(), fitness: [1, 1, 1, 1, 1, 0, 0, 1] });
    assert.deepEqual([...shade.ask().subarray(0, 4)], [5, 6, 7, 1]);
    shade.restore({ ...shade.state(), population: population.map((x) => -x) });
    assert.deepEqual([...shade.ask().subarray(0, 4)], [-5, -6, -7, -1]);
  });
});

suite('Selection of SHADE', () => {
  test('takes a trial that is at least as good, archives the target of a better one, and learns from that', () => {
    const shade = withMembers({}, [], 0);
    const trials = [...shade.ask()];
    shade.tell(Float64Array.from(fitness, (value, k) => (k === 2 ? value - 0.5 : k === 3 ? value : value + 1)));
    const state = read(shade);
    assert.deepEqual(state.population, places.with(2, trials[2]).with(3, trials[3]));
    assert.deepEqual(state.fitness, fitness.with(2, 0.5));
    assert.deepEqual(state.archive, [places[2]]);
    assert.deepEqual(state.history, { F: [1, 0.5], CR: [1, 0.5], position: 1 });
  });

  test('learns the more from a trial the more it gained', () => {
    const oneByOne = () => {
      let member = 0;
      return () => ++member / 10;
    };
    const shade = withMembers({ limitF: oneByOne(), limitCR: oneByOne() }, [], 0);
    shade.ask();
    shade.tell(Float64Array.from(fitness, (value, k) => (k === 2 ? value - 0.5 : k === 4 ? value - 2 : value + 1)));
    const mean = (0.5 * 0.3 ** 2 + 2 * 0.5 ** 2) / (0.5 * 0.3 + 2 * 0.5);
    const { F, CR } = read(shade).history;
    assertClose([F[0], CR[0]], [mean, mean]);
  });
});

suite('The population of SHADE', () => {
  const worse = (shade: Shade): Saved => {
    shade.tell(Float64Array.from(shade.ask(), () => 99));
    return read(shade);
  };

  test('shrinks in a line over the evaluations, the worst leave first, and the others keep their order', () => {
    // 8 - 4 * progress: after 48 of 80 evaluations 5.6, so 6.
    const state = worse(withMembers({}, [], 40));
    assert.equal(state.size, 6);
    assert.deepEqual(state.fitness, [3, 1, 5, 0, 4, 2]);
    assert.deepEqual(
      state.population,
      [0, 2, 4, 5, 6, 7].map((k) => places[k]),
    );
  });

  test('ends at its final size, and over iterations where no evaluations are known', () => {
    assert.equal(worse(withMembers({}, [], 72)).size, 4);
    const shade = start({}, { evaluations: Number.POSITIVE_INFINITY, iterations: 4 });
    const sizes = Array.from({ length: 6 }, () => worse(shade).size);
    assert.deepEqual(sizes, [8, 7, 6, 5, 4, 4]);
  });

  test('of many members shrinks in one pass: no member is moved more than once', () => {
    const box = cube(20, -1, 1);
    const random = createRandom(3);
    const initialize = createInitialize(undefined, box, random);
    const shade = new Shade(
      { box, random, initialize },
      { ...rules, initialPopulation: 20_000, greediness: () => 0.1 },
      { evaluations: 100_000, iterations: 10 },
    );
    shade.tell(Float64Array.from({ length: shade.ask().length / 20 }, (_, k) => -k));
    shade.ask();
    const move = mock.method(Float64Array.prototype, 'copyWithin');
    shade.tell(new Float64Array(20_000).fill(1));
    const moved = move.mock.calls.map(({ arguments: [, start, end = 0] }) => end - start);
    move.mock.restore();
    const { size } = shade.state();
    assert.ok(size < 20_000);
    assert.deepEqual([moved.length, ...new Set(moved)], [size, 20]);
  });

  test('has an archive of archiveRate times its own size, which shrinks with it', () => {
    const many = Array.from({ length: 12 }, (_, k) => k);
    const shade = withMembers({ archiveRate: 1.5 }, many, 40);
    assert.equal(worse(shade).archive.length, 9);
    const small = withMembers({ archiveRate: 0.25 }, [], 0);
    small.tell(Float64Array.from(small.ask(), () => -1));
    assert.equal(read(small).archive.length, 2);
  });
});

suite('F and CR of SHADE', () => {
  test('are drawn from a cell of the memory, each cell equally often, and then limited', () => {
    const seen = { F: [] as number[], CR: [] as number[] };
    const memory = { ...rules.memory, F: 0, CR: 0 };
    const shade = withMembers({
      memory,
      limitF: (F) => seen.F.push(F),
      limitCR: (CR) => seen.CR.push(CR),
    });
    shade.restore({ ...shade.state(), history: { F: [0.05, 50], CR: [-1, 0.5], position: 0 } });
    for (let k = 0; k < 500; k++) shade.ask();
    assertShare(seen.F.filter((F) => F === 1).length, 4000, 0.5 + 0.5 * 0.03, 'F 50 is cut off at 1;');
    assertShare(seen.CR.filter((CR) => CR === 0).length, 4000, 0.5);
  });

  test('stay around 0.9 in a last cell that is fixed, whatever was learned', () => {
    const seen = { F: [] as number[], CR: [] as number[] };
    const shade = withMembers({
      memory: { ...rules.memory, fixedLast: true },
      limitF: (F) => seen.F.push(F),
      limitCR: (CR) => seen.CR.push(CR),
    });
    // Both cells have learned an F that is cut off at 1, and a CR of 0 for good.
    shade.restore({ ...shade.state(), history: { F: [50, 50], CR: [-1, -1], position: 0 } });
    for (let k = 0; k < 500; k++) shade.ask();
    assertShare(seen.CR.filter((CR) => CR === 0).length, 4000, 0.5);
    assertShare(seen.CR.filter((CR) => CR > 0 && CR < 0.9).length, 4000, 0.25);
    const belowZero = 0.5 - Math.atan(9) / Math.PI;
    assertShare(seen.F.filter((F) => F < 0.9).length, 4000, (0.5 * (0.5 - belowZero)) / (1 - belowZero));
  });
});
