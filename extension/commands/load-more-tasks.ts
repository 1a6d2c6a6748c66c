import { defineCommand } from './define.ts';

/** Reads the next page of the history; the last row of the Tasks view carries it out, so the palette hides it. */
export const loadMoreTasks = defineCommand({
  id: 'optimizehub.loadMoreTasks',
  title: 'Load More Tasks',
  run: ({ tasks }) => tasks.loadMore(),
});
