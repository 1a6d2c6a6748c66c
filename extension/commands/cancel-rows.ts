import { cancelTask } from './cancel-task.ts';
import { defineCommand } from './define.ts';

/** Cancel Task as the menu of a row says it, where nothing is asked, and a row may be a whole group. */
export const cancelRows = defineCommand({
  id: 'optimizehub.cancelRows',
  title: 'Cancel',
  run: cancelTask.run,
});
