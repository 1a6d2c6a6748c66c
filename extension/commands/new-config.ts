import { defineCommand } from './define.ts';

const config = `# What to optimize, and with which algorithm. Save it as *.opt.yaml; the Run button in the title bar runs it.
algorithm: particle_swarm
problem:
  function: rastrigin
  dimensions: 5
seed: 42
stop:
  evaluations: 10000
`;

export const newConfig = defineCommand({
  id: 'optimizehub.newConfig',
  title: 'New Config',
  run: ({ documents }) => documents.createConfig(config, 'config.opt.yaml'),
});
