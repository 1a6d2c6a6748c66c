/** Names of keys that newcomers bring along from other tools, and keys that are right but stand in the wrong place: where they belong. */
import { type Document, isMap, isScalar, isSeq } from 'yaml';
import { type Algorithm, findAlgorithm } from '../algorithms/index.ts';
import { stop } from './schema.ts';

/** Guessed names by the path of the key that is meant; spelt in small letters, without `_` and `-`. */
const guesses: Readonly<Record<string, string>> = {
  'stop.evaluations': 'budget evals maxevals maxevaluations maxfevals maxfes maxfev nevals nevaluations numevaluations',
  'stop.seconds': 'duration maxruntime maxseconds maxtime runtime time timelimit timeout walltime',
  'params.max_iterations': 'generations iterations iters maxgenerations maxiter maxiters maxgen ngen niter niterations steps',
  'params.population_size': 'individuals npop particles pop popsize population populationsize size',
  'problem.dimensions': 'd dim dimension dims n ndim nvar nvars variables',
  'problem.function': 'benchmark func objectivefunction name',
  'problem.bounds': 'lb lower lowerbound lowerbounds range searchspace ub upper upperbound upperbounds',
  'problem.objective': 'direction goal',
  algorithm: 'method optimizer solver',
  runs: 'repeats repetitions trials',
};

/** Guesses that mean something else at the margin, such as a title or how many runs there are. */
const onlyBelowTheirs = new Set(['d', 'duration', 'n', 'name', 'range', 'runtime', 'size', 'steps', 'time']);

/** Right keys by their path, for those that stand in the wrong place. */
const homes = new Map(
  [
    ...['bounds', 'dimensions', 'fitness', 'function', 'instance', 'objective'].map((key) => `problem.${key}`),
    ...Object.keys(stop).map((key) => `stop.${key}`),
    ...['algorithm', 'runs', 'seed', 'background'],
    'params.max_iterations',
  ].map((path) => [path.split('.').at(-1), path]),
);

const guessed = new Map(Object.entries(guesses).flatMap(([path, names]) => names.split(' ').map((name) => [name, path])));

/**
 * The path of the key that is meant by one that has no meaning where it stands; undefined where nobody can know.
 * @param owner path of the mapping that it stands in
 */
export function homeOf(key: string, owner: string, document: Document): string | undefined {
  const name = key.toLowerCase().replaceAll(/[_-]/g, '');
  const isTooVague = onlyBelowTheirs.has(name) && owner !== (guessed.get(name)?.split('.')[0] ?? '');
  const path = homes.get(key) ?? (isTooVague ? undefined : guessed.get(name));
  if (path === undefined || path === (owner === '' ? key : `${owner}.${key}`)) return undefined;
  if (!path.startsWith('params.')) return path;
  const below = findAlgorithm(owner.replace(/^params\./, ''));
  const param = paramOf(path.slice('params.'.length), below ? [below] : algorithmsOf(document));
  return param === undefined ? undefined : `${below ? owner : 'params'}.${param}`;
}

/** Which of the two bounds is meant by a key that takes one of them. */
export function sideOf(key: string): 'lower' | 'upper' | undefined {
  if (/^(?:lb|lower)/i.test(key)) return 'lower';
  return /^(?:ub|upper)/i.test(key) ? 'upper' : undefined;
}

/** What the algorithms call a parameter, where all of them have it by one name. */
export function paramOf(param: string, algorithms: readonly Algorithm[]): string | undefined {
  const names = param === 'population_size' ? ['population_size', 'swarm_size', 'colony_size', 'batch_size'] : [param];
  return names.find((name) => algorithms.length > 0 && algorithms.every(({ params }) => name in params));
}

function algorithmsOf({ contents }: Document): readonly Algorithm[] {
  if (!isMap(contents)) return [];
  const given = ['algorithm', 'algorithms', 'method', 'optimizer', 'solver'].flatMap((key) => contents.get(key, true) ?? []);
  const names = given.flatMap((node) => (isSeq(node) ? node.items : [node]));
  return names.flatMap((name) => (isScalar(name) && findAlgorithm(String(name.value))) || []);
}
