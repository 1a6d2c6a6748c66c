import { t } from './words.ts';

/** Asked before finished tasks are deleted. */
export const deletionQuestion = (count: number): string =>
  count === 1
    ? t('Delete this task with all results? This cannot be undone.')
    : t('Delete these {0} tasks with all results? This cannot be undone.', count);
