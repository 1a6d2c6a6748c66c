import { say } from '../../sandbox/sentence.ts';
import { type Algorithm, type InitialChoice, maxSobolDimensions, type Sampling, samplings } from '../algorithms/index.ts';
import type { AlgorithmChoice, ProblemChoice } from './config.ts';
import { type Entry, readList, readMap, readName, readNumber, type Source } from './nodes.ts';
import * as schema from './schema.ts';

/** The `initial` of a config: how first candidates are sampled, and points to begin with; all points inside the bounds. */
export function readInitial(entry: Entry, problem: ProblemChoice | undefined, source: Source): InitialChoice {
  const entries = readMap(entry, ['sampling', 'points'], say('a key of initial'), source);
  const sampling = entries?.get('sampling');
  const points = entries?.get('points');
  const name = (sampling && readName(sampling, samplings, say('a sampling'), source)) ?? 'uniform';
  if (sampling && name === 'sobol' && problem && problem.dimensions > maxSobolDimensions)
    source.mistakes.add(
      sampling.range,
      sampling.path,
      'range',
      say('Expected at most {0} dimensions for sobol, got {1}; use latin_hypercube.', maxSobolDimensions, problem.dimensions),
    );
  return { sampling: name as Sampling, points: points ? readPoints(points, problem, source) : [] }; // readName checked it
}

function readPoints(entry: Entry, problem: ProblemChoice | undefined, source: Source): number[][] {
  return (readList(entry, source) ?? []).map((point) => {
    const coordinates = readList(point, source);
    if (coordinates === undefined) return [];
    if (problem && coordinates.length !== problem.dimensions)
      source.mistakes.add(
        point.range,
        point.path,
        'point-length',
        say('Expected {0} coordinates, one for each dimension, got {1}.', problem.dimensions, coordinates.length),
      );
    return coordinates.map((coordinate, i) => readCoordinate(coordinate, i, problem, source));
  });
}

function readCoordinate(entry: Entry, i: number, problem: ProblemChoice | undefined, source: Source): number {
  const value = readNumber(entry, schema.coordinate, source);
  if (value === undefined || problem === undefined || i >= problem.dimensions) return value ?? 0;
  const { lower, upper } = problem;
  if (value < lower[i] || value > upper[i])
    source.mistakes.add(
      entry.range,
      entry.path,
      'range',
      say('Expected a coordinate inside its bounds [{0}, {1}], got {2}.', lower[i], upper[i], value),
    );
  return value;
}

/** Notes the algorithms that cannot take what the config asks of them: more points than first candidates, too many dimensions. */
export function checkFit(
  choices: readonly AlgorithmChoice[],
  algorithms: readonly Algorithm[],
  problem: ProblemChoice,
  initial: InitialChoice | undefined,
  places: { readonly algorithm: Entry; readonly initial: Entry },
  source: Source,
): void {
  for (const { name, params } of choices) {
    const algorithm = algorithms.find((other) => other.name === name);
    if (algorithm === undefined) continue;
    const most = algorithm.maxDimensions ?? Number.POSITIVE_INFINITY;
    if (problem.dimensions > most)
      source.mistakes.add(
        places.algorithm.range,
        places.algorithm.path,
        'range',
        say('{0} works in at most {1} dimensions, got {2}; choose another algorithm.', name, most, problem.dimensions),
      );
    const taken = algorithm.firstCandidates(params, problem.dimensions);
    if (initial && initial.points.length > taken)
      source.mistakes.add(
        places.initial.keyRange,
        `${places.initial.path}.points`,
        'too-many-points',
        taken === 0
          ? say('{0} takes no initial points; remove them.', name)
          : say('Expected at most {0} initial points, as many as {1} takes, got {2}.', taken, name, initial.points.length),
      );
  }
}
