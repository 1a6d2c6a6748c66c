import { findingsSentence } from '../checks/findings-sentence.ts';
import { toConfig } from '../next-steps.ts';
import { t, tellFinding } from '../words.ts';
import { defineCommand, notDone, nothingOpen } from './define.ts';

/** Checks the config that it was called on, or the active one, and underlines what it finds. Nothing is run. */
export const validateConfig = defineCommand({
  id: 'optimizehub.validateConfig',
  title: 'Validate Config',
  async run(services, target) {
    const { checks, editor, window } = services;
    const config = await editor.config(target);
    if (config === undefined) {
      window.inform(nothingOpen, ...toConfig(services));
      return notDone;
    }
    const looked = await checks.config(config.uri);
    const warning = looked.findings.find(({ severity }) => severity === 'warning');
    if (looked.findings.some(({ severity }) => severity === 'error')) window.warnOfProblems(findingsSentence(looked));
    else if (warning)
      window.warnOfProblems(t('{0} can be read, but see line {1}: {2}', looked.name, warning.line, tellFinding(warning)));
    else window.inform(t('{0} is valid.', looked.name));
  },
});
