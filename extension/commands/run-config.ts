import { defineCommand, nothingOpen } from './define.ts';

export const runConfig = defineCommand({
  id: 'optimizehub.runConfig',
  title: 'Run Config',
  async run({ editor, notebooks, window }, target) {
    const config = await editor.config(target);
    if (config?.isCell === false) await notebooks.create([{ text: config.text, language: 'optimizehub' }], true, config.path);
    else if (!(await notebooks.runCell(target))) window.inform(nothingOpen);
  },
});
