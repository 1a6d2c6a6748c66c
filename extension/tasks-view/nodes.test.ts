import assert from 'node:assert/strict';
import { exampleTask } from '../../engine/charts/example-task.ts';
import { summarizeTask } from '../../engine/tasks/summarize-task.ts';
import { emptyBoard, withPage } from './board.ts';
import { groupOf, keyOf, type TaskNode, TaskNodes } from './nodes.ts';
import { rowsBehind } from './rows-behind.ts';
import { noFilter } from './task-filter.ts';

const task = (id: string, number: number, group: string) => summarizeTask(exampleTask({ task: { id, number, group } }));

/** Rows of groups that are written as their tasks, the newest first: `['a b', 'c']`. */
function rowsOf(groups: readonly string[], next: number | null = null): TaskNodes {
  const ids = groups.map((group) => group.split(' '));
  const count = ids.flat().length;
  const tasks = ids.flatMap((group, k) => group.map((id, l) => task(id, (count - k) * 1000 + l, `g${group[0]}`)));
  const nodes = new TaskNodes();
  nodes.update(withPage(emptyBoard(noFilter), { tasks, next }), []);
  return nodes;
}
const ids = (count: number) => Array.from({ length: count }, (_, k) => `t${k}`).join(' ');

suite('The rows of the Tasks view', () => {
  const lastOf = (node: TaskNode | undefined) => (node?.kind === 'group' ? node.children.at(-1) : undefined);

  test('end, in a group that has more than two hundred tasks, with one that shows all of them in the dashboard', () => {
    const [group] = rowsOf([ids(1203)]).top;
    assert.equal(group.kind === 'group' && group.children.length, 201);
    const last = lastOf(group);
    assert.deepEqual(last, {
      kind: 'note',
      action: 'dashboard',
      text: 'Show all in the dashboard',
      description: '1,003 more',
      group: 'gt0',
    });
    assert.equal(groupOf(last), 'gt0');
    assert.equal(lastOf(rowsOf([ids(200)]).top[0])?.kind, 'task');
  });

  test('keep one row for the next page at their end', () => {
    const nodes = rowsOf(['a', 'b'], 7);
    const before = nodes.top.at(-1);
    assert.ok(before);
    assert.deepEqual([before.kind === 'note' && before.text, groupOf(before)], ['Load more…', undefined]);
    // VS Code lets go of what another object of the same name stood for.
    nodes.update(withPage(emptyBoard(noFilter), { tasks: [task('c', 3, 'gc')], next: 5 }), []);
    assert.equal(nodes.top.at(-1), before);
    assert.equal(nodes.find(keyOf(before)), before);
  });
});

suite('The rows behind those that are deleted', () => {
  for (const [what, groups, deleted, behind] of [
    ['a task', ['a', 'b', 'c'], 'b', ['c']],
    ['the last task', ['a', 'b'], 'b', []],
    ['a task of a group', ['a', 'b c d', 'e'], 'c', ['d', 'e']],
    ['the last task of a group', ['a', 'b c', 'd'], 'c', ['d']],
    ['a whole group', ['a', 'b c', 'd e'], 'b c', ['group gd', 'd', 'e']],
    ['several tasks', ['a', 'b', 'c', 'd'], 'a c', ['b', 'd']],
    ['tasks that have no row', ['a', 'b'], 'z', undefined],
  ] as const)
    test(`of ${what} are those from there on that stay, in their order`, () => {
      assert.deepEqual(rowsBehind(rowsOf(groups).top, new Set(deleted.split(' '))), behind);
    });

  test('count those that carry something out', () => {
    assert.deepEqual(rowsBehind(rowsOf(['a'], 7).top, new Set(['a'])), ['page ']);
  });
});
