import assert from 'node:assert/strict';
import manifest from '../../package.json' with { type: 'json' };
import { commands } from '../commands/index.ts';
import { contextOf, type Step, stepCommands, WalkthroughProgress } from './progress.ts';

function world(known: readonly string[] = []) {
  const kept = new Map<string, unknown>(known.map((key) => [key, true]));
  const set: [key: string, value: boolean][] = [];
  const progress = new WalkthroughProgress({
    state: { get: (key) => kept.get(key), update: async (key, value) => void kept.set(key, value) },
    setContext: (key, value) => void set.push([key, value]),
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
  /** VS Code takes notice only of a change. */
  const ticked = (step: Step) => [
    [contextOf(step), false],
    [contextOf(step), true],
  ];
  test('a command does its step, no other does, and it stays done in the next window', () => {
    const { progress, kept, set } = world();
    progress.noteCommand('optimizehub.newConfig');
    progress.noteCommand('optimizehub.showLogs');
    assert.deepEqual(set, ticked('notebook'));
    assert.deepEqual(world([...kept.keys()]).set, ticked('notebook'));
  });
  test('a step that is done again changes its context again', () => {
    const { progress, set } = world([contextOf('notebook')]);
    set.length = 0;
    progress.noteCommand('optimizehub.newNotebook');
    assert.deepEqual(set, ticked('notebook'));
  });
  test('a page that opens late is told of every step that was done, and of no other', () => {
    const { progress, set } = world();
    progress.note('run');
    progress.note('tasks');
    set.length = 0;
    progress.tell();
    assert.deepEqual(set, [...ticked('run'), ...ticked('tasks')]);
  });
});
