import { noFilter } from '../tasks-view/task-filter.ts';
import { defineCommand } from './define.ts';

/** Ends both the choice of states and the search; the manifest offers it only while there is either. */
export const clearTaskFilter = defineCommand({
  id: 'optimizehub.clearTaskFilter',
  title: 'Clear Task Filter',
  run: ({ tasks }) => tasks.setFilter(noFilter),
});
