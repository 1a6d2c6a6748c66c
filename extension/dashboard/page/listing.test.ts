import assert from 'node:assert/strict';
import { exampleTask } from '../../../engine/charts/example-task.ts';
import { summarizeTask } from '../../../engine/tasks/summarize-task.ts';
import { noFilter } from '../../tasks-view/task-filter.ts';
import { emptyListing, type Listing, newestFirst, nextOrder, withChanges, withNextPage } from './listing.ts';

const task = (number: number, part: object = {}) => ({
  ...summarizeTask(exampleTask({ task: { id: `t${number}`, number } })),
  ...part,
});
const byFitness = { by: 'best_fitness', descending: false } as const;
const idsOf = ({ tasks }: Listing) => tasks.map(({ id }) => id);
const listing = (numbers: number[], order: Listing['order'] = newestFirst, last: Listing['last'] = null): Listing => ({
  ...emptyListing(noFilter, order),
  tasks: numbers.map((number) => task(number)),
  last,
});
const told = (changed: ReturnType<typeof task>[], deleted: string[] = []) => ({ changed, deleted });

suite('The list of the history', () => {
  test('goes on with the next page, each task once', () => {
    const page = { tasks: [task(2), task(1)], next: null, last: { number: 1, value: 1 } };
    const next = withNextPage(listing([3, 2]), page);
    assert.deepEqual([idsOf(next), next.last], [['t3', 't2', 't1'], { number: 1, value: 1 }]);
  });

  test('puts new tasks on top while the newest are first, and leaves older ones to their pages', () => {
    const next = withChanges(listing([4, 3], newestFirst, { number: 3, value: 3 }), told([task(5), task(1)]));
    assert.deepEqual([idsOf(next), next.isStale], [['t5', 't4', 't3'], false]);
  });

  test('leaves rows in their places in any other order, and says that the engine must be asked', () => {
    const before = listing([1, 3, 2], byFitness);
    const running = withChanges(before, told([task(3, { best_fitness: 99 })]));
    assert.deepEqual([idsOf(running), running.tasks[1].best_fitness, running.isStale], [['t1', 't3', 't2'], 99, false]);
    assert.equal(withChanges(before, told([task(3, { state: 'FAILURE' })])).isStale, true);
    const grown = withChanges(before, told([task(4)]));
    assert.deepEqual([idsOf(grown), grown.isStale], [['t1', 't3', 't2'], true]);
  });

  test('loses what was deleted and what the filter does not show any more', () => {
    const before = { ...listing([3, 2, 1]), filter: { states: ['SUCCESS'] as const, text: '' } };
    assert.deepEqual(idsOf(withChanges(before, told([task(2, { state: 'PENDING' })], ['t1']))), ['t3']);
  });

  test('turns round on a second press of the same heading', () => {
    assert.deepEqual(nextOrder(newestFirst, 'best_fitness'), byFitness);
    assert.deepEqual(nextOrder(byFitness, 'best_fitness'), { by: 'best_fitness', descending: true });
    assert.deepEqual(nextOrder(byFitness, 'evaluations'), { by: 'evaluations', descending: true });
  });
});
