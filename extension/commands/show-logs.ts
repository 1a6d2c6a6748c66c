import { defineCommand } from './define.ts';

export const showLogs = defineCommand({
  id: 'optimizehub.showLogs',
  title: 'Show Logs',
  async run({ engine, window }) {
    window.showLog();
    try {
      await window.openFile(await engine.logFile());
    } catch {
      window.inform('The engine has not written a log yet; it starts with the first run.');
    }
  },
});
