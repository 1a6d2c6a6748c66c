import { usedParams } from '../config/used-params.ts';
import { problemName } from '../tasks/problem-name.ts';
import type { Task } from '../tasks/task.ts';

/** One thing that is not the same in all tasks, with its value in each of them; empty where a task has none. */
export interface Difference {
  readonly name: string;
  readonly values: readonly string[];
}

const last: readonly string[] = ['seed', 'run'];

/** What tells the tasks apart, by the names of the config; the seed and the run come last. */
export function differences(tasks: readonly Task[]): Difference[] {
  const settings = tasks.map(settingsOf);
  const names = new Set([...settings.flatMap((of) => [...of.keys()].filter((name) => !last.includes(name))), ...last]);
  return [...names]
    .map((name) => ({ name, values: settings.map((of) => of.get(name) ?? '') }))
    .filter(({ name, values }) => new Set(isOfAlgorithm(name) ? values.filter((value) => value !== '') : values).size > 1);
}

function settingsOf({ spec }: Task): Map<string, string> {
  const { algorithm, problem, stop, limits, fitness, seed, run } = spec;
  const instance = problem.source && 'function' in problem.source ? problem.source.instance : undefined;
  const params = Object.entries(usedParams(algorithm));
  const all: readonly (readonly [string, unknown])[] = [
    ['algorithm', algorithm.name],
    ['problem', problemName(spec)],
    ['instance', instance],
    ['dimensions', problem.dimensions],
    ['lower bounds', sameOrAll(problem.lower)],
    ['upper bounds', sameOrAll(problem.upper)],
    ['objective', problem.objective],
    ...params.map(([name, value]) => [`params.${name}`, value] as const),
    ...Object.entries(stop).map(([name, value]) => [`stop.${name}`, value] as const),
    ['initial', spec.initial],
    ['limits', `${limits.soft_seconds} s, ${limits.hard_seconds} s`],
    ['sandbox', fitness?.driver],
    ['seed', seed],
    ['run', run + 1],
  ];
  return new Map(all.filter(([, value]) => value !== undefined).map(([name, value]) => [name, textOf(value)]));
}

/** A parameter that another algorithm does not have is no difference of its own: the algorithm is. */
const isOfAlgorithm = (name: string): boolean => name.startsWith('params.') && name !== 'params.max_iterations';

/** One bound where all dimensions have the same. */
const sameOrAll = (bounds: readonly number[]): unknown => (new Set(bounds).size === 1 ? bounds[0] : bounds);

const textOf = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));
