import type { StateWords } from '../../engine/charts/timeline.ts';
import type { TaskState } from '../../engine/tasks/task.ts';
import { t } from '../words.ts';

/** States as a person calls them. */
export const stateWords = (): StateWords => ({
  PENDING: t('Waiting'),
  STARTED: t('Running'),
  RETRY: t('Retrying'),
  SUCCESS: t('Done'),
  FAILURE: t('Failed'),
  REVOKED: t('Cancelled'),
});

/** One state as a person calls it. */
export const stateWord = (state: TaskState): string => stateWords()[state];
