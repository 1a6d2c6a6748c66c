/** Who takes part in the quality benchmark: every algorithm with the parameters recommended for an open-ended search. */
import type { Entrant } from './quality-run.ts';

export const entrants: readonly Entrant[] = [
  { label: 'particle_swarm', algorithm: 'particle_swarm', params: {} },
  { label: 'genetic_algorithm', algorithm: 'genetic_algorithm', params: {} },
  { label: 'differential_evolution', algorithm: 'differential_evolution', params: {} },
  { label: 'simulated_annealing', algorithm: 'simulated_annealing', params: {} },
  { label: 'ant_colony', algorithm: 'ant_colony', params: {} },
  { label: 'cma_es', algorithm: 'cma_es', params: {} },
  { label: 'lshade', algorithm: 'lshade', params: {} },
  { label: 'jso', algorithm: 'jso', params: {} },
];
