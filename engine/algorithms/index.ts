import { antColony } from './ant-colony.ts';
import { cmaEs } from './cma-es/cma-es.ts';
import type { Algorithm } from './define.ts';
import { differentialEvolution } from './differential-evolution.ts';
import { geneticAlgorithm } from './genetic-algorithm.ts';
import { particleSwarm } from './particle-swarm.ts';
import { jso } from './shade/jso.ts';
import { lshade } from './shade/lshade.ts';
import { simulatedAnnealing } from './simulated-annealing.ts';

export type { Algorithm, Box, NumberParam, Optimizer, OptimizerState, Param, StartContext } from './define.ts';

/** Every algorithm a config may name. */
export const algorithms: readonly Algorithm[] = [
  particleSwarm,
  geneticAlgorithm,
  differentialEvolution,
  simulatedAnnealing,
  antColony,
  cmaEs,
  lshade,
  jso,
];

/** The algorithm of that exact name or short name. */
export const findAlgorithm = (name: string): Algorithm | undefined =>
  algorithms.find((algorithm) => algorithm.name === name || algorithm.aliases.includes(name));
