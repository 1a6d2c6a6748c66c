import type { ConfigText, Services } from '../commands/define.ts';
import { t, tellFinding } from '../words.ts';
import { findingsSentence } from './findings-sentence.ts';

/** A warning for a notebook, where a fitness may come yet; a file that is run by itself is refused. */
const nothingToOptimize = 'no-function';

/** Whether a config can be run. Where it cannot, that is told with the number of its mistakes, and the cursor is put on the first. */
export async function readyToRun({ checks, editor, window }: Services, { uri }: ConfigText): Promise<boolean> {
  const looked = await checks.config(uri);
  const first = looked.findings.find(({ severity, code }) => severity === 'error' || code === nothingToOptimize);
  if (first === undefined) return true;
  await editor.goTo(uri, first);
  window.warnOfProblems(t('{0} Nothing was run.', first.severity === 'error' ? findingsSentence(looked) : tellFinding(first)));
  return false;
}
