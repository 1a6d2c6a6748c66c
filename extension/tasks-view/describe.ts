import { formatNumber, formatSeconds } from '../../engine/charts/round.ts';
import type { TaskState } from '../../engine/tasks/task.ts';
import type { TaskSummary } from '../../engine/tasks/task-store.ts';
import { t, tell } from '../words.ts';
import { isActive, type TaskGroup } from './board.ts';
import { stateWord } from './state-words.ts';

/** Icon and theme colour of each state. */
export const stateIcons: Readonly<Record<TaskState, readonly [icon: string, colour: string]>> = {
  PENDING: ['clock', 'descriptionForeground'],
  STARTED: ['play-circle', 'charts.blue'],
  RETRY: ['history', 'charts.yellow'],
  SUCCESS: ['pass', 'testing.iconPassed'],
  FAILURE: ['error', 'testing.iconFailed'],
  REVOKED: ['circle-slash', 'disabledForeground'],
};

/** The task as it is called alone. @param severalRuns whether its group has more than one run of an algorithm */
export const taskLabel = (task: TaskSummary, severalRuns: boolean): string =>
  t('{0} on {1}', runLabel(task, severalRuns), problemOf(task));

/** The task as it is called where the problem is known. */
export const runLabel = ({ algorithm, run }: TaskSummary, severalRuns: boolean): string =>
  severalRuns ? t('{0} run {1}', algorithm, run + 1) : algorithm;

/** Name of the problem; that of a fitness whose file has none is empty in the store. */
export const problemOf = ({ problem }: Pick<TaskSummary, 'problem'>): string => problem || t('a custom fitness');

/** What is known of the task at a glance: progress, best so far, time. */
export function taskFacts(task: TaskSummary, now: number): string {
  const { state, fraction, best_fitness, attempt, repeats } = task;
  return [
    state === 'STARTED' ? (fraction === null ? stateWord(state) : `${Math.floor(fraction * 100)} %`) : '',
    state === 'PENDING' ? stateWord(state) : state === 'RETRY' ? t('waiting to retry') : '',
    best_fitness === null ? '' : t('best {0}', formatNumber(best_fitness, 5)),
    elapsed(task, now),
    attempt > 1 ? t('attempt {0}', attempt) : '',
    repeats === null ? '' : t('repeats {0}', repeats),
    errorText(task),
  ]
    .filter((part) => part !== '')
    .join(' · ');
}

/** Why the task failed; empty where it did not. Of one that an earlier version kept, the store has the English text alone. */
export const errorText = ({ error, error_sentence }: TaskSummary): string =>
  error_sentence === undefined ? (error ?? '') : tell(error_sentence);

/** Time since the start, or from start to end; empty before. */
export function elapsed({ startedAt, finishedAt, state }: TaskSummary, now: number): string {
  if (startedAt === null) return '';
  const seconds = Math.max(0, Math.floor((now - startedAt) / 1000));
  if (state === 'STARTED') return seconds < 60 ? `${seconds} s` : formatSeconds(seconds);
  return finishedAt === null ? '' : formatSeconds(Math.max(0, finishedAt - startedAt) / 1000);
}

/** What tells groups apart comes first: a side bar is narrow. */
export function groupLabel({ tasks }: TaskGroup): string {
  const algorithms = [...new Set(tasks.map(({ algorithm }) => algorithm))];
  const names = algorithms.length > 2 ? t('{0} algorithms', algorithms.length) : algorithms.join(', ');
  const runs = new Set(tasks.map(({ run }) => run)).size;
  return `${problemOf(tasks[0])}: ${names}${runs > 1 ? ` × ${runs}` : ''}`;
}

/** How many tasks a group has or, while some are active, how many of them have ended, and how many failed. */
export function groupFacts({ tasks }: TaskGroup): string {
  const finished = tasks.filter((task) => !isActive(task)).length;
  const failed = tasks.filter(({ state }) => state === 'FAILURE').length;
  return [
    finished === tasks.length
      ? tasks.length === 1
        ? t('1 task')
        : t('{0} tasks', tasks.length)
      : t('{0} of {1}', finished, tasks.length),
    ...(failed > 0 ? [t('{0} failed', failed)] : []),
  ].join(' · ');
}

/** The state that says most about a group. */
export function groupState({ tasks }: TaskGroup): TaskState {
  const order: readonly TaskState[] = ['STARTED', 'RETRY', 'PENDING', 'FAILURE', 'REVOKED', 'SUCCESS'];
  return order.find((state) => tasks.some((task) => task.state === state)) ?? 'SUCCESS';
}

/**
 * Tasks as rows of a pick, each with its run where its group has several of its algorithm among them.
 * @param now milliseconds, of the same clock as the tasks' times
 */
export function taskItems(tasks: readonly TaskSummary[], now: number) {
  const keyOf = ({ group, algorithm }: TaskSummary): string => JSON.stringify([group, algorithm]);
  const withRuns = new Set(tasks.filter(({ run }) => run > 0).map(keyOf));
  return tasks.map((task) => taskItem(task, now, withRuns.has(keyOf(task))));
}

/** A task as a row of a pick. */
const taskItem = (task: TaskSummary, now: number, severalRuns: boolean) => ({
  task,
  label: taskLabel(task, severalRuns),
  // The facts may begin with the state, or there may be none yet.
  description: [...new Set([stateWord(task.state), ...taskFacts(task, now).split(' · ')])]
    .filter((part) => part !== '')
    .join(' · '),
  detail: t(
    'task {0}, {1} dimensions, seed {2}, of {3}, {4}',
    task.number,
    task.dimensions.toLocaleString('en'),
    task.seed,
    new Date(task.submittedAt).toLocaleString(),
    task.id,
  ),
});
