import assert from 'node:assert/strict';
import { exampleTask, runningTask } from '../charts/example-task.ts';
import type { Task } from '../tasks/task.ts';
import { algorithmStatistics } from './algorithm-statistics.ts';
import { differences } from './differences.ts';
import { quantile } from './quantile.ts';

const run = (number: number, best: number | null, part: Partial<Task> = {}): Task => {
  const task = exampleTask({ run: number, values: best === null ? [] : [9, best], task: part });
  return task;
};
const withTarget = (task: Task, reached: boolean): Task => ({
  ...task,
  spec: { ...task.spec, stop: { target: 1 } },
  result: { ...task.result!, stop_reason: reached ? 'target' : 'evaluations' },
});

suite('A comparison', () => {
  test('has the quantiles of R and NumPy', () => {
    // numpy.quantile([1, 2, 4, 8], [0, .25, .5, .75, 1])
    assert.deepEqual(
      [0, 0.25, 0.5, 0.75, 1].map((share) => quantile([1, 2, 4, 8], share)),
      [1, 1.75, 3, 5, 8],
    );
    assert.equal(quantile([7], 0.25), 7);
    assert.equal(quantile([Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY], 0.5), Number.NEGATIVE_INFINITY);
  });

  test('tells median and quartiles of each algorithm, over its finished runs', () => {
    const others = [run(0, 5), run(1, 7)].map((task) => ({
      ...task,
      spec: { ...task.spec, algorithm: { ...task.spec.algorithm, name: 'ant_colony' } },
    }));
    const [swarm, ants] = algorithmStatistics([run(0, 8), run(1, 2), run(2, 4), run(3, 1), ...others, runningTask()]);
    assert.deepEqual([swarm.algorithm, swarm.runs], ['particle_swarm', 4]);
    assert.deepEqual(swarm.fitness, { best: 1, lower: 1.75, median: 3, upper: 5, worst: 8 });
    assert.deepEqual([ants.algorithm, ants.fitness?.median], ['ant_colony', 6]);
  });

  test('calls the highest the best where a config maximizes', () => {
    const tasks = [run(0, 1), run(1, 3)].map((task) => ({
      ...task,
      spec: { ...task.spec, problem: { ...task.spec.problem, objective: 'maximize' as const } },
    }));
    const [{ fitness }] = algorithmStatistics(tasks);
    assert.deepEqual([fitness?.best, fitness?.worst], [3, 1]);
  });

  test('has a success rate only where there is a target, and counts failed runs as none', () => {
    const failed = { ...withTarget(run(2, 2), false), state: 'FAILURE' as const };
    const { result: _, ...without } = failed;
    const tasks = [withTarget(run(0, 1), true), withTarget(run(1, 3), false), without];
    const [{ successes, attempts }] = algorithmStatistics(tasks);
    assert.deepEqual([successes, attempts], [1, 3]);
    assert.equal(algorithmStatistics([run(0, 1)])[0].successes, null);
  });

  test('counts the runs without any fitness instead of hiding them', () => {
    const [statistics] = algorithmStatistics([run(0, 4), run(1, null)]);
    assert.deepEqual([statistics.runs, statistics.withoutFitness, statistics.fitness?.median], [2, 1, 4]);
    assert.equal(algorithmStatistics([run(0, null)])[0].fitness, null);
  });

  test('names what differs between tasks, and nothing else', () => {
    const plain = exampleTask();
    const { algorithm } = plain.spec;
    const withParams = (params: Record<string, number>, part: object = {}): Task => ({
      ...plain,
      spec: { ...plain.spec, algorithm: { ...algorithm, params }, ...part },
    });
    const tasks = [withParams({ w: 0.7, c1: 1 }), withParams({ w: 0.9, c1: 1, max_iterations: 50 }, { seed: 43 }), plain];
    assert.deepEqual(differences(tasks), [
      { name: 'params.w', values: ['0.7', '0.9', ''] },
      { name: 'seed', values: ['42', '43', '42'] },
    ]);
    assert.deepEqual(differences([plain, plain]), []);
  });
});
