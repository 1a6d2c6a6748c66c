import { defineCommand } from './define.ts';

export const getStarted = defineCommand({
  id: 'optimizehub.getStarted',
  title: 'Get Started',
  run: ({ window }) => window.openWalkthrough('getStarted'),
});
