import { defineCommand } from './define.ts';

export const showTasks = defineCommand({
  id: 'optimizehub.showTasks',
  title: 'Show Tasks',
  run: ({ tasks }) => tasks.focus(),
});
