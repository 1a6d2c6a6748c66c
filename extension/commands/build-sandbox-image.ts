import { toDoctor } from '../next-steps.ts';
import { defineCommand, notDone } from './define.ts';

/** Builds or pulls the images of every language, for minutes the first time; says nothing when it was called off. */
export const buildSandboxImage = defineCommand({
  id: 'optimizehub.buildSandboxImage',
  title: 'Build Sandbox Image',
  async run(services) {
    const { sandbox, window } = services;
    const outcome = await window.cancellable('Building the images of the sandbox', sandbox.build);
    if (outcome.kind === 'failed') window.warn(outcome.message, toDoctor(services));
    if (outcome.kind !== 'built') return notDone;
    window.inform(outcome.message, toDoctor(services));
  },
});
