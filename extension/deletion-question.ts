import { say } from './say.ts';

/** Asked before finished tasks are deleted. */
export const deletionQuestion = (count: number): string =>
  count === 1
    ? say('Delete this task with all results? This cannot be undone.')
    : say('Delete these {0} tasks with all results? This cannot be undone.', count);
