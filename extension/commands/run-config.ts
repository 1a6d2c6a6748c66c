import { defineCommand } from './define.ts';

export const runConfig = defineCommand({
  id: 'optimizehub.runConfig',
  title: 'Run Config',
  async run({ editor, notebooks, window }, target) {
    const config = await editor.config(target);
    if (config) {
      const cells = [
        { kind: 'markdown', text: `Run of \`${config.name}\`` },
        { kind: 'config', text: config.text },
      ] as const;
      await notebooks.create(cells, true);
    } else if (!(await notebooks.runActiveCell())) window.inform('Open a *.opt.yaml file or an optimization notebook first.');
  },
});
