import { defineCommand } from './define.ts';

export const loadMoreTasks = defineCommand({
  id: 'optimizehub.loadMoreTasks',
  title: 'Load More Tasks',
  run: ({ tasks }) => tasks.loadMore(),
});
