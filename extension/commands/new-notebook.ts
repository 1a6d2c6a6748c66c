import { defineCommand } from './define.ts';

const introduction = `# Optimization

A config cell says what to optimize and with which algorithm. Run the cell below with **Shift+Enter** and watch it converge.`;

const config = `algorithm: particle_swarm
problem:
  function: rastrigin
  dimensions: 5
seed: 42
`;

export const newNotebook = defineCommand({
  id: 'optimizehub.newNotebook',
  title: 'New Optimization Notebook',
  run: ({ notebooks }) =>
    notebooks.create(
      [
        { kind: 'markdown', text: introduction },
        { kind: 'config', text: config },
      ],
      false,
    ),
});
