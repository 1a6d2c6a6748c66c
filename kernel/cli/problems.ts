import type { Command } from 'commander';
import { formatNumber } from '../../engine/charts/round.ts';
import { findProblem, type Problem, problems } from '../../engine/problems/index.ts';
import { say } from '../../sandbox/sentence.ts';
import { factLines, unknownName } from './named-entry.ts';
import { addListOptions, type ListOptions, printList } from './print-list.ts';

export function addProblemsCommand(program: Command): void {
  const command = program
    .command('problems')
    .description('list the built-in functions with their usual bounds, or tell everything about one')
    .argument('[name]', 'of a function: its formula, bounds and optimum, and the source');
  addListOptions(command, 'function').action((name: string | undefined, options: ListOptions) => {
    if (name === undefined) list(options);
    else show(problemNamed(name), options);
  });
}

/** @throws CommandFailure where there is none of that name */
export function problemNamed(name: string): Problem {
  const problem = findProblem(name);
  if (problem) return problem;
  throw unknownName(
    say('a built-in problem'),
    name,
    problems.map((known) => known.name),
    'problems',
  );
}

const recordOf = ({ name, title, doc, formula, modality, bounds, dimensions, instances, reference }: Problem) => ({
  name,
  title,
  doc,
  formula,
  modality,
  bounds,
  dimensions,
  ...(instances ? { instances } : {}),
  reference,
});

function list(options: ListOptions): void {
  printList(
    problems.map(recordOf),
    [
      { heading: 'name', text: ({ name }) => name },
      { heading: 'bounds', text: ({ bounds }) => `[${bounds.join(', ')}]` },
      { heading: 'modality', text: ({ modality }) => modality, leaves: 1 },
      { heading: 'what it is', text: ({ doc }) => doc },
    ],
    options,
  );
}

function show(problem: Problem, { json }: ListOptions): void {
  const optimum = optimumOf(problem);
  process.stdout.write(json ? `${JSON.stringify({ ...recordOf(problem), optimum })}\n` : problemText(problem, optimum));
}

/** Where the best of a problem lies, in few dimensions and of its first instance. */
interface Optimum {
  readonly dimensions: number;
  readonly instance?: number;
  /** Null where nobody knows. */
  readonly fitness: number | null;
  readonly solution: readonly number[] | null;
}

/** In two dimensions, or as near to that as the problem has them. */
export function optimumOf(problem: Problem): Optimum {
  const { min, max } = problem.dimensions;
  const dimensions = problem.fixed?.(1).dimensions ?? Math.min(max, Math.max(min, 2));
  const { solution } = problem.at(dimensions, 1);
  return {
    dimensions,
    ...(problem.instances ? { instance: 1 } : {}),
    fitness: problem.optimum(dimensions, 1) ?? null,
    solution: solution === undefined ? null : [...solution],
  };
}

/** All of a problem, a fact a line. */
export function problemText(problem: Problem, { dimensions, instance, fitness, solution }: Optimum): string {
  const { name, title, doc, formula, modality, bounds, instances, reference } = problem;
  const { min, max } = problem.dimensions;
  const size = `${dimensions} ${dimensions === 1 ? 'dimension' : 'dimensions'}`;
  const where = `in ${size}${instance === undefined ? '' : `, instance ${instance}`}`;
  return factLines([
    ['name', name],
    ['title', title],
    ['what it is', doc],
    ['formula', formula],
    ['modality', modality],
    ['bounds', `[${bounds.join(', ')}] in each dimension`],
    ['dimensions', min === max ? String(min) : `${min} to ${max}`],
    ...(instances ? [['instances', `${instances.min} to ${instances.max}`] as const] : []),
    ['optimum', fitness === null ? `not known ${where}` : `${formatNumber(fitness, 10)} ${where}`],
    ...(solution === null ? [] : [['best solution', solutionText(solution)] as const]),
    ['source', reference],
  ]);
}

const shownCoordinates = 10;

function solutionText(solution: readonly number[]): string {
  const rest = solution.length - shownCoordinates;
  const shown = solution.slice(0, shownCoordinates).map((coordinate) => formatNumber(coordinate));
  return `[${shown.join(', ')}${rest > 0 ? `, … ${rest} more` : ''}]`;
}
