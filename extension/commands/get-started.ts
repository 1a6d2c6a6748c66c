import { defineCommand } from './define.ts';

/** Opens the walkthrough that the manifest calls `getStarted`. */
export const getStarted = defineCommand({
  id: 'optimizehub.getStarted',
  title: 'Get Started',
  run: ({ window }) => window.openWalkthrough('getStarted'),
});
