import { sandboxReport } from '../sandbox-status/describe.ts';
import { defineCommand } from './define.ts';

export const sandboxDoctor = defineCommand({
  id: 'optimizehub.sandboxDoctor',
  title: 'Sandbox Doctor',
  async run({ sandbox, window }) {
    const found = await window.progress('Looking at what this machine has', sandbox.report);
    if (found) await window.showReport('Sandbox Doctor', sandboxReport(found));
  },
});
