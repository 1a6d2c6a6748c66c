import { defineCommand } from './define.ts';

const config = `# What to optimize, with which algorithm, and for how long.
algorithm: particle_swarm
problem:
  function: rastrigin
  dimensions: 5
seed: 42
stop:
  evaluations: 10000
`;

/** Opens an unsaved config that runs as it stands. */
export const newConfig = defineCommand({
  id: 'optimizehub.newConfig',
  title: 'New Config',
  run: async ({ documents }) => void (await documents.create(config, 'config.opt.yaml')),
});
