/** Who takes part in the quality benchmark: every algorithm, with its defaults or the options recommended for a large budget. */
import type { Entrant } from './quality-run.ts';

/** SPSO 2007: Clerc 2012, hal-00764996. */
const localBest = { topology: 'random', w: 1 / (2 * Math.log(2)), c1: 0.5 + Math.log(2), c2: 0.5 + Math.log(2) };

const plain = (name: string): Entrant => ({ label: name, algorithm: name, params: {} });

export const entrants: readonly Entrant[] = [
  plain('particle_swarm'),
  { label: 'particle_swarm (local best)', algorithm: 'particle_swarm', params: { ...localBest, swarm_size: 60 } },
  {
    label: 'particle_swarm (SPSO 2011)',
    algorithm: 'particle_swarm',
    params: { ...localBest, swarm_size: 40, motion: 'hypersphere' },
  },
  plain('clpso'),
  plain('genetic_algorithm'),
  {
    label: 'genetic_algorithm (pop. 100)',
    algorithm: 'genetic_algorithm',
    params: { population_size: 100, crossover_rate: 0.9, crossover_index: 5 },
  },
  {
    label: 'genetic_algorithm (wide crossover)',
    algorithm: 'genetic_algorithm',
    params: { crossover_rate: 0.9, crossover_index: 2, mutation_rate: 0.05 },
  },
  plain('differential_evolution'),
  plain('lshade'),
  plain('jso'),
  plain('nl_shade_rsp'),
  plain('simulated_annealing'),
  { label: 'simulated_annealing (one coordinate)', algorithm: 'simulated_annealing', params: { step: 'one_coordinate' } },
  plain('generalized_annealing'),
  plain('ant_colony'),
  { label: 'ant_colony (wide)', algorithm: 'ant_colony', params: { archive_size: 50, colony_size: 5, q: 0.2 } },
  {
    label: 'ant_colony (large archive)',
    algorithm: 'ant_colony',
    params: { archive_size: 100, colony_size: 20, q: 0.05, xi: 1 },
  },
  plain('cma_es'),
  { label: 'cma_es (IPOP, step .1)', algorithm: 'cma_es', params: { restarts: 'ipop', initial_step: 0.1 } },
  plain('nelder_mead'),
  plain('random_search'),
  plain('sobol_sequence'),
  plain('auto'),
];
