import { toDoctor } from '../next-steps.ts';
import { whyNoImage } from '../sandbox-status/describe.ts';
import { type BuildOutcome, defineCommand, notDone, type Services } from './define.ts';

/** Builds or pulls the images of every language, for minutes the first time; says nothing when it was called off. */
export const buildSandboxImage = defineCommand({
  id: 'optimizehub.buildSandboxImage',
  title: 'Build Sandbox Image',
  async run(services) {
    const { sandbox, window } = services;
    const outcome = await window.cancellable('Building the images of the sandbox', (onStep, signal) =>
      build(sandbox, onStep, signal),
    );
    if (outcome.kind === 'failed') window.warn(outcome.message, toDoctor(services));
    if (outcome.kind !== 'built') return notDone;
    window.inform(outcome.message, toDoctor(services));
  },
});

/** Of a failure the line told last is known; the most frequent reason, that no container engine answers, is told in full. */
async function build(sandbox: Services['sandbox'], onStep: (text: string) => void, signal: AbortSignal): Promise<BuildOutcome> {
  const outcome = await sandbox.build(onStep, signal);
  return outcome.kind === 'failed' ? { ...outcome, message: whyNoImage(await sandbox.look()) ?? outcome.message } : outcome;
}
