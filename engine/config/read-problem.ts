import { say } from '../../sandbox/sentence.ts';
import { checkDimensions, checkInstance, nearestDimensions, type Problem } from '../problems/index.ts';
import type { ProblemChoice } from './config.ts';
import { type Entry, readMap, readName, readNumber, readText, type Source } from './nodes.ts';
import { readBounds } from './read-bounds.ts';
import * as schema from './schema.ts';
import { isFunctionMisspelt, modernize, problemSpellings } from './spellings.ts';

const keys = ['dimensions', 'bounds', 'objective', 'function', 'instance', 'fitness'];
const oldKeys = ['lower_bound', 'upper_bound', ...Object.keys(problemSpellings)];

/** The `problem` of a config; undefined when it has a mistake. */
export function readProblem(entry: Entry, problems: readonly Problem[], source: Source): ProblemChoice | undefined {
  const { mistakes } = source;
  const before = mistakes.count;
  const entries = readMap(entry, keys, say('a key of problem'), source, oldKeys);
  if (entries === undefined) return undefined;
  modernize(entries, problemSpellings, source);
  const problem = readFunction(entries.get('function'), problems, source);
  const namesFunction = entries.has('function') || isFunctionMisspelt(source);
  const instance = readInstance(entries.get('instance'), problem, namesFunction, source);
  const fitness = entries.get('fitness');
  const fitnessName = fitness && readText(fitness, source);
  if (fitness && entries.has('function'))
    mistakes.add(
      fitness.keyRange,
      fitness.path,
      'two-objectives',
      say('Expected either function or fitness, got both; remove one.'),
    );
  const dimensions = readDimensions(entries, entry, problem, instance, source);
  const direction = entries.get('objective');
  const objective = direction ? readName(direction, ['minimize', 'maximize'], say('an objective'), source) : 'minimize';
  const bounds = readBounds(entries, entry, dimensions, problem, source);
  if (mistakes.count > before || dimensions === undefined || bounds === undefined || objective === undefined) return undefined;
  return {
    dimensions,
    ...bounds,
    objective: objective === 'maximize' ? 'maximize' : 'minimize',
    source: problem
      ? { function: problem.name, ...(problem.instances && instance !== undefined ? { instance } : {}) }
      : fitnessName
        ? { fitness: fitnessName }
        : undefined,
  };
}

function readFunction(entry: Entry | undefined, problems: readonly Problem[], source: Source): Problem | undefined {
  if (entry === undefined) return undefined;
  const names = problems.map((problem) => problem.name);
  const name = readName(entry, names, say('a built-in problem'), source);
  return problems.find((problem) => problem.name === name);
}

/** The instance's number; 1 when none is given. */
function readInstance(
  entry: Entry | undefined,
  problem: Problem | undefined,
  namesFunction: boolean,
  source: Source,
): number | undefined {
  if (entry === undefined) return 1;
  const instance = readNumber(entry, schema.instance, source);
  if (instance === undefined || (namesFunction && problem === undefined)) return undefined; // reported already
  const mistake = problem
    ? checkInstance(problem, instance)
    : say('Expected no instance, because only built-in functions have some; remove it.');
  if (mistake === undefined) return instance;
  const code = problem?.instances ? 'range' : 'no-instances';
  source.mistakes.add(code === 'range' ? entry.range : entry.keyRange, entry.path, code, mistake);
  return undefined;
}

function readDimensions(
  entries: Map<string, Entry>,
  owner: Entry,
  problem: Problem | undefined,
  instance: number | undefined,
  source: Source,
): number | undefined {
  const entry = entries.get('dimensions');
  if (entry === undefined) {
    source.mistakes.add(
      owner.keyRange,
      'problem.dimensions',
      'missing',
      say('problem.dimensions is missing; say how many variables there are, such as "dimensions: 5".'),
    );
    return undefined;
  }
  const dimensions = readNumber(entry, schema.dimensions, source);
  if (dimensions === undefined || problem === undefined) return dimensions;
  const mistake = checkDimensions(problem, dimensions, instance);
  if (mistake === undefined) return dimensions;
  const suggestion = String(nearestDimensions(problem, dimensions, instance));
  source.mistakes.add(entry.range, entry.path, 'range', mistake, { suggestion });
  return undefined;
}
