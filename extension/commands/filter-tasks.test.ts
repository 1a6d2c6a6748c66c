import assert from 'node:assert/strict';
import type { Page } from '../ask/page.ts';
import { noFilter, type TaskFilter } from '../tasks-view/task-filter.ts';
import { notDone, type Services } from './define.ts';
import { filterTasks } from './filter-tasks.ts';

/** What became of a filter, and what was asked, where these states are chosen or, without any, it is called off. */
async function choose(filter: TaskFilter, values: readonly string[] | undefined) {
  const pages: Page[] = [];
  let after = filter;
  const services = {
    tasks: {
      filter: () => filter,
      setFilter: async (changed: TaskFilter) => {
        after = changed;
      },
    },
    window: {
      showPage: async (page: Page) => {
        pages.push(page);
        return values ? { kind: 'answered', values } : { kind: 'called off' };
      },
    },
  } as unknown as Services; // the command uses nothing else
  const outcome = await filterTasks.run(services);
  return { after, outcome, page: pages[0] };
}

suite('Filter Tasks by State', () => {
  test('asks by a list in which Enter takes the row that was typed for, beside the states chosen before', async () => {
    const { page } = await choose({ states: ['FAILURE'], text: '' }, ['SUCCESS']);
    assert.ok(page?.kind === 'list' && page.canPickMany && page.keepsTicks);
    assert.deepEqual(
      page.items.filter(({ picked }) => picked).map(({ label }) => label),
      ['Failed'],
    );
    assert.equal(page.prompt, '↓ goes to the list, Space ticks, Enter goes on');
  });
  test('shows the chosen states, and leaves what is searched for', async () => {
    const { after } = await choose({ states: [], text: 'pso' }, ['SUCCESS', 'STARTED']);
    assert.deepEqual(after, { states: ['STARTED', 'SUCCESS'], text: 'pso' });
  });
  test('shows all where none is chosen', async () => {
    assert.deepEqual((await choose({ states: ['FAILURE'], text: '' }, [])).after, noFilter);
  });
  test('changes nothing where it is called off', async () => {
    const filter: TaskFilter = { states: ['FAILURE'], text: '' };
    const { after, outcome } = await choose(filter, undefined);
    assert.deepEqual([after, outcome], [filter, notDone]);
  });
});
