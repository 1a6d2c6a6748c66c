import { readyToRun } from '../checks/ready-to-run.ts';
import { defineCommand, nothingOpen } from './define.ts';

export const runInBackground = defineCommand({
  id: 'optimizehub.runInBackground',
  title: 'Run Config in Background',
  async run(services, target) {
    const { editor, notebooks, window } = services;
    const config = await editor.config(target);
    if (config === undefined) {
      window.inform(nothingOpen);
      return;
    }
    if (!(config.isCell || (await readyToRun(services, config)))) return;
    // Loaded with its first use: it brings the parser.
    const { withValue } = await import('../../engine/config/edit-config.ts');
    const text = withValue(config.text, 'background', true);
    if (!config.isCell) await notebooks.runFile(text, config.path);
    else if (await config.replace(text)) await notebooks.runCell(target);
  },
});
