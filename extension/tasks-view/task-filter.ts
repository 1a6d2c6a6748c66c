import type { TaskState } from '../../engine/tasks/task.ts';
import type { TaskQuery, TaskSummary } from '../../engine/tasks/task-store.ts';
import { stateWord } from './state-words.ts';

/** Which tasks are shown. */
export interface TaskFilter {
  /** Empty: all. */
  readonly states: readonly TaskState[];
  /** Empty: all. */
  readonly text: string;
}

/** Shows all tasks. */
export const noFilter: TaskFilter = { states: [], text: '' };

/** Whether it may hide a task. */
export const isFiltering = ({ states, text }: TaskFilter): boolean => states.length > 0 || text !== '';

/** The same choice as the engine makes, for tasks that it tells of unasked. */
export function matches({ states, text }: TaskFilter, task: TaskSummary): boolean {
  const words = `${task.id} ${task.group} ${task.algorithm} ${task.problem}`.toLowerCase();
  return (states.length === 0 || states.includes(task.state)) && words.includes(text.toLowerCase());
}

/** The filter as the engine is asked: it takes no empty list and no empty text. */
export const queryOf = ({ states, text }: TaskFilter): TaskQuery => ({
  ...(states.length > 0 ? { states } : {}),
  ...(text === '' ? {} : { text }),
});

/** What is chosen, in words. */
export const describeFilter = ({ states, text }: TaskFilter): string =>
  [...(states.length > 0 ? [states.map(stateWord).join(', ')] : []), ...(text === '' ? [] : [`“${text}”`])].join(' · ');
