import { sandboxReport } from '../sandbox-status/describe.ts';
import { defineCommand } from './define.ts';

export const sandboxDoctor = defineCommand({
  id: 'optimizehub.sandboxDoctor',
  title: 'Sandbox Doctor',
  async run({ sandbox, window }) {
    const found = await window.progress('Checking this machine', sandbox.examine);
    if (found) await window.showReport('Sandbox Doctor', sandboxReport(found));
  },
});
