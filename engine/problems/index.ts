import { ackley } from './ackley.ts';
import { alpine } from './alpine.ts';
import { bbobProblems } from './bbob/problems.ts';
import { beale } from './beale.ts';
import { bentCigar } from './bent-cigar.ts';
import { booth } from './booth.ts';
import type { Problem } from './define.ts';
import { dixonPrice } from './dixon-price.ts';
import { easom } from './easom.ts';
import { ellipsoid } from './ellipsoid.ts';
import { griewank } from './griewank.ts';
import { himmelblau } from './himmelblau.ts';
import { jobShopScheduling } from './job-shop-scheduling.ts';
import { knapsack } from './knapsack.ts';
import { levy } from './levy.ts';
import { matyas } from './matyas.ts';
import { rastrigin } from './rastrigin.ts';
import { rosenbrock } from './rosenbrock.ts';
import { salomon } from './salomon.ts';
import { schafferF7 } from './schaffer-f7.ts';
import { schwefel } from './schwefel.ts';
import { sixHumpCamel } from './six-hump-camel.ts';
import { sphere } from './sphere.ts';
import { styblinskiTang } from './styblinski-tang.ts';
import { sumSquares } from './sum-squares.ts';
import { travellingSalesman } from './travelling-salesman.ts';
import { travellingSalesmanBerlin52 } from './travelling-salesman-berlin52.ts';
import { zakharov } from './zakharov.ts';

export { checkDimensions, checkInstance, nearestDimensions } from './check-size.ts';
export type { Decoded, DecodedKnapsack, DecodedSchedule, DecodedTour, Objective, Problem, ProblemInstance } from './define.ts';

/** Every built-in problem; the best known first, then by name; then what has to be decoded; then the BBOB suite. */
export const problems: readonly Problem[] = [
  sphere,
  rastrigin,
  rosenbrock,
  ackley,
  griewank,
  alpine,
  beale,
  bentCigar,
  booth,
  dixonPrice,
  easom,
  ellipsoid,
  himmelblau,
  levy,
  matyas,
  salomon,
  schafferF7,
  schwefel,
  sixHumpCamel,
  styblinskiTang,
  sumSquares,
  zakharov,
  travellingSalesman,
  travellingSalesmanBerlin52,
  knapsack,
  jobShopScheduling,
  ...bbobProblems,
];

/** The problem of that exact name. */
export const findProblem = (name: string): Problem | undefined => problems.find((problem) => problem.name === name);
