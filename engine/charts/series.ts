import { problemTitle } from '../tasks/problem-name.ts';
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
export function titleOf(tasks: readonly Task[]): string {
  const first = tasks[0];
  if (first === undefined) return 'Nothing was run';
  const algorithms = [...new Set(tasks.map((task) => task.spec.algorithm.name))];
  const { source, dimensions, objective } = first.spec.problem;
  const problem = source === undefined ? 'a custom fitness' : problemTitle(first.spec);
  const problems = new Set(tasks.map(({ spec }) => JSON.stringify([spec.problem.source, spec.problem.dimensions]))).size;
  if (problems > 1) return `${listed(algorithms)} on ${problems} problems`;
  const runs = new Set(tasks.map((task) => task.spec.run)).size;
  return [
    `${listed(algorithms)} on ${problem}${objective === 'maximize' ? ' (maximized)' : ''}`,
    `${dimensions} dimension${dimensions === 1 ? '' : 's'}`,
    ...(runs > 1 ? [`${runs} runs${algorithms.length > 1 ? ' each' : ''}`] : []),
  ].join(', ');
}

// A chart's legend names three and more.
const listed = (names: readonly string[]) => (names.length > 2 ? `${names.length} algorithms` : names.join(' and '));
