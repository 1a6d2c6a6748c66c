import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import path from 'node:path';
import type { Clock } from '../../kernel/clock.ts';
import manifest from '../../package.json' with { type: 'json' };
import { commands } from '../commands/index.ts';
import { contextOf, type Step, stepCommands, WalkthroughProgress } from './progress.ts';

function world(known: readonly string[] = []) {
  const kept = new Map<string, unknown>(known.map((key) => [key, true]));
  const set: [key: string, value: boolean][] = [];
  const scheduled: { readonly callback: () => void; readonly atMs: number; isOff?: true }[] = [];
  const clock: Clock = {
    now: () => 0,
    schedule(callback, atMs) {
      const entry: (typeof scheduled)[number] = { callback, atMs };
      scheduled.push(entry);
      return () => {
        entry.isOff = true;
      };
    },
  };
  const progress = new WalkthroughProgress({
    clock,
    state: { get: (key) => kept.get(key), update: async (key, value) => void kept.set(key, value) },
    setContext: (key, value) => void set.push([key, value]),
  });
  return { progress, kept, set, scheduled };
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
  /** VS Code takes notice only of a change, and of none to what was set as it read the walkthrough. */
  const ticked = (step: Step) => [
    [contextOf(step), true],
    [contextOf(step), false],
  ];
  test('a command does its step, no other does, and it stays done in the next window', () => {
    const { progress, kept, set } = world();
    progress.noteCommand('optimizehub.newConfig');
    progress.noteCommand('optimizehub.showLogs');
    assert.deepEqual(set, ticked('notebook'));
    const next = world([...kept.keys()]);
    assert.deepEqual(next.set, []);
    next.progress.noteOpened();
    next.scheduled[0]?.callback();
    assert.deepEqual(next.set, ticked('notebook'));
  });
  for (const [sample, step] of [
    ['quickstart.ipynb', 'compare'],
    ['custom-fitness.ipynb', 'fitness'],
    ['ant-colony.opt.yaml', 'notebook'],
  ] as const)
    test(`Open Sample does the step that ${sample} is about`, () => {
      const { progress, set } = world();
      progress.noteCommand('optimizehub.openSample', sample);
      assert.deepEqual(set, ticked(step));
      assert.ok(existsSync(path.join(import.meta.dirname, '../../samples', sample)));
    });
  test('a step that is done again changes its context again', () => {
    const { progress, set } = world([contextOf('notebook')]);
    progress.noteCommand('optimizehub.newNotebook');
    assert.deepEqual(set, ticked('notebook'));
  });
  test('a page that opens late is told of every step that was done, and of no other, as late as VS Code may read it', () => {
    const { progress, set, scheduled } = world();
    progress.note('run');
    progress.note('tasks');
    set.length = 0;
    progress.noteOpened();
    for (const { callback } of scheduled) {
      set.length = 0;
      callback();
      assert.deepEqual(set, [...ticked('run'), ...ticked('tasks')]);
    }
    assert.ok(scheduled.some(({ atMs }) => atMs === 0) && scheduled.some(({ atMs }) => atMs > 30_000));
  });
  test('a page that is closed with the window, or opened again, is told no more by the first time', () => {
    const { progress, scheduled } = world();
    progress.noteOpened();
    const first = [...scheduled];
    progress.noteOpened();
    assert.ok(first.every(({ isOff }) => isOff));
    progress.dispose();
    assert.ok(scheduled.every(({ isOff }) => isOff));
  });
});
