import { newestLines, readableLog } from '../../kernel/engine-log.ts';
import { t } from '../words.ts';
import { defineCommand, notDone } from './define.ts';

/** The newest; a log may have megabytes. */
const mostLines = 2000;

/**
 * Shows the newest 2000 lines of the engine's log as a report with the cursor at its end, as they are now: it does not follow the
 * file.
 */
export const showLogs = defineCommand({
  id: 'optimizehub.showLogs',
  title: 'Show Logs',
  async run({ engine, window }) {
    const log = await engine.log();
    if (log === undefined) {
      window.inform('There is no log yet. The engine starts with the first run.');
      return notDone;
    }
    const { file, text } = log;
    const newest = readableLog(newestLines(text, mostLines));
    const about = t('Log of the engine, the newest line last: {0}', file);
    const other = t('The extension has its own in the Output view, under OptimizeHub.');
    await window.showReport('Engine Log', `${about}\n${other}\n\n${newest}\n`, 'end');
  },
});
