import path from 'node:path';
import { parseConfig } from '../../engine/config/parse.ts';
import { findingsBeforeRun } from '../../engine/tasks/findings-before-run.ts';
import { declaresFitness } from '../../sandbox/validate/declares-fitness.ts';
import { isFitnessFileName, languageOfFile } from '../../sandbox/validate/source-file.ts';
import { classifyCell } from '../cells/classify.ts';
import type { CheckReply, CheckRequest } from '../messages.ts';
import type { ConfigsBeside } from './fitness-files.ts';
import { fitnessFindings } from './fitness-findings.ts';

const other: CheckReply = { kind: 'other', findings: [] };

/**
 * Looks at a text as someone types it. A file counts as a fitness when it is called *.fitness.js, .mjs, .ts or .py, when a config in its
 * folder names it, or when it declares `fitness` beside a *.opt.yaml; every other file is left in peace.
 * @param configsBeside reads the configs in the folder of a file
 */
export async function checkText(
  { text, language_id, file, as, cells = [] }: CheckRequest,
  configsBeside: (file: string) => Promise<ConfigsBeside>,
): Promise<CheckReply> {
  if (as === 'config')
    return checkConfig(
      text,
      cells.some((cell) => classifyCell(cell.text, cell.language_id).kind === 'fitness'),
    );
  if (file === undefined) {
    const cell = classifyCell(text, language_id);
    return cell.kind === 'fitness' ? { kind: 'fitness', findings: fitnessFindings(text, cell.language) } : other;
  }
  const language = languageOfFile(path.basename(file));
  if (language === undefined) return other;
  const isFitness = async (): Promise<boolean> => {
    if (as === 'fitness' || isFitnessFileName(file)) return true;
    const { named, haveConfigFile } = await configsBeside(file);
    return named || (haveConfigFile && declaresFitness(text, language));
  };
  return (await isFitness()) ? { kind: 'fitness', findings: fitnessFindings(text, language) } : other;
}

function checkConfig(text: string, hasFitnessBeside: boolean): CheckReply {
  const parsed = parseConfig(text);
  const findings = findingsBeforeRun(text, parsed, hasFitnessBeside);
  return parsed.ok ? { kind: 'config', findings, source: parsed.config.problem.source ?? null } : { kind: 'config', findings };
}
