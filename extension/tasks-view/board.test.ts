import assert from 'node:assert/strict';
import { exampleTask } from '../../engine/charts/example-task.ts';
import { summarizeTask } from '../../engine/tasks/summarize-task.ts';
import type { Task } from '../../engine/tasks/task.ts';
import { emptyBoard, groupsOf, withOverview, withPage } from './board.ts';
import { noFilter } from './task-filter.ts';

const task = (id: string, number: number, group: string, state: Task['state'] = 'SUCCESS') =>
  summarizeTask(exampleTask({ task: { id, number, group, state } }));
const change = (...changed: ReturnType<typeof task>[]) => ({ changed, deleted: [] });
const page = withPage(emptyBoard(noFilter), { tasks: [task('c', 3, 'g2'), task('b', 2, 'g1'), task('a', 1, 'g1')], next: 1 });

suite('The board of tasks', () => {
  test('groups what was submitted together, newest group first, tasks in their order', () => {
    assert.deepEqual(
      groupsOf(page).map(({ id, tasks }) => [id, ...tasks.map((one) => one.id)]),
      [
        ['g2', 'c'],
        ['g1', 'a', 'b'],
      ],
    );
  });

  test('goes on with the next page where the last one ended', () => {
    const more = withPage(page, { tasks: [task('z', 0, 'g0')], next: null });
    assert.deepEqual([more.tasks.size, more.next], [4, null]);
  });

  test('tells what looks different from what is new', () => {
    const moved = withOverview(page, change(task('a', 1, 'g1', 'STARTED')));
    assert.deepEqual([moved.changed, moved.isReshaped], [['a'], false]);
    const grown = withOverview(page, change(task('d', 4, 'g3', 'PENDING')));
    assert.deepEqual([grown.changed, grown.isReshaped, groupsOf(grown.board)[0].id], [['d'], true, 'g3']);
  });

  test('lets go of tasks that were deleted', () => {
    const { board, isReshaped } = withOverview(page, { changed: [], deleted: ['c', 'unknown'] });
    assert.deepEqual([[...board.tasks.keys()], isReshaped], [['b', 'a'], true]);
    assert.equal(withOverview(page, { changed: [], deleted: ['unknown'] }).isReshaped, false);
  });

  test('takes in only what the filter wants, and lets go of what it does not want any more', () => {
    const running = withPage(emptyBoard({ states: ['STARTED'], text: '' }), {
      tasks: [task('a', 1, 'g', 'STARTED')],
      next: null,
    });
    assert.equal(withOverview(running, change(task('b', 2, 'g', 'PENDING'))).board.tasks.size, 1);
    const ended = withOverview(running, change(task('a', 1, 'g', 'SUCCESS')));
    assert.deepEqual([ended.board.tasks.size, ended.isReshaped], [0, true]);
  });

  test('finds texts in id, group, algorithm and problem, in any case', () => {
    for (const [text, count] of [
      ['RASTRIGIN', 1],
      ['swarm', 1],
      ['g1', 1],
      ['nothing', 0],
    ] as const)
      assert.equal(withOverview(emptyBoard({ states: [], text }), change(task('a', 1, 'g1'))).board.tasks.size, count, text);
  });
});
