import { defineCommand } from './define.ts';

export const openDashboard = defineCommand({
  id: 'optimizehub.openDashboard',
  title: 'Open Dashboard',
  run: ({ dashboard }) => dashboard.open([]),
});
