import assert from 'node:assert/strict';
import { parse, View } from 'vega';
import { compile, type TopLevelSpec } from 'vega-lite';
import { summarizeTask } from '../tasks/summarize-task.ts';
import type { Task } from '../tasks/task.ts';
import { exampleColours as colours, exampleTask, exampleWords as words } from './example-task.ts';
import { timelineBars, timelineChart } from './timeline.ts';

const task = (id: string, part: Partial<Task>) => summarizeTask(exampleTask({ task: { id, ...part } }));
const tasks = [
  task('late', { startedAt: 5000, state: 'STARTED' }),
  task('early', { startedAt: 1000, finishedAt: 3500, state: 'SUCCESS' }),
  task('never', { state: 'PENDING' }),
];

suite('The timeline', () => {
  test('has a bar for each task that started, in the order of their starts, up to now where they run', () => {
    assert.deepEqual(
      timelineBars(tasks, 9000).map(({ task: id, start, end, seconds }) => [id, start, end, seconds]),
      [
        ['early', 1000, 3500, 2.5],
        ['late', 5000, 9000, 4],
      ],
    );
  });

  test('is drawn with names for ids and one colour for each state', async () => {
    const spec = timelineChart(timelineBars(tasks, 9000), colours, words);
    const { spec: compiled } = compile({ ...spec, width: 400 } as unknown as TopLevelSpec); // as the renderer does
    const svg = await new View(parse(compiled), { renderer: 'none' }).toSVG();
    assert.match(svg, /particle_swarm · rastrigin/);
    assert.doesNotMatch(svg, />early</);
    assert.match(svg, /#444/);
    assert.match(svg, /#222/);
    assert.match(svg, />Running</);
    assert.doesNotMatch(svg, />STARTED</);
  });
});
