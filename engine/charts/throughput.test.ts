import assert from 'node:assert/strict';
import { parse, View } from 'vega';
import { expressionInterpreter } from 'vega-interpreter';
import { compile, type TopLevelSpec } from 'vega-lite';
import type { Throughput } from '../monitor/throughput.ts';
import { exampleColours as colours, exampleWords as words } from './example-task.ts';
import { endsBars, endsChart, speedBars, speedChart } from './throughput.ts';

const minute = 60_000;
const data: Throughput = {
  barMs: 2 * minute,
  bars: [
    { at: 0, ended: { SUCCESS: 6, FAILURE: 1, REVOKED: 0 }, evaluations: 120_000 },
    { at: 2 * minute, ended: { SUCCESS: 0, FAILURE: 0, REVOKED: 0 }, evaluations: 0 },
    { at: 4 * minute, ended: { SUCCESS: 1, FAILURE: 0, REVOKED: 0 }, evaluations: 60_000 },
  ],
};

async function drawn(spec: Readonly<Record<string, unknown>>): Promise<string> {
  const warnings: unknown[] = [];
  const warn = (...message: unknown[]) => warnings.push(message);
  const logger = { level: () => logger, error: warn, warn, info: () => logger, debug: () => logger };
  const { spec: compiled } = compile({ ...spec, width: 400 } as unknown as TopLevelSpec, { logger: logger as never }); // as the renderer does
  assert.deepEqual(warnings, []);
  // Without `eval`, as in the window.
  const runtime = parse(compiled, undefined, { ast: true });
  return new View(runtime, { renderer: 'none', expr: expressionInterpreter } as ConstructorParameters<typeof View>[1]).toSVG();
}

suite('The chart of the throughput', () => {
  test('tells ends per minute, of a bar that is not over as far as it is, and marks it', () => {
    assert.deepEqual(
      endsBars(data, 4 * minute + 1).map(({ start, state, per_minute, so_far }) => [start, state, per_minute, so_far]),
      [
        [0, 'SUCCESS', 3, false],
        [0, 'FAILURE', 0.5, false],
        [4 * minute, 'SUCCESS', 0.5, true],
      ],
    );
    assert.equal(endsBars(data, 6 * minute).at(-1)?.so_far, false);
  });

  test('tells evaluations per second', () => {
    assert.deepEqual(
      speedBars(data, 10 * minute).map(({ start, per_second }) => [start, per_second]),
      [
        [0, 1000],
        [4 * minute, 500],
      ],
    );
    assert.deepEqual(
      speedBars(data, 5 * minute).map(({ per_second, so_far }) => [per_second, so_far]),
      [
        [1000, false],
        [500, true],
      ],
      'no faster for being not over',
    );
  });

  test('is drawn over all of the time, each way to end in its colour', async () => {
    const svg = await drawn(endsChart(data, endsBars(data, 6 * minute), colours, words));
    assert.match(svg, /tasks per minute/);
    assert.match(svg, /#444/);
    assert.match(svg, /#555/);
    assert.match(svg, />Done</);
    assert.doesNotMatch(svg, />SUCCESS</);
    assert.doesNotMatch(svg, /opacity="0\.45"/);
    assert.match(await drawn(endsChart(data, endsBars(data, 5 * minute), colours, words)), /opacity="0\.45"/);
    // A bar of two of six minutes on 400 points, less what the axis takes.
    const widths = [...svg.matchAll(/aria-roledescription="rect mark"[^>]*d="M[\d.]+,[\d.]+h([\d.]+)/g)].map(([, width]) =>
      Number(width),
    );
    assert.equal(widths.length, 3);
    for (const width of widths) assert.ok(width > 90 && width < 134, `${width}`);
    assert.match(svg, />\d\d:\d\d</, 'times on the axis');
    const speed = await drawn(speedChart(data, speedBars(data, 6 * minute), colours));
    assert.match(speed, /evaluations per second/);
    assert.match(speed, />1k</);
    assert.match(speed, /#222/);
  });
});
