import assert from 'node:assert/strict';
import type { NextStep, Services } from './commands/define.ts';
import { toConfig, toDoctor, toFitness, toTasks } from './next-steps.ts';

suite('A button of a message', () => {
  for (const [what, stepsOf, called] of [
    ['Show Tasks', toTasks, ['optimizehub.showTasks', undefined]],
    ['the sandbox doctor', toDoctor, ['optimizehub.sandboxDoctor', undefined]],
    ['the example of a fitness', toFitness, ['optimizehub.openSample', 'custom-fitness.ipynb']],
    ['New Optimization', (services: Services) => toConfig(services)[0], ['optimizehub.newOptimization', undefined]],
    ['Open Sample', (services: Services) => toConfig(services)[1], ['optimizehub.openSample', undefined]],
  ] as const)
    test(`calls its command as a person does: ${what}`, async () => {
      const calls: unknown[] = [];
      const commands = { run: async (...call: unknown[]) => void calls.push(call) };
      const services = { commands } as unknown as Services; // a button uses nothing else
      const step: NextStep = stepsOf(services);
      await step.does();
      assert.deepEqual(calls, [called]);
    });
  test('is written in Title Case', () => {
    const services = {} as Services; // a title uses nothing of it
    const steps = [toTasks(services), toDoctor(services), toFitness(services), ...toConfig(services)];
    for (const { title } of steps) assert.match(title, /^[A-Z]\w*(?: [A-Z]\w*)*…?$/);
  });
});
