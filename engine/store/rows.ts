/** Tasks to rows and back. */
import { problemTitle } from '../tasks/problem-name.ts';
import { toldError } from '../tasks/summarize-task.ts';
import type { Place, Progress, RunResult, Task, TaskError, TaskSpec, Transition } from '../tasks/task.ts';
import type { TaskSummary } from '../tasks/task-store.ts';
import type { GroupRow, OutcomeRow, TaskRow, TransitionRow } from './tables.ts';

/** The group of a task, by the spec of the first one that is kept of it. */
export const groupRow = ({ group, submittedAt, spec }: Task): GroupRow => ({
  id: group,
  submitted_at: submittedAt,
  spec: JSON.stringify(spec),
});

/** @param shared the spec that the group's row holds; absent for a task that is kept already, whose spec stays as it is */
export function taskRow(task: Task, shared?: TaskSpec): TaskRow {
  const { spec, result, progress } = task;
  const { name } = spec.algorithm;
  const problem = problemTitle(spec);
  return {
    number: task.number,
    id: task.id,
    group_id: task.group,
    priority: task.priority,
    state: task.state,
    attempt: task.attempt,
    losses: task.losses,
    interruptions: task.interruptions,
    algorithm: name,
    problem,
    dimensions: spec.problem.dimensions,
    seed: spec.seed,
    run: spec.run,
    submitted_at: task.submittedAt,
    started_at: task.startedAt ?? null,
    finished_at: task.finishedAt ?? null,
    retry_at: task.retryAt ?? null,
    evaluations: progress?.evaluations ?? 0,
    best_fitness: progress?.best_fitness ?? null,
    stop_reason: result?.stop_reason ?? null,
    error: task.error ? JSON.stringify(task.error) : null,
    ran_on: task.ranOn ? JSON.stringify(task.ranOn) : null,
    repeats: task.repeats ?? null,
    spec: shared ? JSON.stringify(differences(spec, shared)) : '{}',
    words: shared ? `${task.id} ${task.group} ${name} ${problem}`.toLowerCase() : '',
  };
}

/** Columns that a transition changes. */
export const changingColumns = [
  'state',
  'attempt',
  'losses',
  'interruptions',
  'started_at',
  'finished_at',
  'retry_at',
  'evaluations',
  'best_fitness',
  'stop_reason',
  'error',
  'ran_on',
] as const satisfies readonly (keyof TaskRow)[];

/** A spec by what differs from another one; null for a part that it lacks. */
type Differences = { readonly [Key in keyof TaskSpec]?: TaskSpec[Key] | null };

/** The parts that are not the very same: the specs of one group share most of theirs. */
const differences = (spec: TaskSpec, shared: TaskSpec): Differences => ({
  ...Object.fromEntries(Object.keys(shared).map((key) => [key, null])),
  ...spec,
  ...Object.fromEntries(
    Object.entries(spec)
      .filter(([key, value]) => value === shared[key as keyof TaskSpec])
      .map(([key]) => [key, undefined]), // which JSON leaves out
  ),
});

const specOf = (shared: TaskSpec, differing: Differences): TaskSpec =>
  Object.fromEntries(Object.entries({ ...shared, ...differing }).filter(([, value]) => value !== null)) as unknown as TaskSpec; // what it was made of

/** The transition that brought the task to where it is. */
export function transitionRow({ id, transitions }: Task): TransitionRow {
  const position = transitions.length - 1;
  const { state, at } = transitions[position];
  return { task_id: id, position, state, at };
}

/** What a finished task leaves; undefined when there is nothing. */
export function outcomeRow({ id, result, progress }: Task): OutcomeRow | undefined {
  if (result) return { task_id: id, result: JSON.stringify(result), progress: null };
  return progress && { task_id: id, result: null, progress: JSON.stringify(progress) };
}

/** @param shared the spec that the group's row holds */
export function taskOf(
  row: TaskRow,
  shared: TaskSpec,
  transitions: readonly Transition[],
  outcome: Pick<OutcomeRow, 'result' | 'progress'> | undefined,
): Task {
  const result = outcome?.result ? (JSON.parse(outcome.result) as RunResult) : undefined; // written by outcomeRow
  const progress = result ?? (outcome?.progress ? (JSON.parse(outcome.progress) as Progress) : undefined);
  return {
    id: row.id,
    group: row.group_id,
    number: row.number,
    priority: row.priority,
    ...(row.repeats === null ? {} : { repeats: row.repeats }),
    spec: specOf(shared, JSON.parse(row.spec)),
    state: row.state,
    attempt: row.attempt,
    losses: row.losses,
    interruptions: row.interruptions,
    transitions,
    submittedAt: row.submitted_at,
    ...(row.started_at === null ? {} : { startedAt: row.started_at }),
    ...(row.finished_at === null ? {} : { finishedAt: row.finished_at }),
    ...(row.retry_at === null ? {} : { retryAt: row.retry_at }),
    ...(row.ran_on === null ? {} : { ranOn: JSON.parse(row.ran_on) as Place }), // written by taskRow
    ...(progress ? { progress } : {}),
    ...(result ? { result } : {}),
    ...(row.error === null ? {} : { error: errorOf(row.error) }),
  };
}

const errorOf = (text: string): TaskError => JSON.parse(text); // written by taskRow

/** Columns that {@link summaryOf} reads. */
export const summaryColumns = [
  'id',
  'group_id',
  'number',
  'priority',
  'state',
  'attempt',
  'algorithm',
  'problem',
  'dimensions',
  'seed',
  'run',
  'repeats',
  'submitted_at',
  'started_at',
  'finished_at',
  'evaluations',
  'best_fitness',
  'stop_reason',
  'error',
] as const satisfies readonly (keyof TaskRow)[];

export function summaryOf(row: Pick<TaskRow, (typeof summaryColumns)[number]>): TaskSummary {
  const { group_id, submitted_at, started_at, finished_at, error, ...same } = row;
  return {
    ...same,
    group: group_id,
    submittedAt: submitted_at,
    startedAt: started_at,
    finishedAt: finished_at,
    fraction: null,
    ...toldError(error === null ? undefined : errorOf(error)),
  };
}
