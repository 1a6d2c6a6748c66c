import { formatNumber, formatSeconds } from '../../engine/charts/round.ts';
import type { TaskState } from '../../engine/tasks/task.ts';
import type { TaskSummary } from '../../engine/tasks/task-store.ts';
import { say } from '../say.ts';
import { isActive, type TaskGroup } from './board.ts';

/** A state as a person calls it. */
export const stateWord = (state: TaskState): string => say(words[state]);

const words: Readonly<Record<TaskState, string>> = {
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
  severalRuns
    ? say('{0} run {1} on {2}', algorithm, run + 1, problem || say('a custom fitness'))
    : say('{0} on {1}', algorithm, problem || say('a custom fitness'));

/** The same within a group, whose problem it is. */
export const taskLabelInGroup = ({ algorithm, run }: TaskSummary, severalRuns: boolean): string =>
  severalRuns ? say('{0} run {1}', algorithm, run + 1) : algorithm;

/** What is known of the task at a glance: progress, best so far, time. */
export function taskFacts(task: TaskSummary, now: number): string {
  const { state, fraction, best_fitness, attempt, error } = task;
  return [
    state === 'STARTED' ? (fraction === null ? say('running') : `${Math.floor(fraction * 100)} %`) : '',
    state === 'PENDING' ? say('waiting') : state === 'RETRY' ? say('retry waits') : '',
    best_fitness === null ? '' : say('best {0}', formatNumber(best_fitness, 5)),
    elapsed(task, now),
    attempt > 1 ? say('attempt {0}', attempt) : '',
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
    [say('state'), `${task.state}${task.stop_reason ? ` (${task.stop_reason})` : ''}`],
    [say('task'), task.id],
    [say('group'), task.group],
    [say('problem'), say('{0}, {1} dimensions', task.problem || say('a custom fitness'), task.dimensions)],
    [say('algorithm'), task.algorithm],
    [say('seed'), String(task.seed)],
    [say('evaluations'), task.evaluations.toLocaleString('en')],
    ...(task.best_fitness === null
      ? []
      : [[say('best fitness'), formatNumber(task.best_fitness, 10)] satisfies [string, string]]),
    ...(elapsed(task, now) === '' ? [] : [[say('time'), elapsed(task, now)] satisfies [string, string]]),
    [say('submitted'), new Date(task.submittedAt).toLocaleString()],
    ...(task.error === null ? [] : [[say('error'), task.error] satisfies [string, string]]),
  ];
  return rows.map(([name, text]) => `${name}: ${text}`).join('\n');
}

/** What tells groups apart comes first: a side bar is narrow. */
export function groupLabel({ tasks }: TaskGroup): string {
  const algorithms = [...new Set(tasks.map(({ algorithm }) => algorithm))];
  const names = algorithms.length > 2 ? say('{0} algorithms', algorithms.length) : algorithms.join(', ');
  const runs = new Set(tasks.map(({ run }) => run)).size;
  return `${tasks[0].problem || say('custom fitness')}: ${names}${runs > 1 ? ` × ${runs}` : ''}`;
}

export function groupFacts({ tasks }: TaskGroup): string {
  const finished = tasks.filter((task) => !isActive(task)).length;
  const failed = tasks.filter(({ state }) => state === 'FAILURE').length;
  return [
    finished === tasks.length ? say('{0} tasks', tasks.length) : say('{0} of {1}', finished, tasks.length),
    ...(failed > 0 ? [say('{0} failed', failed)] : []),
  ].join(' · ');
}

/** The state that says most about a group. */
export function groupState({ tasks }: TaskGroup): TaskState {
  const order: readonly TaskState[] = ['STARTED', 'RETRY', 'PENDING', 'FAILURE', 'REVOKED', 'SUCCESS'];
  return order.find((state) => tasks.some((task) => task.state === state)) ?? 'SUCCESS';
}
