import type { ConfigText, Services } from '../commands/define.ts';
import { t } from '../words.ts';
import { findingsSentence } from './findings-sentence.ts';

/** Whether a config can be run. Where it cannot, that is told with the number of its mistakes, and the cursor is put on the first. */
export async function readyToRun({ checks, editor, window }: Services, { uri }: ConfigText): Promise<boolean> {
  const looked = await checks.config(uri);
  const first = looked.findings.find(({ severity }) => severity === 'error');
  if (first === undefined) return true;
  await editor.goTo(uri, first);
  window.warnOfProblems(t('{0} Nothing was run.', findingsSentence(looked)));
  return false;
}
