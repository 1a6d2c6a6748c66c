import { defineCommand } from './define.ts';

// No text cell: VS Code shows a notebook that begins with one only after its page for outputs has started.
const config = `# What to optimize, and with which algorithm. Shift+Enter runs it.
algorithm: particle_swarm
problem:
  function: rastrigin
  dimensions: 5
seed: 42
`;

export const newNotebook = defineCommand({
  id: 'optimizehub.newNotebook',
  title: 'New Optimization Notebook',
  run: ({ notebooks }) => notebooks.create([config], false),
});
