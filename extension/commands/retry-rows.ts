import { defineCommand } from './define.ts';
import { retryTask } from './retry-task.ts';

/** Retry Task as the menu of a row says it, where nothing is asked, and a row may be a whole group. */
export const retryRows = defineCommand({
  id: 'optimizehub.retryRows',
  title: 'Retry',
  run: retryTask.run,
});
