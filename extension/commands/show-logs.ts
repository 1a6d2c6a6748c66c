import { defineCommand } from './define.ts';

export const showLogs = defineCommand({
  id: 'optimizehub.showLogs',
  title: 'Show Logs',
  async run({ engine, window }) {
    window.showLog();
    try {
      await window.openFile(await engine.logFile());
    } catch {
      window.inform('There is no log yet. The engine starts with the first run.');
    }
  },
});
