import { groupOf } from '../tasks-view/nodes.ts';
import { defineCommand } from './define.ts';

/** Opens the dashboard at its overview, or brings the one of this window to the front; from the last row of a group, at all its tasks. */
export const openDashboard = defineCommand({
  id: 'optimizehub.openDashboard',
  title: 'Open Dashboard',
  run({ dashboard }, target) {
    const group = groupOf(target);
    return group === undefined ? dashboard.open([]) : dashboard.search(group);
  },
});
