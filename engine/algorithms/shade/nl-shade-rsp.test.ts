import assert from 'node:assert/strict';
import { assertClose, assertShare, begin, cube } from '../testing.ts';
import { nlShadeRsp } from './nl-shade-rsp.ts';

interface State {
  size: number;
  population: number[];
  fitness: number[];
  archive: number[];
  chance: number;
  evaluations: number;
  iteration: number;
  history: { F: number[]; CR: number[]; position: number };
}
const read = (optimizer: { state(): unknown }) => optimizer.state() as State;

/** Members from best to worst; F is always 1. */
function withMembers(population: readonly number[], rest: Partial<State> = {}, n = 1, bound = 1e9, budget = 1000) {
  const size = population.length / n;
  const optimizer = begin(nlShadeRsp, cube(n, -bound, bound), 1, budget, { population_size: size });
  const cells = optimizer.state() as unknown as State;
  const history = { F: cells.history.F.map(() => 1e6), CR: cells.history.CR.map(() => 0.5), position: 0 };
  const fitness = Array.from({ length: size }, (_, k) => k);
  optimizer.restore({
    ...optimizer.state(),
    size,
    population,
    fitness,
    archive: [],
    iteration: 0,
    evaluations: 0,
    history,
    ...rest,
  });
  return optimizer;
}

suite('A trial of NL-SHADE-RSP', () => {
  const places = Array.from({ length: 10 }, (_, k) => 4 ** k);

  for (const [evaluations, elite] of [
    [0, 4],
    [500, 3],
    [1000, 2],
  ])
    test(`goes towards one of the best ${elite} of ten after ${evaluations} of 1,000 evaluations`, () => {
      const optimizer = withMembers(places, { evaluations });
      // Where the worst member is added, what remains of the trial is the aim less another member.
      const others = places.slice(0, 9);
      const aims = new Map(others.flatMap((best) => others.map((minus) => [places[9] + best - minus, best])));
      aims.delete(places[9]);
      const seen = new Set<number>();
      for (let k = 0; k < 600; k++) for (const trial of optimizer.ask().subarray(0, 9)) seen.add(aims.get(trial) ?? 0);
      seen.delete(0);
      assert.deepEqual(
        [...seen].sort((a, b) => a - b),
        places.slice(0, elite),
      );
    });

  test('takes its last parent from the archive as often as that has paid', () => {
    const optimizer = withMembers(places, { archive: [4 ** 12], chance: 0.3 });
    let fromArchive = 0;
    for (let k = 0; k < 1000; k++) fromArchive += optimizer.ask().filter((trial) => trial < -(4 ** 11)).length;
    assertShare(fromArchive, 10_000, 0.3);
  });

  test('takes a last parent from the population by its rank, distinct from the target and the other', () => {
    const few = places.slice(0, 4);
    const optimizer = withMembers(few, { evaluations: 1000, chance: 0.9 });
    const weights = few.map((_, k) => Math.exp(-k / 4));
    const total = weights.reduce((sum, weight) => sum + weight, 0);
    // Trials of the worst member: one of the best two, plus another, minus the third best.
    const withThird = new Set([0, 1].flatMap((best) => [0, 1].map((plus) => few[best] + few[plus] - few[2])));
    const draws = 20_000;
    let thirds = 0;
    for (let k = 0; k < draws; k++) if (withThird.has(optimizer.ask()[3])) thirds++;
    const chanceBeside = (plus: number): number => weights[2] / (total - weights[3] - weights[plus]);
    assertShare(thirds, draws, (chanceBeside(0) + chanceBeside(1)) / 3);
  });

  test('comes back half-way to the bound that it crossed', () => {
    const optimizer = withMembers([8, 8, 8, 0], {}, 1, 10);
    const trials = new Set<number>();
    for (let k = 0; k < 100; k++) trials.add(optimizer.ask()[3]);
    // 0 + (8 - 0) + (8 - 8), and nothing else but the bound: members other than the target are all at 8.
    assert.deepEqual([...trials], [8]);
    const thrown = withMembers([9, 9, -9, 2], { archive: [-9], chance: 0.9 }, 1, 10);
    const landed = new Set<number>();
    for (let k = 0; k < 200; k++) landed.add(thrown.ask()[3]);
    assert.ok(landed.has((10 + 2) / 2), `${[...landed]}`);
  });
});

suite('Crossover in NL-SHADE-RSP', () => {
  const n = 10;
  /** How many coordinates of the trials come from the mutant, one number per trial of the best member. */
  const lengths = (evaluations: number, CR: number): number[] => {
    const size = 8;
    const population = Array.from({ length: size * n }, (_, at) => 1.5 ** (at / n) + at);
    const optimizer = withMembers(population, { evaluations }, n);
    const { history } = read(optimizer);
    // An infinite deviation would be wrong here: a CR of 20 is cut off at 1, one of -20 at 0.
    optimizer.restore({ ...optimizer.state(), history: { ...history, CR: history.CR.map(() => CR) } });
    return Array.from({ length: 1500 }, () => {
      const trial = optimizer.ask();
      return population.slice((size - 1) * n).filter((v, i) => v !== trial[(size - 1) * n + i]).length;
    });
  };

  test('takes one coordinate in half of the trials of the first half of the run, and a stretch by CR in the others', () => {
    const counts = lengths(0, 20);
    assertShare(counts.filter((length) => length === 1).length, counts.length, 0.5);
    assertShare(counts.filter((length) => length === n).length, counts.length, 0.5);
  });

  test('takes more coordinates in the second half, by a rate that grows from 0 to 1', () => {
    // The stretch has one coordinate with a CR of 0; the scattered ones have 1 + 9 * 2 (progress - 0.5) on average.
    const counts = lengths(750, -20);
    const scattered = counts.filter((length) => length > 1).length;
    assertShare(scattered, counts.length, 0.5 * (1 - 0.5 ** (n - 1)));
    assertShare(
      counts.reduce((sum, length) => sum + length - 1, 0),
      counts.length * (n - 1),
      0.25,
    );
  });

  test('gives the better members the smaller CR', () => {
    const optimizer = withMembers(
      new Array(8 * 40).fill(0).map((_, at) => 1.5 ** (at / 40) + at),
      {},
      40,
    );
    const sums = new Array(8).fill(0);
    for (let k = 0; k < 800; k++) {
      const { population } = read(optimizer);
      const trial = optimizer.ask();
      for (let member = 0; member < 8; member++)
        for (let i = member * 40; i < (member + 1) * 40; i++) if (trial[i] !== population[i]) sums[member]++;
    }
    assert.ok(sums[7] > 1.15 * sums[0], `${sums}`);
  });
});

suite('The population of NL-SHADE-RSP', () => {
  test('stands from best to worst, and shrinks by (min - max) progress^(1 - progress), the worst first', () => {
    for (const evaluations of [0, 90, 490, 790]) {
      const size = 20;
      const optimizer = withMembers(
        Array.from({ length: size }, (_, k) => k),
        { evaluations },
      );
      optimizer.ask();
      optimizer.tell(Float64Array.from({ length: size }, () => 1e6));
      const progress = (evaluations + size) / 1000;
      const wanted = Math.round((4 - size) * progress ** (1 - progress) + size);
      const state = read(optimizer);
      assert.equal(state.size, wanted);
      assert.deepEqual(
        state.population,
        Array.from({ length: wanted }, (_, k) => k),
      );
      assert.deepEqual(state.fitness, state.population);
    }
  });

  test('takes trials that are as good, archives the targets of better ones, and sorts', () => {
    const optimizer = withMembers([10, 20, 30, 40]);
    const trials = [...optimizer.ask()];
    optimizer.tell(Float64Array.of(9, 1, 0.5, 9));
    const state = read(optimizer);
    assert.deepEqual(state.fitness, [0, 0.5, 1, 3]);
    assert.deepEqual(state.population, [10, trials[2], trials[1], 40]);
    assert.deepEqual(state.archive, [30]);
    assert.equal(state.history.position, 1);
    assertClose([state.history.F[0] / 1e6], [0.5], 1e-5);
  });

  test('has an archive no larger than itself', () => {
    const optimizer = withMembers([10, 20, 30, 40, 50, 60], { archive: [1, 2, 3, 4, 5, 6], evaluations: 990 });
    optimizer.ask();
    optimizer.tell(new Float64Array(6).fill(99));
    assert.deepEqual([read(optimizer).size, read(optimizer).archive], [4, [1, 2, 3, 4]]);
  });
});
