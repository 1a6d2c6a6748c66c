import { noFilter } from '../tasks-view/task-filter.ts';
import { defineCommand } from './define.ts';

export const clearTaskFilter = defineCommand({
  id: 'optimizehub.clearTaskFilter',
  title: 'Clear Task Filter',
  run: ({ tasks }) => tasks.setFilter(noFilter),
});
