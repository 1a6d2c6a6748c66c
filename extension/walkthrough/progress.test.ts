import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import path from 'node:path';
import manifest from '../../package.json' with { type: 'json' };
import { commands } from '../commands/index.ts';
import { contextOf, type Step, stepCommands, stepsDoneBy, tick } from './progress.ts';

/** What an editor is told as a step is ticked off, and what is heard of its failure. */
async function ticked(step: Step, refusal?: Error) {
  const executed: unknown[][] = [];
  const failures: unknown[] = [];
  const execute = async (...call: unknown[]): Promise<void> => {
    executed.push(call);
    if (refusal && call[0] === 'welcome.markStepComplete') throw refusal;
  };
  await tick('optimizehub.optimizehub', step, execute, (error) => failures.push(error));
  return { executed, failures };
}

suite('Progress in the walkthrough', () => {
  const steps = manifest.contributes.walkthroughs[0]?.steps ?? [];
  test('each of its steps has a context of its own that ticks it', () => {
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
  test('a command does its step, and no other does', () => {
    assert.deepEqual(stepsDoneBy('optimizehub.newConfig'), ['notebook']);
    assert.deepEqual(stepsDoneBy('optimizehub.showLogs'), []);
  });
  for (const [sample, step] of [
    ['quickstart.ipynb', 'compare'],
    ['custom-fitness.ipynb', 'fitness'],
    ['ant-colony.opt.yaml', 'notebook'],
  ] as const)
    test(`Open Sample does the step that ${sample} is about`, () => {
      assert.deepEqual(stepsDoneBy('optimizehub.openSample', sample), [step]);
      assert.ok(existsSync(path.join(import.meta.dirname, '../../samples', sample)));
    });
  test('a step that is done is marked under its full name', async () => {
    const { executed, failures } = await ticked('run');
    assert.deepEqual(executed, [
      ['setContext', contextOf('run'), true],
      ['welcome.markStepComplete', `${manifest.publisher}.${manifest.name}#${manifest.contributes.walkthroughs[0]?.id}#run`],
    ]);
    assert.deepEqual(failures, []);
  });
  test('an editor that does not know the step yet has kept its mark; one that knows no marks is told of', async () => {
    const unknownStep = new Error(
      'Attempting to access step which does not exist in registry optimizehub.optimizehub#getStarted#run',
    );
    assert.deepEqual((await ticked('run', unknownStep)).failures, []);
    const unknownCommand = new Error("command 'welcome.markStepComplete' not found");
    assert.deepEqual((await ticked('run', unknownCommand)).failures, [unknownCommand]);
  });
});
