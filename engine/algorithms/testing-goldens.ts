/** The golden runs: every algorithm as it is by default, and once more for every choice and every number of its parameters. */
import { createHash } from 'node:crypto';
import type { Algorithm, NumberParam, OptimizerState } from './define.ts';
import { begin, cube, iterate } from './testing.ts';

type Values = Readonly<Record<string, number | string>>;

/** Enough for restarts, contractions, full archives and stalls: `goldens.test.ts` says which. */
const budget = 8000;

/** Options that act only beside another one. */
const company: Readonly<Record<string, Readonly<Record<string, Values>>>> = {
  particle_swarm: { informants: { topology: 'random' } },
  genetic_algorithm: { bound_handling: { crossover: 'blend' }, mutation_std: { mutation: 'gaussian' } },
  differential_evolution: { p: { strategy: 'current_to_pbest_1' }, archive_rate: { strategy: 'current_to_pbest_1' } },
  ant_colony: { q: { archive_size: 50 } },
  generalized_annealing: { restart_temp_ratio: { local_search: 'none' } },
};

/** Options that a golden run does not look at: the end of a run, and how many points a baseline draws at once. */
const leftOut = new Set(['max_iterations', 'batch_size']);

/** The settings of an algorithm that have a golden run, by what distinguishes them: '' for the defaults, 'crossover=blend'. */
export function goldenSettings({ name, params }: Algorithm): Map<string, Values> {
  const settings = new Map<string, Values>([['', {}]]);
  for (const [option, param] of Object.entries(params)) {
    if (leftOut.has(option)) continue;
    const others = param.kind === 'choice' ? param.choices.filter((value) => value !== param.default) : [otherNumber(param)];
    for (const value of others) settings.set(`${option}=${value}`, { ...company[name]?.[option], [option]: value });
  }
  return settings;
}

/** Half the default, or what is near where there is no half. */
function otherNumber({ kind, default: value, min }: NumberParam): number {
  if (kind === 'number') return value / 2;
  if (value === 0) return 12; // automatic
  const half = Math.max(min, Math.ceil(value / 2));
  return half === value ? value + 1 : half;
}

/**
 * The golden run of one setting: its best fitness after 100 and 1,000 evaluations, which a reader can judge, and a digest of
 * every candidate, bit by bit, and of the state in which it ends.
 */
export function runGolden(algorithm: Algorithm, values: Values): { golden: string; state: OptimizerState } {
  const optimizer = begin(algorithm, cube(3, -3, 5), 1, budget, values);
  const hash = createHash('sha256');
  let incumbent = Number.POSITIVE_INFINITY;
  let spent = 0;
  const bestAfter = (evaluations: number): string => {
    while (spent < evaluations) {
      const { candidates, fitness } = iterate(optimizer, 3, eightValleys);
      hash.update(new Uint8Array(candidates.buffer));
      spent += fitness.length;
      incumbent = Math.min(incumbent, ...fitness);
    }
    return incumbent.toPrecision(6);
  };
  const best = `${bestAfter(100)}, ${bestAfter(1000)}`;
  bestAfter(budget);
  const state = optimizer.state();
  return { golden: `${best}; ${hash.update(JSON.stringify(state)).digest('hex').slice(0, 16)}`, state };
}

/** A valley in every octant, the lowest of them beside the corner of the box, and coordinates that depend on each other. */
function eightValleys(x: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < x.length; i++) {
    const square = x[i] * x[i];
    const slope = i === 0 ? 0 : x[i] - x[i - 1];
    sum += square * square - 16 * square + 5 * x[i] + slope * slope;
  }
  return sum;
}
