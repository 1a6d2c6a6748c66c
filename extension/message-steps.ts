import type { NextStep } from './commands/define.ts';
import { t } from './words.ts';

/** Characters that surely fit into the one line that VS Code leaves of a message without a button. */
const longestLine = 50;

/** The buttons of a message: those it is given. A longer one needs at least one, for VS Code to wrap it. */
export const stepsOf = (message: string, steps: readonly NextStep[]): readonly NextStep[] =>
  steps.length > 0 || message.length <= longestLine ? steps : [{ title: t('OK'), does: () => undefined }];
