// Loaded by mocha beside the tests: who leaves a process or a listening socket behind fails, in whichever worker of mocha.
// The workers are ended by force, so that nothing left would show there as a run that does not end.

import { setTimeout as delay } from 'node:timers/promises';

const lasting = ['ProcessWrap', 'TCPServerWrap', 'PipeServerWrap'];
const left = (): string[] => process.getActiveResourcesInfo().filter((name) => lasting.includes(name));

export const mochaHooks = {
  async afterAll() {
    // What was killed by the last test may still be ending.
    const deadline = Date.now() + 10_000;
    while (left().length > 0 && Date.now() < deadline) await delay(20);
    if (left().length > 0)
      throw new Error(`Expected every process and server of the tests to be ended, found ${left().join(', ')}.`);
  },
};
