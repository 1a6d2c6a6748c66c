import assert from 'node:assert/strict';
import { assertShare, begin, cube } from '../testing.ts';
import { geneticAlgorithm } from './genetic-algorithm.ts';

const places = [10, 20, 30, 40, 50];
const fitness = [3, 1, 5, 2, 4];
type Values = Readonly<Record<string, number>>;

/** An optimizer with that population, whose children are copies of their parents unless `values` says otherwise. */
function withParents(values: Values) {
  const params = { population_size: 5, tournament_size: 1, crossover_rate: 0, mutation_rate: 0, ...values };
  const optimizer = begin(geneticAlgorithm, cube(1, 0, 100), 1, undefined, params);
  optimizer.restore({ population: places, fitness, isEvaluated: true, random: optimizer.state().random });
  return optimizer;
}

/** The population after children of that fitness: places of the children are 1 to 5. */
function generation(values: Values, childFitness: readonly number[]) {
  const optimizer = withParents(values);
  optimizer.ask().set([1, 2, 3, 4, 5]);
  optimizer.tell(Float64Array.from(childFitness));
  const state = optimizer.state() as { population: number[]; fitness: number[] };
  return { population: state.population, fitness: state.fitness };
}

suite('Survival in the genetic algorithm', () => {
  test('lets the best member take the place of the worst child where it is better than all children', () => {
    assert.deepEqual(generation({ elite_count: 1 }, [7, 9, 8, 6, 7]), { population: [1, 20, 3, 4, 5], fitness: [7, 1, 8, 6, 7] });
    assert.deepEqual(generation({ elite_count: 1 }, [7, 9, 8, 1, 7]).population, [1, 2, 3, 4, 5], 'a tie is the child’s');
  });

  test('lets elite_count members survive, the best ones first, in the places of the worst children', () => {
    const { population, fitness: values } = generation({ elite_count: 3 }, [7, 9, 8, 6, 7.5]);
    assert.deepEqual(population, [1, 20, 40, 4, 10]);
    assert.deepEqual(values, [7, 1, 2, 6, 3]);
  });

  test('counts children among the elite: only so many members stay as are better than those', () => {
    assert.deepEqual(generation({ elite_count: 3 }, [1.5, 9, 8, 2.5, 7]).population, [1, 20, 40, 4, 5]);
    assert.deepEqual(generation({ elite_count: 2 }, [0.5, 9, 8, 0.6, 7]).population, [1, 2, 3, 4, 5]);
    assert.deepEqual(generation({ elite_count: 2 }, [0.5, 9, 8, 1, 7]).population, [1, 2, 3, 4, 5], 'a tie is the child’s');
  });

  test('keeps nobody with an elite_count of 0', () => {
    assert.deepEqual(generation({ elite_count: 0 }, [7, 9, 8, 6, 7]).population, [1, 2, 3, 4, 5]);
  });
});

suite('Breeding in the genetic algorithm', () => {
  test('copies parents that it neither crosses nor mutates', () => {
    const optimizer = withParents({});
    for (let k = 0; k < 50; k++) assert.ok(optimizer.ask().every((v) => places.includes(v)));
  });

  test('chooses parents by tournaments of tournament_size', () => {
    const optimizer = withParents({ tournament_size: 4 });
    let best = 0;
    for (let k = 0; k < 2000; k++) best += optimizer.ask().filter((v) => v === 20).length;
    assertShare(best, 10_000, 1 - (4 / 5) ** 4);
  });

  test('crosses pairs with chance crossover_rate', () => {
    // Of two distinct parents in one dimension every second crossing changes the coordinate.
    const optimizer = withParents({ crossover_rate: 0.6 });
    let changed = 0;
    for (let k = 0; k < 4000; k++) if (!places.includes(optimizer.ask()[0])) changed++;
    assertShare(changed, 4000, 0.6 * 0.5 * (4 / 5));
  });

  test('mutates both children of a pair', () => {
    const optimizer = withParents({ mutation_rate: 0.3 });
    const changed = [0, 0, 0, 0, 0];
    for (let k = 0; k < 2000; k++) for (const [i, v] of optimizer.ask().entries()) if (!places.includes(v)) changed[i]++;
    for (const count of changed) assertShare(count, 2000, 0.3);
  });
});
