import assert from 'node:assert/strict';
import { exampleTask } from '../../engine/charts/example-task.ts';
import { summarizeTask } from '../../engine/tasks/summarize-task.ts';
import { selectionOf, tasksOf } from './nodes.ts';
import { groupTooltip, taskTooltip } from './tooltip.ts';

const task = summarizeTask(exampleTask({ task: { startedAt: 1000, finishedAt: 3500 } }));

suite('The tooltip of a row', () => {
  test('tells a task in a table, every digit of its best fitness and how it ended', () => {
    const text = taskTooltip({ ...task, best_fitness: 0.123456789 }, 9000);
    assert.match(text, /^\*\*particle\\_swarm\*\* — Done \(evaluations\)/);
    assert.match(text, /\| Best fitness {2}\| 0\\\.123456789 \|/);
    assert.match(text, /\| Seed {2}\| 42 \|/);
  });

  test('says once that a task was cancelled, and what ended it where that is something else', () => {
    const firstLine = (stop_reason: 'cancelled' | 'soft_limit' | null) =>
      taskTooltip({ ...task, state: 'REVOKED', stop_reason }, 9000).split('\n')[0];
    assert.equal(firstLine('cancelled'), '**particle\\_swarm** — Cancelled');
    assert.equal(firstLine(null), '**particle\\_swarm** — Cancelled');
    assert.equal(firstLine('soft_limit'), '**particle\\_swarm** — Cancelled (soft\\_limit)');
  });

  test('shows an error on top, and none of its characters as markup', () => {
    const text = taskTooltip({ ...task, state: 'FAILURE', error: 'bad [x](command:evil)\n| `y` <img>' }, 9000);
    const error = text.split('\n\n')[1];
    assert.equal(error, 'bad \\[x\\]\\(command:evil\\) \\| \\`y\\` \\<img\\>');
  });

  test('tells a group', () => {
    assert.match(
      groupTooltip({ id: 'g1', tasks: [task] }),
      /\*\*rastrigin: particle\\_swarm\*\* — 1 task\n[\s\S]*\| Group {2}\| g1 \|/,
    );
  });
});

suite('A command on rows', () => {
  const row = (id: string) => ({ kind: 'task', task: { ...task, id } });
  const group = { kind: 'group', group: { id: 'g', tasks: [row('a').task, row('b').task] } };

  test('is meant for all that are selected, each task once', () => {
    const rows = [group, row('b'), row('c')];
    assert.deepEqual(
      tasksOf(selectionOf(row('c'), rows)).map(({ id }) => id),
      ['a', 'b', 'c'],
    );
  });

  test('is meant for its row where nothing more is selected, or something else', () => {
    assert.deepEqual(selectionOf('target', ['target']), 'target');
    assert.deepEqual(selectionOf('file', ['file', 'other']), 'file');
    assert.deepEqual(selectionOf('target', undefined), 'target');
  });
});
