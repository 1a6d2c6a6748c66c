import assert from 'node:assert/strict';
import { exampleTask } from '../../engine/charts/example-task.ts';
import type { EngineClient } from '../../engine/client/engine-client.ts';
import { summarizeTask } from '../../engine/tasks/summarize-task.ts';
import type { Page, PageEvent } from '../ask/page.ts';
import type { NextStep, Services } from './define.ts';
import { exportResults } from './export-results.ts';

/** A window in which the results of three tasks are exported. @param onStep may call the export off at a step */
function world(
  ending: 'csv' | 'png',
  onStep: (step: string, cancel: () => void) => void = () => undefined,
  {
    answer,
    canReveal = true,
    activeTasks = ['a', 'gone', 'c'],
  }: { readonly answer?: string; readonly canReveal?: boolean; readonly activeTasks?: readonly string[] } = {},
) {
  const said: string[] = [];
  const steps: string[] = [];
  const written: string[] = [];
  const read: string[] = [];
  const proposed: string[] = [];
  const opened: string[] = [];
  const pages: Page[] = [];
  const client = {
    show: async (id: string) => {
      await new Promise((resolve) => setImmediate(resolve)); // as long as an answer takes, at least
      read.push(id);
      return id === 'gone' ? undefined : exampleTask({ task: { id } });
    },
    list: async () => ({ tasks: ['b', 'c'].map((id) => summarizeTask(exampleTask({ task: { id } }))), next: null }),
    dispose: () => undefined,
  } as unknown as EngineClient; // the command uses nothing else
  const cancelling = new AbortController();
  const services = {
    engine: { start: async () => client },
    notebooks: { activeTasks: () => activeTasks, activeName: () => 'particle-swarm.ipynb' },
    files: {
      save: async (title: string, name: string) => {
        proposed.push(`${title}: ${name}`);
        return '/w/results.csv';
      },
      write: async (place: string) => void written.push(place),
      open: async (place: string) => void opened.push(`open ${place}`),
      canReveal: () => canReveal,
      reveal: async (place: string) => void opened.push(`reveal ${place}`),
    },
    // A drawing that never ends by itself.
    charts: { draw: () => new Promise(() => undefined) },
    window: {
      inform(text: string, ...steps: readonly NextStep[]) {
        said.push([text, ...steps.map(({ title }) => title)].join(' | '));
        steps.find(({ title }) => title === answer)?.does();
      },
      showPage: async (page: Page): Promise<PageEvent> => {
        pages.push(page);
        return { kind: 'answered', values: page.kind === 'list' && page.canPickMany ? ['c'] : [ending] };
      },
      cancellable: (_: string, work: (onStep: (text: string) => void, signal: AbortSignal) => Promise<unknown>) =>
        work((step) => {
          steps.push(step);
          onStep(step, () => cancelling.abort());
        }, cancelling.signal),
    },
  } as unknown as Services; // the command uses nothing else
  return { services, said, steps, written, read, proposed, opened, pages };
}

suite('Export Results', () => {
  test('tells how far it is, and how many tasks there were', async () => {
    const { services, said, steps, written } = world('csv');
    await exportResults.run(services);
    assert.deepEqual(steps, ['Reading task 1 of 3', 'Reading task 2 of 3', 'Reading task 3 of 3']);
    assert.deepEqual(written, ['/w/results.csv']);
    assert.deepEqual(said, ['Exported 2 tasks to results.csv. | Open | Show in Folder']);
  });
  test('asks first for the tasks where no cell shows any, and wants one at least', async () => {
    const { services, pages, read } = world('csv', undefined, { activeTasks: [] });
    await exportResults.run(services);
    assert.deepEqual(
      pages.map(({ title, step, totalSteps }) => [title, step, totalSteps]),
      [
        ['Export Results: choose tasks', 1, 2],
        ['Export Results: choose a format', 2, 2],
      ],
    );
    assert.equal(pages[0]?.prompt, '↓ goes to the list, Space ticks, Enter goes on');
    assert.equal(await pages[0]?.mistake([]), 'Choose at least one task: ↓ goes to the list, Space ticks.');
    assert.deepEqual(read, ['c']);
  });
  test('says what is saved, and proposes the name of the notebook that shows them', async () => {
    const { services, proposed } = world('csv');
    await exportResults.run(services);
    assert.deepEqual(proposed, ['Export Results: where to save: particle-swarm.results.csv']);
  });
  for (const [answer, does] of [
    ['Open', ['open /w/results.csv']],
    ['Show in Folder', ['reveal /w/results.csv']],
    ['', []],
  ] as const)
    test(`on ${answer || 'no answer'} does what was asked for`, async () => {
      const { services, opened } = world('csv', undefined, { answer });
      await exportResults.run(services);
      assert.deepEqual(opened, does);
    });
  test('offers to show the folder only where something can show it', async () => {
    const { services, said } = world('csv', undefined, { canReveal: false });
    await exportResults.run(services);
    assert.deepEqual(said, ['Exported 2 tasks to results.csv. | Open']);
  });
  for (const [when, step, ending, reads] of [
    ['while tasks are read', 'Reading task 2 of 3', 'csv', 2],
    ['while the chart is drawn', 'Drawing the chart', 'png', 3],
  ] as const)
    test(`called off ${when} writes nothing, reads no further, and says so`, async () => {
      const { services, said, written, read } = world(ending, (told, cancel) => {
        if (told === step) setImmediate(cancel);
      });
      await exportResults.run(services);
      assert.equal(read.length, reads);
      assert.deepEqual([written, said], [[], ['The export was cancelled; nothing was written.']]);
    });
});
