import { formatNumber, formatSeconds } from '../../engine/charts/round.ts';
import type { TaskState } from '../../engine/tasks/task.ts';
import type { TaskSummary } from '../../engine/tasks/task-store.ts';
import { isActive, type TaskGroup } from './board.ts';

/** A state as a person calls it. */
export const stateWords: Readonly<Record<TaskState, string>> = {
  PENDING: 'waiting',
  STARTED: 'running',
  RETRY: 'waiting to be tried again',
  SUCCESS: 'succeeded',
  FAILURE: 'failed',
  REVOKED: 'cancelled',
};

/** Icon and theme colour of each state. */
export const stateIcons: Readonly<Record<TaskState, readonly [icon: string, colour: string]>> = {
  PENDING: ['clock', 'descriptionForeground'],
  STARTED: ['play-circle', 'charts.blue'],
  RETRY: ['history', 'charts.yellow'],
  SUCCESS: ['pass', 'testing.iconPassed'],
  FAILURE: ['error', 'testing.iconFailed'],
  REVOKED: ['circle-slash', 'disabledForeground'],
};

export const taskLabel = ({ algorithm, problem, run }: TaskSummary, severalRuns: boolean): string =>
  `${algorithm}${severalRuns ? ` run ${run + 1}` : ''} on ${problem || 'a custom fitness'}`;

/** What is known of the task at a glance: progress, best so far, time. */
export function taskFacts(task: TaskSummary, now: number): string {
  const { state, fraction, best_fitness, attempt, error } = task;
  return [
    state === 'STARTED' ? (fraction === null ? 'running' : `${Math.floor(fraction * 100)} %`) : '',
    state === 'PENDING' ? 'waiting' : state === 'RETRY' ? 'retry waits' : '',
    best_fitness === null ? '' : `best ${formatNumber(best_fitness, 5)}`,
    elapsed(task, now),
    attempt > 1 ? `attempt ${attempt}` : '',
    error === null ? '' : error,
  ]
    .filter((part) => part !== '')
    .join(' · ');
}

/** Time since the start, or from start to end; empty before. */
export function elapsed({ startedAt, finishedAt, state }: TaskSummary, now: number): string {
  if (startedAt === null) return '';
  const seconds = Math.max(0, Math.floor((now - startedAt) / 1000));
  if (state === 'STARTED') return seconds < 60 ? `${seconds} s` : formatSeconds(seconds);
  return finishedAt === null ? '' : formatSeconds(Math.max(0, finishedAt - startedAt) / 1000);
}

/** Everything a list knows of the task, line by line. */
export function taskTooltip(task: TaskSummary, now: number): string {
  const rows: [string, string][] = [
    ['state', `${task.state}${task.stop_reason ? ` (${task.stop_reason})` : ''}`],
    ['task', task.id],
    ['group', task.group],
    ['problem', `${task.problem}, ${task.dimensions} dimensions`],
    ['algorithm', task.algorithm],
    ['seed', String(task.seed)],
    ['evaluations', task.evaluations.toLocaleString('en')],
    ...(task.best_fitness === null ? [] : [['best fitness', formatNumber(task.best_fitness, 10)] satisfies [string, string]]),
    ...(elapsed(task, now) === '' ? [] : [['time', elapsed(task, now)] satisfies [string, string]]),
    ['submitted', new Date(task.submittedAt).toLocaleString()],
    ...(task.error === null ? [] : [['error', task.error] satisfies [string, string]]),
  ];
  return rows.map(([name, text]) => `${name}: ${text}`).join('\n');
}

/** What tells groups apart comes first: a side bar is narrow. */
export function groupLabel({ tasks }: TaskGroup): string {
  const algorithms = [...new Set(tasks.map(({ algorithm }) => algorithm))];
  const names = algorithms.length > 2 ? `${algorithms.length} algorithms` : algorithms.join(', ');
  const runs = new Set(tasks.map(({ run }) => run)).size;
  return `${tasks[0].problem || 'custom fitness'}: ${names}${runs > 1 ? ` × ${runs}` : ''}`;
}

export function groupFacts({ tasks }: TaskGroup): string {
  const finished = tasks.filter((task) => !isActive(task)).length;
  const failed = tasks.filter(({ state }) => state === 'FAILURE').length;
  return [
    finished === tasks.length ? `${tasks.length} tasks` : `${finished} of ${tasks.length}`,
    ...(failed > 0 ? [`${failed} failed`] : []),
  ].join(' · ');
}

/** The state that says most about a group. */
export function groupState({ tasks }: TaskGroup): TaskState {
  const order: readonly TaskState[] = ['STARTED', 'RETRY', 'PENDING', 'FAILURE', 'REVOKED', 'SUCCESS'];
  return order.find((state) => tasks.some((task) => task.state === state)) ?? 'SUCCESS';
}
