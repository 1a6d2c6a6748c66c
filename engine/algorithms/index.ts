import { generalizedAnnealing } from './annealing/generalized-annealing.ts';
import { simulatedAnnealing } from './annealing/simulated-annealing.ts';
import { antColony } from './ant-colony.ts';
import { auto } from './auto/auto.ts';
import { randomSearch } from './baselines/random-search.ts';
import { sobolSequence } from './baselines/sobol-sequence.ts';
import { cmaEs } from './cma-es/cma-es.ts';
import type { Algorithm } from './define.ts';
import { differentialEvolution } from './differential-evolution/differential-evolution.ts';
import { geneticAlgorithm } from './genetic-algorithm/genetic-algorithm.ts';
import { nelderMead } from './nelder-mead.ts';
import { clpso } from './particle-swarm/clpso.ts';
import { particleSwarm } from './particle-swarm/particle-swarm.ts';
import { jso } from './shade/jso.ts';
import { lshade } from './shade/lshade.ts';
import { nlShadeRsp } from './shade/nl-shade-rsp.ts';

export type {
  Algorithm,
  Box,
  NumberParam,
  Operations,
  Optimizer,
  OptimizerState,
  Param,
  Spending,
  StartContext,
} from './define.ts';
export { defaultsOf } from './define.ts';
export { createInitialize, type InitialChoice, maxSobolDimensions, type Sampling, samplings } from './initial/index.ts';
export { type Stretch, spendingOfStretches } from './stretches.ts';

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
  nlShadeRsp,
  clpso,
  generalizedAnnealing,
  nelderMead,
  randomSearch,
  sobolSequence,
  auto,
];

/** The algorithm of that exact name or short name. */
export const findAlgorithm = (name: string): Algorithm | undefined =>
  algorithms.find((algorithm) => algorithm.name === name || algorithm.aliases.includes(name));
