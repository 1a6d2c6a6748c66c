import { readyToRun } from '../checks/ready-to-run.ts';
import { toConfig } from '../next-steps.ts';
import { defineCommand, notDone, nothingOpen } from './define.ts';

/** Runs a config with `background: true`: a cell gets that line written into it, a file stays as it is. */
export const runInBackground = defineCommand({
  id: 'optimizehub.runInBackground',
  title: 'Run Config in Background',
  async run(services, target) {
    const { editor, notebooks, window } = services;
    const config = await editor.config(target);
    if (config === undefined) {
      window.inform(nothingOpen, ...toConfig(services));
      return notDone;
    }
    if (!(config.isCell || (await readyToRun(services, config)))) return notDone;
    // Loaded with its first use: it brings the parser.
    const { withValue } = await import('../../engine/config/edit-config.ts');
    const text = withValue(config.text, 'background', true);
    if (!config.isCell) await notebooks.runFile(text, config.path);
    else if (!((await config.replace(text)) && (await notebooks.runCell(target)))) return notDone;
  },
});
