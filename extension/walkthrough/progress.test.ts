import assert from 'node:assert/strict';
import manifest from '../../package.json' with { type: 'json' };
import { commands } from '../commands/index.ts';
import { contextOf, type Step, stepCommands, WalkthroughProgress } from './progress.ts';

function world(known: readonly string[] = []) {
  const kept = new Map<string, unknown>(known.map((key) => [key, true]));
  const set: string[] = [];
  const progress = new WalkthroughProgress({
    state: { get: (key) => kept.get(key), update: async (key, value) => void kept.set(key, value) },
    setContext: (key) => void set.push(key),
  });
  return { progress, kept, set };
}

suite('Progress in the walkthrough', () => {
  const steps = manifest.contributes.walkthroughs[0]?.steps ?? [];
  test('each of its steps ticks itself off by what is remembered', () => {
    assert.deepEqual(
      steps.map(({ id }) => id),
      Object.keys(stepCommands),
    );
    for (const { id, completionEvents } of steps) assert.deepEqual(completionEvents, [`onContext:${contextOf(id as Step)}`]);
  });
  test('every command that does a step is one of ours', () => {
    const known = new Set<string>(commands.map(({ id }) => id));
    for (const id of Object.values(stepCommands).flat()) assert.ok(known.has(id), id);
  });
  test('a command does its step once, and it stays done in the next window', () => {
    const { progress, kept, set } = world();
    progress.noteCommand('optimizehub.newConfig');
    progress.noteCommand('optimizehub.newNotebook');
    progress.noteCommand('optimizehub.showLogs');
    assert.deepEqual(set, [contextOf('notebook')]);
    assert.deepEqual(world([...kept.keys()]).set, [contextOf('notebook')]);
  });
});
