import { readyToRun } from '../checks/ready-to-run.ts';
import { toConfig } from '../next-steps.ts';
import { defineCommand, notDone, nothingOpen } from './define.ts';

/**
 * Runs the cell or the config file that it was called on, or the active one. A file is checked first, in its present text, saved or
 * not.
 */
export const runConfig = defineCommand({
  id: 'optimizehub.runConfig',
  title: 'Run Config',
  async run(services, target) {
    const { editor, notebooks, window } = services;
    const config = await editor.config(target);
    if (config === undefined || config.isCell) {
      if (await notebooks.runCell(target)) return;
      window.inform(nothingOpen, ...toConfig(services));
      return notDone;
    }
    if (!(await readyToRun(services, config))) return notDone;
    await notebooks.runFile(config.text, config.path);
  },
});
