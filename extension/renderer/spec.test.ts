import assert from 'node:assert/strict';
import { convergenceChart } from '../../engine/charts/convergence.ts';
import { exampleTask, runningTask } from '../../engine/charts/example-task.ts';
import type { Task } from '../../engine/tasks/task.ts';
import german from '../../l10n/bundle.l10n.de.json' with { type: 'json' };
import { speakByBundle } from '../words.ts';
import { type OurChart, recolour, type Spec, seriesColours, takeApart } from './spec.ts';

/** As it comes out of a notebook file. */
const saved = (tasks: readonly Task[]): Spec => JSON.parse(JSON.stringify(convergenceChart(tasks)));

function ours(tasks: readonly Task[]): OurChart {
  const chart = takeApart(saved(tasks));
  assert(chart);
  return chart;
}

suite('a chart taken apart', () => {
  test('keeps its shape while the run goes on, so that the living chart only gets new data', () => {
    const values = [900, 400, 90, 30];
    const early = ours([runningTask({ values: values.slice(0, 3) })]);
    const late = ours([runningTask({ values })]);
    assert.equal(late.shape, early.shape);
    assert.notDeepEqual(late.values, early.values);
  });

  test('changes its shape with its lines', () => {
    const one = ours([exampleTask()]);
    assert.notEqual(ours([exampleTask(), exampleTask({ algorithm: 'ant_colony' })]).shape, one.shape);
  });

  test('changes its shape with an axis', () => {
    const spec = saved([exampleTask()]);
    const encoding = spec.encoding as { y: object };
    const changed = { ...spec, encoding: { ...encoding, y: { ...encoding.y, scale: { type: 'symlog' } } } };
    assert.notEqual(takeApart(changed)?.shape, takeApart(spec)?.shape);
  });

  test('is not ours without a summary, without its dataset, or with a summary that somebody broke', () => {
    const { usermeta: _, ...foreign } = saved([exampleTask()]);
    assert.equal(takeApart(foreign), undefined);
    assert.equal(takeApart({ ...saved([exampleTask()]), data: { url: 'data.json' } }), undefined);
    for (const optimizehub of [null, 5, { rows: 5 }])
      assert.equal(takeApart({ ...saved([exampleTask()]), usermeta: { optimizehub } }), undefined);
  });
});

suite('colours of the lines', () => {
  const tasks = [exampleTask(), exampleTask({ algorithm: 'ant_colony' })];
  const range = (spec: Spec) => (spec.encoding as { color: { scale: { range: string[] } } }).color.scale.range;

  test("are the theme's in the chart and in the table alike", () => {
    const { spec, summary } = ours(tasks);
    assert.deepEqual(range(recolour(spec, ['red', 'green'])), ['red', 'green']);
    const colours = seriesColours(spec, ['red', 'green']);
    assert.deepEqual(
      summary.rows.map((row) => colours.get(row.series)),
      ['red', 'green'],
    );
  });

  test('leave the saved chart as it was', () => {
    const { spec } = ours(tasks);
    const before = structuredClone(spec);
    recolour(spec, ['red']);
    assert.deepEqual(spec, before);
  });

  test('names its axes, and what a hover shows, in the language of the editor', () => {
    speakByBundle(german);
    const { spec, shape } = ours([exampleTask()]);
    speakByBundle({});
    const { x, y, tooltip } = spec.encoding as Record<'x' | 'y', { title: string }> & { tooltip: { title: string }[] };
    assert.deepEqual([x.title, y.title], ['Auswertungen', 'beste Fitness']);
    assert.deepEqual(
      tooltip.map(({ title }) => title),
      ['Reihe', 'Auswertungen', 'beste Fitness'],
    );
    assert.notEqual(shape, ours([exampleTask()]).shape);
  });
});
