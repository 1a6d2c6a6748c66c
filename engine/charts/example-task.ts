import type { ProblemChoice } from '../config/config.ts';
import type { RunResult, Task } from '../tasks/task.ts';

/** What a test wants to be special about a task. */
export interface ExampleTask {
  readonly algorithm?: string;
  readonly run?: number;
  readonly values?: readonly number[];
  readonly problem?: Partial<ProblemChoice>;
  readonly result?: Partial<RunResult>;
  readonly task?: Partial<Task>;
}

/** A finished task for tests: its trace has one evaluation per value. */
export function exampleTask({ algorithm = 'particle_swarm', run = 0, values = [9, 4, 1], ...rest }: ExampleTask = {}): Task {
  const progress = {
    evaluations: values.length,
    iterations: 1,
    best_fitness: values.at(-1) ?? null,
    seconds: 0.5,
    fraction: 1,
    trace: { evaluations: values.map((_, index) => index + 1), best_fitness: values },
  };
  return {
    id: `${algorithm}-${run}`,
    group: 'group-1',
    number: run + 1,
    priority: 0,
    state: 'SUCCESS',
    attempt: 1,
    losses: 0,
    interruptions: 0,
    transitions: [],
    submittedAt: 0,
    spec: {
      algorithm: { name: algorithm, params: {}, limitsIterations: false },
      problem: {
        dimensions: 2,
        lower: [-5, -5],
        upper: [5, 5],
        usesUsualBounds: false,
        objective: 'minimize',
        source: { function: 'rastrigin' },
        ...rest.problem,
      },
      seed: 42,
      run,
      stop: { evaluations: values.length },
      limits: { soft_seconds: 550, hard_seconds: 600 },
    },
    progress,
    result: { ...progress, best_solution: [0.5, -0.25], stop_reason: 'evaluations', failed_evaluations: 0, ...rest.result },
    ...rest.task,
  };
}

/** The same task as it stood when it had not finished. */
export function runningTask(options: ExampleTask = {}): Task {
  const { result: _, ...task } = exampleTask(options);
  return { ...task, state: 'STARTED' };
}

/** Of each state, as a page has them from its theme and its language. */
export const exampleColours = {
  PENDING: '#111',
  STARTED: '#222',
  RETRY: '#333',
  SUCCESS: '#444',
  FAILURE: '#555',
  REVOKED: '#666',
};
export const exampleWords = {
  PENDING: 'Waiting',
  STARTED: 'Running',
  RETRY: 'Retrying',
  SUCCESS: 'Done',
  FAILURE: 'Failed',
  REVOKED: 'Cancelled',
};
