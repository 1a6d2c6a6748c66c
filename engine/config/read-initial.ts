import { isScalar, isSeq, type Node } from 'yaml';
import { say } from '../../sandbox/sentence.ts';
import { type Algorithm, type InitialChoice, maxSobolDimensions, type Sampling, samplings } from '../algorithms/index.ts';
import type { AlgorithmChoice, ProblemChoice } from './config.ts';
import { shorten } from './mistakes.ts';
import { type Entry, readList, readMap, readName, readNumber, type Source } from './nodes.ts';
import * as schema from './schema.ts';

/** The `initial` of a config: how first candidates are sampled, and points to begin with; all points inside the bounds. */
export function readInitial(entry: Entry, problem: ProblemChoice | undefined, source: Source): InitialChoice {
  const bare = pointsOf(entry.node, problem);
  if (bare !== undefined) {
    const suggestion = `{points: ${bare}}`;
    const sentence = say('Expected points under a key of their own, got a list; write "initial: {0}".', shorten(suggestion));
    source.mistakes.add(entry.range, entry.path, 'type', sentence, { suggestion });
    return { sampling: 'uniform', points: [] };
  }
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

/** A list of points, or one point alone, as a list of points; undefined for anything else. */
function pointsOf(node: Node | null, problem: ProblemChoice | undefined): string | undefined {
  const point = pointOf(node, problem);
  if (point !== undefined) return `[${point}]`;
  const points = isSeq(node) ? node.items.map((item) => pointOf(item, problem)) : [];
  return points.length === 0 || points.includes(undefined) ? undefined : `[${points.join(', ')}]`;
}

/** One number for each dimension. */
function pointOf(node: unknown, problem: ProblemChoice | undefined): string | undefined {
  if (!isSeq(node) || node.items.length !== problem?.dimensions) return undefined;
  return node.items.every((item) => isScalar(item) && typeof item.value === 'number') ? `[${node.items.join(', ')}]` : undefined;
}

function readPoints(entry: Entry, problem: ProblemChoice | undefined, source: Source): number[][] {
  const alone = pointOf(entry.node, problem);
  if (alone !== undefined) {
    const suggestion = `[${alone}]`;
    const sentence = say('Expected points to be a list of points, got one point; write "points: {0}".', shorten(suggestion));
    source.mistakes.add(entry.range, entry.path, 'type', sentence, { suggestion });
    return [];
  }
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
      { suggestion: String(value < lower[i] ? lower[i] : upper[i]) },
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
