import assert from 'node:assert/strict';
import { compile, type TopLevelSpec } from 'vega-lite';
import { convergenceChart, type VegaLiteSpec } from './convergence.ts';
import { exampleTask, runningTask } from './example-task.ts';

const channel = (spec: VegaLiteSpec, name: string) =>
  (spec.encoding as Record<string, { scale?: { type: string }; legend?: unknown }>)[name]!;
const many = (count: number) => Array.from({ length: count }, (_, k) => 1e6 * 0.97 ** k);

suite('The convergence chart', () => {
  test('is understood by Vega-Lite without a complaint', () => {
    const complaints: unknown[] = [];
    const note = (...said: unknown[]) => {
      complaints.push(said);
      return logger;
    };
    const logger = { level: () => logger, error: note, warn: note, info: () => logger, debug: () => logger };
    const spec = convergenceChart([exampleTask(), exampleTask({ algorithm: 'ant_colony' })]);
    // Our own type is narrower than Vega-Lite's; whether it fits is what this test asks. A container's size needs a page.
    compile({ ...spec, width: 400 } as unknown as TopLevelSpec, { logger: logger as never });
    assert.deepEqual(complaints, []);
    assert.match(spec.$schema, /vega-lite\/v5/);
  });
  test('sets no colour but those of the lines, so that a theme can', () => {
    const { usermeta: _, ...drawn } = convergenceChart([exampleTask()]);
    const colours = JSON.stringify(drawn).match(/#[0-9a-f]{6}/g) ?? [];
    assert.equal(colours.length, 8);
    assert.doesNotMatch(JSON.stringify(drawn), /background|"white"|"black"/);
  });
  test('carries a line on to the last evaluation, where nothing better was found', () => {
    const { values } = convergenceChart([exampleTask({ values: [9, 4], result: { evaluations: 1000 } })]).data;
    assert.deepEqual(
      values.map((point) => [point.evaluations, point.best_fitness]),
      [
        [1, 9],
        [2, 4],
        [1000, 4],
      ],
    );
  });
  test('has a legend only for several lines', () => {
    assert.equal(channel(convergenceChart([exampleTask()]), 'color').legend, null);
    assert.notEqual(channel(convergenceChart([exampleTask(), exampleTask({ run: 1 })]), 'color').legend, null);
  });
  test('stays small however many tasks and steps there are, both ends of each line kept', () => {
    const tasks = Array.from({ length: 30 }, (_, run) => exampleTask({ run, values: many(999) }));
    const spec = convergenceChart(tasks);
    assert.ok(spec.data.values.length <= 1000, `${spec.data.values.length} points`);
    assert.ok(JSON.stringify(spec).length < 130_000, `${JSON.stringify(spec).length} characters`);
    const last = spec.data.values.filter((point) => point.series === 'particle_swarm run 30');
    assert.equal(last[0]?.evaluations, 1);
    assert.equal(last.at(-1)?.evaluations, 999);
  });
  test('keeps six significant digits of a value', () => {
    assert.equal(convergenceChart([exampleTask({ values: [1 / 3] })]).data.values[0]?.best_fitness, 0.333333);
  });
  test('draws a value of 0 below all others of a logarithmic axis and still tells it as 0', () => {
    const spec = convergenceChart([exampleTask({ values: [100, 0.01, 0] })]);
    assert.equal(channel(spec, 'y').scale?.type, 'log');
    assert.deepEqual(
      spec.data.values.map((point) => [point.best_fitness, point.drawn_at]),
      [
        [100, undefined],
        [0.01, undefined],
        [0, 0.001],
      ],
    );
  });
  test('does not change its axes while the data of a known function comes in', () => {
    const axes = (values: readonly number[]) => {
      const { encoding, transform, mark } = convergenceChart([runningTask({ values })]);
      return JSON.stringify({ encoding, transform, mark });
    };
    assert.equal(axes([90]), axes([90, 1e-9]));
    assert.equal(axes([90]), axes([90, 0]));
  });
  test('has a subtitle with the result of one task', () => {
    assert.equal(
      convergenceChart([exampleTask({ result: { evaluations: 12345 } })]).title.subtitle,
      'best 1 · 12,345 evaluations · 1 iterations · 0.5 s · evaluations spent',
    );
  });
  test('has a subtitle with the best of several tasks and how many have finished', () => {
    const tasks = [exampleTask(), runningTask({ algorithm: 'ant_colony', values: [0.5] })];
    assert.equal(convergenceChart(tasks).title.subtitle, 'best 0.5 by ant_colony · 1 of 2 finished');
  });
});
