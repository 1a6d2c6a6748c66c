import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { exampleTask } from '../../engine/charts/example-task.ts';
import type { EngineClient } from '../../engine/client/engine-client.ts';
import type { Task } from '../../engine/tasks/task.ts';
import manifest from '../../package.json' with { type: 'json' };
import texts from '../../package.nls.json' with { type: 'json' };
import { cancelTask } from './cancel-task.ts';
import { copyTaskId } from './copy-task-id.ts';
import type { Services } from './define.ts';
import { deleteTask } from './delete-task.ts';
import { commands } from './index.ts';
import { restartEngine } from './restart-engine.ts';

suite('palette commands', () => {
  test('stand in the manifest with the same ids and titles, in the category OptimizeHub', () => {
    const declared = manifest.contributes.commands.map(({ command, title, category }) => ({
      command,
      title: (texts as Readonly<Record<string, string>>)[title.slice(1, -1)],
      category,
    }));
    assert.deepEqual(
      declared,
      commands.map(({ id, title }) => ({ command: id, title, category: 'OptimizeHub' })),
    );
  });

  test('end in … in the menu of a row only where they delete or export, which ask there', () => {
    const titles = manifest.contributes.menus['view/item/context'].map(({ command }) => ({
      command,
      title: commands.find(({ id }) => id === command)?.title ?? '',
    }));
    const asking = titles.filter(({ title }) => title.endsWith('…')).map(({ command }) => command);
    assert.deepEqual([...new Set(asking)].toSorted(), ['optimizehub.deleteTask', 'optimizehub.exportResults']);
  });

  test('are all listed', () => {
    const files = readdirSync(import.meta.dirname).filter(
      (name) => name.endsWith('.ts') && !name.endsWith('.test.ts') && !['define.ts', 'index.ts'].includes(name),
    );
    assert.equal(commands.length, files.length);
  });

  const task = (state: Task['state']): Task => exampleTask({ task: { id: 'a', group: 'g', state } });

  async function runCancel(tasks: Task[], outcome: 'cancelled' | 'already finished') {
    const said: string[] = [];
    const cancelled: string[] = [];
    const client = {
      tasks: async () => tasks,
      cancel: async (id: string) => {
        cancelled.push(id);
        return outcome;
      },
      dispose: () => undefined,
    } as unknown as EngineClient; // the command uses nothing else
    const window = { inform: (text: string) => said.push(text), pick: async (_: string, items: readonly unknown[]) => items[0] };
    await cancelTask.run({ engine: { running: async () => client }, window } as unknown as Services);
    return { said, cancelled };
  }

  test('Cancel Task says so when nothing runs', async () => {
    assert.deepEqual(await runCancel([task('SUCCESS')], 'cancelled'), { said: ['No task is running.'], cancelled: [] });
  });

  test('Cancel Task cancels what was picked and says when it came too late', async () => {
    assert.deepEqual(await runCancel([task('STARTED')], 'cancelled'), { said: [], cancelled: ['a'] });
    const late = await runCancel([task('STARTED')], 'already finished');
    assert.match(late.said[0], /finished before it was cancelled/);
  });

  for (const [what, rows, copied] of [
    ['the id of a task', [['a', 'g']], 'a'],
    [
      'the id of a group for its tasks',
      [
        ['a', 'g'],
        ['b', 'g'],
      ],
      'g',
    ],
    [
      'all ids of tasks of several groups',
      [
        ['a', 'g'],
        ['b', 'h'],
      ],
      'a\nb',
    ],
  ] as const)
    test(`Copy Id copies ${what}`, async () => {
      const copies: string[] = [];
      const services = { window: { copy: async (text: string) => copies.push(text) } } as unknown as Services; // it uses nothing else
      await copyTaskId.run(
        services,
        rows.map(([id, group]) => ({ kind: 'task', task: { id, group } })),
      );
      assert.deepEqual(copies, [copied]);
    });

  test('Delete from History takes the selected rows where it was called on none', async () => {
    const deleted: string[] = [];
    const client = { delete: async (ids: readonly string[]) => deleted.push(...ids), dispose: () => undefined };
    const services = {
      engine: { start: async () => client },
      tasks: {
        rowsOfKey: async () => [{ kind: 'task', task: { id: 'a', state: 'SUCCESS' } }],
        deleting: (_: readonly string[], work: () => Promise<unknown>) => work(),
      },
      window: { confirm: async () => true },
    } as unknown as Services; // it uses nothing else
    await deleteTask.run(services, undefined);
    assert.deepEqual(deleted, ['a']);
  });

  for (const [what, count, reason] of [
    ['one that is active', 1, 'Only finished tasks can be deleted; cancel it first.'],
    ['several that are active', 2, 'Only finished tasks can be deleted; cancel them first.'],
  ] as const)
    test(`Delete from History says of ${what} what to do first`, async () => {
      const said: string[] = [];
      const services = { window: { inform: (text: string) => said.push(text) } } as unknown as Services; // it uses nothing else
      await deleteTask.run(
        services,
        Array.from({ length: count }, (_, k) => ({ kind: 'task', task: { ...task('STARTED'), id: `t${k}` } })),
      );
      assert.deepEqual(said, [reason]);
    });

  test('Restart Engine keeps no connection that is there only after it was called off', async () => {
    const late = Promise.withResolvers<void>();
    const cancelling = new AbortController();
    const services = {
      engine: {
        running: async () => undefined,
        start: async () => {
          cancelling.abort();
          return { dispose: late.resolve };
        },
      },
      window: {
        inform: () => undefined,
        cancellable: (_: string, work: (onStep: () => void, signal: AbortSignal) => Promise<unknown>) =>
          work(() => undefined, cancelling.signal),
      },
    } as unknown as Services; // it uses nothing else
    await restartEngine.run(services, undefined);
    await late.promise;
  });

  for (const [name, command] of [
    ['Cancel Task', cancelTask],
    ['Restart Engine', restartEngine],
  ] as const)
    test(`${name} leaves no connection where the engine goes away meanwhile`, async () => {
      let isDisposed = false;
      const lose = () => Promise.reject(new Error('lost'));
      const client = {
        tasks: lose,
        status: lose,
        dispose() {
          isDisposed = true;
        },
      } as unknown as EngineClient; // the commands use nothing else before that
      const services = { engine: { running: async () => client } } as unknown as Services;
      await assert.rejects(async () => command.run(services, undefined), /lost/);
      assert.ok(isDisposed);
    });
});
