import type { Algorithm } from '../algorithms/index.ts';
import type { AlgorithmChoice } from './config.ts';

/** The parameters that a search uses, by name: a default of max_iterations counts only where no budget is given. */
export const usedParams = ({ params, limitsIterations }: AlgorithmChoice): AlgorithmChoice['params'] =>
  Object.fromEntries(Object.entries(params).filter(([name]) => name !== 'max_iterations' || limitsIterations));

/** Whether max_iterations ends a run: the largest number that it takes is how a config says that something else does. */
export function isLimitedByIterations({ params, limitsIterations }: AlgorithmChoice, algorithm: Algorithm | undefined): boolean {
  const param = algorithm?.params.max_iterations;
  return limitsIterations && !(param?.kind === 'integer' && params.max_iterations === param.max);
}
