import { defineCommand } from './define.ts';

export const runConfig = defineCommand({
  id: 'optimizehub.runConfig',
  title: 'Run Config',
  async run({ editor, notebooks, window }, target) {
    const config = await editor.config(target);
    if (config) await notebooks.create([{ text: config.text, language: 'optimizehub' }], true, config.path);
    else if (!(await notebooks.runActiveCell())) window.inform('Open a *.opt.yaml file or an optimization notebook first.');
  },
});
