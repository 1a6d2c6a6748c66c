import { defineCommand } from './define.ts';

const config = `# What to optimize, and with which algorithm. Shift+Enter runs it.
algorithm: particle_swarm
problem:
  function: rastrigin
  dimensions: 5
seed: 42
`;

/** Opens an unsaved notebook with one config that runs as it stands; nothing is run yet. */
export const newNotebook = defineCommand({
  id: 'optimizehub.newNotebook',
  title: 'New Optimization Notebook',
  run: ({ notebooks }) => notebooks.create([{ text: config, language: 'optimizehub' }]),
});
