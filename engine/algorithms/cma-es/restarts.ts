/**
 * Restart schedules: IPOP doubles the population (Auger & Hansen 2005, doi:10.1109/CEC.2005.1554902); BIPOP spends equal
 * budgets on that and on small populations with small steps (Hansen 2009, doi:10.1145/1570256.1570333). The
 * experiments of the latter end after nine doublings, as pycma does by default. Here a run goes on to its budget: after the last
 * doubling the large regime repeats its largest population. Without a bound it would outgrow any memory where the fitness is flat
 * or failing, for there a restart ends within a few iterations.
 */
import type { Random } from '../../random/random.ts';

export type RestartScheme = 'none' | 'ipop' | 'bipop';

/** What the schedule knows; plain JSON. */
export interface Schedule {
  /** Doublings of the large regime so far, at most those of its growth. */
  readonly doublings: number;
  /** Evaluations spent by large and by small restarts, the first run in neither. */
  readonly spentLarge: number;
  readonly spentSmall: number;
  /** Evaluations of the latest large restart. */
  readonly latestLarge: number;
}

/** The next run. */
export interface Run {
  readonly regime: 'first' | 'large' | 'small';
  readonly population: number;
  /** Factor on the initial step size. */
  readonly stepFactor: number;
  /** Evaluations it may spend; Infinity for large ones. */
  readonly allowance: number;
}

/** How populations may grow. */
export interface Growth {
  /** That of the first run. */
  readonly basePopulation: number;
  readonly mostDoublings: number;
}

/** Hansen 2009: to at most 2^9 times the first population. */
const usualDoublings = 9;

/** Coordinates of a population that has grown; a search holds it three times over, in 100 MB. */
const mostNumbers = 2 ** 22;

/** Nine doublings, or fewer in many dimensions, where as many do not fit into 4,194,304 coordinates. */
export function growthOf(basePopulation: number, dimensions: number): Growth {
  let mostDoublings = 0;
  while (mostDoublings < usualDoublings && basePopulation * 2 ** (mostDoublings + 1) * dimensions <= mostNumbers) mostDoublings++;
  return { basePopulation, mostDoublings };
}

/** The population that no restart exceeds. */
export const largestPopulation = ({ basePopulation, mostDoublings }: Growth): number => basePopulation * 2 ** mostDoublings;

export const firstSchedule: Schedule = { doublings: 0, spentLarge: 0, spentSmall: 0, latestLarge: 0 };

export const firstRun = (population: number): Run => ({
  regime: 'first',
  population,
  stepFactor: 1,
  allowance: Number.POSITIVE_INFINITY,
});

/** The schedule and the run that follow a run which spent `spent` evaluations. There always is one. */
export function nextRun(
  scheme: RestartScheme,
  schedule: Schedule,
  run: Run,
  spent: number,
  growth: Growth,
  random: Random,
): [Schedule, Run] {
  const booked = book(schedule, run, spent);
  if (scheme === 'bipop' && run.regime !== 'first' && booked.spentSmall < booked.spentLarge)
    return [booked, smallRun(booked, growth.basePopulation, random)];
  if (scheme === 'none') return [booked, { ...firstRun(growth.basePopulation), regime: 'large' }];
  const doublings = Math.min(booked.doublings + 1, growth.mostDoublings);
  return [
    { ...booked, doublings },
    { ...firstRun(growth.basePopulation * 2 ** doublings), regime: 'large' },
  ];
}

function book(schedule: Schedule, run: Run, spent: number): Schedule {
  if (run.regime === 'small') return { ...schedule, spentSmall: schedule.spentSmall + spent };
  if (run.regime === 'large') return { ...schedule, spentLarge: schedule.spentLarge + spent, latestLarge: spent };
  return { ...schedule, latestLarge: spent };
}

function smallRun(schedule: Schedule, basePopulation: number, random: Random): Run {
  const ratio = 0.5 * 2 ** schedule.doublings;
  const population = Math.max(4, Math.floor(basePopulation * ratio ** (random.next() ** 2)));
  return { regime: 'small', population, stepFactor: 10 ** (-2 * random.next()), allowance: schedule.latestLarge / 2 };
}
