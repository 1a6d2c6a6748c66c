import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { exampleTask } from '../../engine/charts/example-task.ts';
import type { EngineClient } from '../../engine/client/engine-client.ts';
import type { Task } from '../../engine/tasks/task.ts';
import manifest from '../../package.json' with { type: 'json' };
import texts from '../../package.nls.json' with { type: 'json' };
import { cancelTask } from './cancel-task.ts';
import type { Services } from './define.ts';
import { commands } from './index.ts';

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
});
