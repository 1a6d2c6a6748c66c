import assert from 'node:assert/strict';
import { compile, type TopLevelSpec } from 'vega-lite';
import { inEnglish } from '../../sandbox/sentence.ts';
import { type Decoded, findProblem } from '../problems/index.ts';
import { exampleTask } from './example-task.ts';
import { type SolutionSpec, solutionChart } from './solution-chart.ts';
import { summarize } from './summarize.ts';

const decoded = (name: string, dimensions: number): Decoded => {
  const solution = findProblem(name)
    ?.at(dimensions, 1)
    .decode?.(Array.from({ length: dimensions }, (_, i) => (i * 0.37) % 1));
  assert.ok(solution);
  return solution;
};
const chartOf = (solution: Decoded): SolutionSpec => {
  const chart = solutionChart([exampleTask({ result: { decoded: solution } })]);
  assert.ok(chart);
  return chart;
};
const valuesOf = (chart: SolutionSpec) => (chart.data as { values: Record<string, number>[] }).values;

suite('The drawing of a solution', () => {
  for (const [name, dimensions] of [
    ['travelling_salesman', 12],
    ['knapsack', 30],
    ['job_shop_scheduling', 36],
  ] as const)
    test(`of ${name} is a specification that Vega-Lite compiles without a warning`, () => {
      const warnings: unknown[] = [];
      const log = (...message: unknown[]) => warnings.push(message);
      const logger = { level: () => logger, error: log, warn: log, info: () => logger, debug: () => logger };
      compile(chartOf(decoded(name, dimensions)) as unknown as TopLevelSpec, { logger: logger as never });
      assert.deepEqual(warnings, []);
    });

  test('of a tour goes through every city and back to the first', () => {
    const tour = decoded('travelling_salesman', 12);
    assert.ok(tour.kind === 'tour');
    const stops = valuesOf(chartOf(tour));
    assert.deepEqual(
      stops.map(({ city }) => city),
      [...tour.tour, tour.tour[0]],
    );
    assert.deepEqual([stops[1].x, stops[1].y], tour.cities[tour.tour[1]]);
  });

  test('of a knapsack is as wide as its items are heavy', () => {
    const packing = decoded('knapsack', 30);
    assert.ok(packing.kind === 'knapsack');
    const bars = valuesOf(chartOf(packing));
    assert.equal(bars.length, packing.items.length);
    assert.equal(bars.at(-1)?.to, packing.weight);
    for (const [i, bar] of bars.slice(1).entries()) assert.ok(bar.from === bars[i].to && bar.worth <= bars[i].worth);
  });

  test('of a schedule has a bar per operation', () => {
    const schedule = decoded('job_shop_scheduling', 36);
    assert.ok(schedule.kind === 'schedule');
    assert.equal(valuesOf(chartOf(schedule)).length, 36);
    assert.match(chartOf(schedule).title.text, new RegExp(`^Schedule of makespan ${schedule.makespan}, by particle_swarm$`));
  });

  test('shows the best task, and nothing where solutions are just numbers', () => {
    assert.equal(solutionChart([exampleTask()]), undefined);
    const worse = exampleTask({ values: [7], result: { decoded: decoded('knapsack', 5) } });
    const better = exampleTask({ algorithm: 'ant_colony', values: [3], result: { decoded: decoded('knapsack', 4) } });
    assert.match(solutionChart([worse, better])?.title.text ?? '', /by ant_colony$/);
  });

  test('comes with the same in words', () => {
    const [row] = summarize([
      exampleTask({
        result: {
          decoded: { kind: 'knapsack', items: [1, 4], values: [3, 9], weights: [2, 5], value: 12, weight: 7, capacity: 8 },
        },
      }),
    ]).rows;
    assert.deepEqual(
      row.decoded?.map((fact) => fact.map(inEnglish)),
      [
        ['value', '12'],
        ['weight', '7 of 8'],
        ['items', '1, 4'],
      ],
    );
  });
});
