// Loaded by mocha beside the tests: who leaves a process or a listening socket behind fails, in whichever worker of mocha.
// The workers are ended by force, so that nothing left would show there as a run that does not end.

import { until } from '../../sandbox/testing-until.ts';

const lasting = ['ProcessWrap', 'TCPServerWrap', 'PipeServerWrap'];
const left = (): string[] => process.getActiveResourcesInfo().filter((name) => lasting.includes(name));

export const mochaHooks = {
  async afterAll() {
    // What was killed by the last test may still be ending.
    await until('the end of every process and server of the tests', () => left().length === 0, 10_000);
  },
};
