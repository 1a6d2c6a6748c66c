import { readyToRun } from '../checks/ready-to-run.ts';
import { defineCommand, nothingOpen } from './define.ts';

export const runConfig = defineCommand({
  id: 'optimizehub.runConfig',
  title: 'Run Config',
  async run(services, target) {
    const { editor, notebooks, window } = services;
    const config = await editor.config(target);
    if (config === undefined || config.isCell) {
      if (!(await notebooks.runCell(target))) window.inform(nothingOpen);
    } else if (await readyToRun(services, config)) await notebooks.runFile(config.text, config.path);
  },
});
