/**
 * `npm run bench:memory`: resident memory of a run of 100 dimensions x population 1,000 x 10,000 generations, sampled once a
 * second, as JSON lines and a last line with the largest.
 */
import { algorithms } from '../algorithms/index.ts';
import { findProblem } from '../problems/index.ts';
import { Run } from '../run/run.ts';
import { specOf } from './spec.ts';

const dimensions = 100;
const generations = 10_000;
const algorithm = algorithms.find(({ name }) => name === (process.argv[2] ?? 'differential_evolution'));
const problem = findProblem('sphere');
if (algorithm === undefined || problem === undefined) throw new Error('Name an algorithm of the list.');
const sizes = Object.fromEntries(
  ['population_size', 'swarm_size', 'colony_size'].filter((name) => name in algorithm.params).map((name) => [name, 1000]),
);

const run = new Run({
  algorithm,
  objective: problem.at(dimensions, 1).objective,
  now: () => performance.now(),
  isCancelled: () => false,
  spec: specOf({ algorithm, params: { ...sizes, max_iterations: generations }, dimensions, bounds: [-5, 5], seed: 1, stop: {} }),
});
const startedAt = performance.now();
let sampledAt = startedAt;
let largest = 0;
while (run.stopReason === undefined) {
  run.advance();
  if (performance.now() - sampledAt < 1000) continue;
  sampledAt = performance.now();
  const memoryMiB = process.memoryUsage.rss() / 2 ** 20;
  largest = Math.max(largest, memoryMiB);
  process.stdout.write(
    `${JSON.stringify({ seconds: Math.round((sampledAt - startedAt) / 1000), memoryMiB: Math.round(memoryMiB) })}\n`,
  );
}
const { evaluations, stop_reason } = run.result();
process.stdout.write(
  `${JSON.stringify({ algorithm: algorithm.name, evaluations, stop_reason, largestMiB: Math.round(largest) })}\n`,
);
