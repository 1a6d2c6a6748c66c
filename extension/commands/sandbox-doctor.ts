import { sandboxReport } from '../sandbox-status/describe.ts';
import { defineCommand, notDone } from './define.ts';

/** Runs a fitness in each sandbox, which takes seconds, and shows what was found as a report. */
export const sandboxDoctor = defineCommand({
  id: 'optimizehub.sandboxDoctor',
  title: 'Sandbox Doctor',
  async run({ sandbox, window }) {
    const found = await window.progress('Checking this machine', sandbox.examine);
    if (found === undefined) return notDone;
    await window.showReport('Sandbox Doctor', sandboxReport(found));
  },
});
