import { defineCommand } from './define.ts';

export const buildSandboxImage = defineCommand({
  id: 'optimizehub.buildSandboxImage',
  title: 'Build Sandbox Image',
  async run({ sandbox, window }) {
    const outcome = await window.cancellable('Building the images of the sandbox', sandbox.build);
    if (outcome.kind === 'built') window.inform(outcome.message);
    else if (outcome.kind === 'failed') window.warn(outcome.message);
  },
});
