import { listed, type Part, type Sentence, say } from '../../sandbox/sentence.ts';
import { problemName, sayProblem } from '../tasks/problem-name.ts';
import type { Task } from '../tasks/task.ts';

/**
 * Names of the lines of a chart, in the order of the tasks: the algorithm, with the run's number where it has several, and the
 * task's id where tasks of different groups would be called the same.
 */
export function nameSeries(tasks: readonly Task[]): string[] {
  const repeated = new Set(tasks.filter((task) => task.spec.run > 0).map((task) => task.spec.algorithm.name));
  const names = tasks.map(({ spec }) =>
    repeated.has(spec.algorithm.name) ? `${spec.algorithm.name} run ${spec.run + 1}` : spec.algorithm.name,
  );
  return names.map((name, k) => (names.indexOf(name) === names.lastIndexOf(name) ? name : `${name} (${tasks[k]!.id})`));
}

/** What was run, such as "particle_swarm and ant_colony on rastrigin, 5 dimensions, 3 runs each". */
export function sayTitle(tasks: readonly Task[]): Sentence {
  const first = tasks[0];
  if (first === undefined) return say('Nothing was run');
  const algorithms = [...new Set(tasks.map((task) => task.spec.algorithm.name))];
  const problems = new Set(
    tasks.map(({ spec }) => JSON.stringify([spec.problem.source, problemName(spec), spec.problem.dimensions])),
  ).size;
  if (problems > 1) return say('{0} on {1} problems', named(algorithms), problems);
  const { dimensions, objective } = first.spec.problem;
  const problem = problemName(first.spec) === '' ? say('a custom fitness') : sayProblem(first.spec);
  const solved = say('{0} on {1}', named(algorithms), objective === 'maximize' ? say('{0} (maximized)', problem) : problem);
  const sized = dimensions === 1 ? say('{0}, 1 dimension', solved) : say('{0}, {1} dimensions', solved, dimensions);
  const runs = new Set(tasks.map((task) => task.spec.run)).size;
  if (runs <= 1) return sized;
  return algorithms.length > 1 ? say('{0}, {1} runs each', sized, runs) : say('{0}, {1} runs', sized, runs);
}

// A chart's legend names three and more.
const named = (names: readonly string[]): Part => (names.length > 2 ? say('{0} algorithms', names.length) : listed(names));
