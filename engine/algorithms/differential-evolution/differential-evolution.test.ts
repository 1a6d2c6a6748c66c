import assert from 'node:assert/strict';
import { assertShare, begin, cube } from '../testing.ts';
import { differentialEvolution, select } from './differential-evolution.ts';

/** Members at the powers of 4: a trial with F = 1 and CR = 1 tells which of them it is made of. */
const size = 8;
const places = Array.from({ length: size }, (_, k) => 4 ** k);
/** Member 5 is the best, then 2, 7, 0, ... */
const fitness = [3, 7, 1, 6, 5, 0, 4, 2];
const archived = [4 ** 8, 4 ** 9];

/** Counts what makes up the trials of the first generation after that population: [base, plus, minus] by their places. */
function trialsOf(
  values: Readonly<Record<string, number | string>>,
  archive: readonly number[] | undefined,
  generations: number,
) {
  const optimizer = begin(differentialEvolution, cube(1, -1e9, 1e9), 1, undefined, {
    population_size: size,
    F: 1,
    CR: 1,
    ...values,
  });
  const { random } = optimizer.state();
  optimizer.restore({ population: places, fitness, isEvaluated: true, random, ...(archive ? { archive } : {}) });
  return Array.from({ length: generations }, () => [...optimizer.ask()]);
}

/** The trial's parts: places that it adds, and the place that it takes away; undefined where two of them cancel out. */
function partsOf(trial: number): { added: number[]; taken: number } | undefined {
  const all = [...places, ...archived];
  for (const taken of all)
    for (const [k, first] of all.entries())
      for (const second of all.slice(k))
        if (first !== taken && second !== taken && first + second - taken === trial) return { added: [first, second], taken };
  return undefined;
}

suite('Selection of differential evolution', () => {
  test('replaces a target by a trial that is better or equal, never by a worse one', () => {
    const population = Float64Array.of(1, 2, 3);
    const values = Float64Array.of(5, 5, 5);
    select(population, values, Float64Array.of(10, 20, 30), Float64Array.of(4, 5, 6));
    assert.deepEqual([...population], [10, 20, 3]);
    assert.deepEqual([...values], [4, 5, 5]);
  });
});

suite('A strategy of differential evolution', () => {
  test('rand_1 starts from any member but the target', () => {
    for (const trials of trialsOf({}, undefined, 50))
      for (const [target, trial] of trials.entries()) {
        const parts = partsOf(trial);
        assert.ok(parts, 'three distinct parents');
        assert.ok(![...parts.added, parts.taken].includes(places[target]));
        assert.notEqual(parts.added[0], parts.added[1]);
      }
  });

  test('best_1 starts from the best member', () => {
    const bases = new Set<boolean>();
    for (const trials of trialsOf({ strategy: 'best_1' }, undefined, 50))
      for (const trial of trials) {
        const parts = partsOf(trial);
        if (parts) bases.add(parts.added.includes(places[5]));
      }
    assert.deepEqual([...bases], [true]);
  });

  for (const [p, best] of [
    [0.125, [5]],
    [0.375, [5, 2, 7]],
    [0.01, [5]],
  ] as const)
    test(`current_to_pbest_1 goes towards the best ${best.length} of ${size} with p ${p}, each equally often`, () => {
      const counts = new Map<number, number>(best.map((member) => [member, 0]));
      let decoded = 0;
      for (const trials of trialsOf({ strategy: 'current_to_pbest_1', p }, [], 1500))
        for (const trial of trials) {
          const parts = partsOf(trial);
          // Where both members that are added are among the best, either may be the aim.
          const candidates = best.filter((member) => parts?.added.includes(places[member]));
          if (parts === undefined) continue;
          assert.ok(candidates.length > 0, 'an aim among the best');
          if (candidates.length > 1) continue;
          decoded++;
          counts.set(candidates[0], (counts.get(candidates[0]) ?? 0) + 1);
        }
      assert.ok(decoded > 3000);
      for (const count of counts.values()) assertShare(count, decoded, 1 / best.length);
    });

  test('current_to_pbest_1 takes its last parent from the rest of the population and the archive alike', () => {
    let fromArchive = 0;
    let decoded = 0;
    for (const trials of trialsOf({ strategy: 'current_to_pbest_1', p: 0.125 }, archived, 1000))
      for (const [target, trial] of trials.entries()) {
        if (target === 5) continue;
        // Towards member 5, plus another, minus one of the size - 2 others or of the archive; 5 itself may cancel out.
        const parts = partsOf(trial);
        assert.ok(parts !== undefined || places.includes(trial), `${trial} is made of members`);
        decoded++;
        if (parts && archived.includes(parts.taken)) fromArchive++;
      }
    assertShare(fromArchive, decoded, archived.length / (size - 2 + archived.length));
  });
});

suite('The archive of current_to_pbest_1', () => {
  const start = (archive_rate = 1) => {
    const values = { population_size: size, strategy: 'current_to_pbest_1', archive_rate };
    return begin(differentialEvolution, cube(1, -1e9, 1e9), 1, undefined, values);
  };

  test('takes the targets that a better trial replaced, not those of equal ones', () => {
    const optimizer = start();
    const { random } = optimizer.state();
    optimizer.restore({ population: places, fitness, isEvaluated: true, archive: [], random });
    optimizer.ask();
    optimizer.tell(Float64Array.from(fitness, (value, k) => (k === 2 || k === 6 ? value - 0.5 : k === 3 ? value : value + 1)));
    assert.deepEqual(optimizer.state().archive, [places[2], places[6]]);
  });

  test('holds archive_rate times the population, and nothing of the first one', () => {
    for (const [rate, capacity] of [
      [1, 8],
      [0.5, 4],
      [0, 0],
    ]) {
      const optimizer = start(rate);
      for (let generation = 0; generation < 5; generation++) {
        optimizer.ask();
        optimizer.tell(new Float64Array(size).fill(-generation));
        const expected = Math.min(capacity, generation * size);
        assert.equal((optimizer.state().archive as number[]).length, expected); // what state() gives
      }
    }
  });
});
