import { findingsSentence } from '../checks/findings-sentence.ts';
import { t } from '../words.ts';
import { defineCommand, nothingOpen } from './define.ts';

export const validateConfig = defineCommand({
  id: 'optimizehub.validateConfig',
  title: 'Validate Config',
  async run({ checks, editor, window }, target) {
    const config = await editor.config(target);
    if (config === undefined) {
      window.inform(nothingOpen);
      return;
    }
    const looked = await checks.config(config.uri);
    const warnings = looked.findings.filter(({ severity }) => severity === 'warning');
    if (looked.findings.some(({ severity }) => severity === 'error')) window.warnOfProblems(findingsSentence(looked));
    else if (warnings[0])
      window.warnOfProblems(t('{0} is valid. Line {1}: {2}', looked.name, warnings[0].line, warnings[0].message));
    else window.inform(t('{0} is valid.', looked.name));
  },
});
