import { defineCommand } from './define.ts';

/** Opens the Tasks view, also where its side bar is closed. */
export const showTasks = defineCommand({
  id: 'optimizehub.showTasks',
  title: 'Show Tasks',
  run: ({ tasks }) => tasks.focus(),
});
