import path from 'node:path';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Finding } from '../../engine/config/config.ts';
import { parseConfig } from '../../engine/config/parse.ts';
import { placeOfPath } from '../../engine/config/place-of-path.ts';
import { machineMemory } from '../../engine/process/machine-memory.ts';
import { type Sentence, withMessage } from '../../sandbox/sentence.ts';
import { declaresFitness } from '../../sandbox/validate/declares-fitness.ts';
import { isFitnessFileName, languageOfFile } from '../../sandbox/validate/source-file.ts';
import { classifyCell } from '../cells/classify.ts';
import { faultOfFile } from '../fitness-fault.ts';
import { checkConfig } from '../language/check-config.ts';
import { nothingAround, placeOfCell, type Surroundings } from '../language/surroundings.ts';
import type { CheckReply, CheckRequest } from '../messages.ts';
import type { ConfigsBeside } from './fitness-files.ts';
import { fitnessFindings } from './fitness-findings.ts';
import { refusalOfMeant } from './meant-fitness.ts';

const other: CheckReply = { kind: 'other', findings: [] };

/**
 * Looks at a text as someone types it. A file counts as a fitness when it is called *.fitness.js, .mjs, .ts or .py, when a config in its
 * folder names it, or when it declares `fitness` beside a *.opt.yaml; every other file is left in peace.
 * @param configsBeside reads the configs in the folder of a file
 */
export async function checkText(
  request: CheckRequest,
  configsBeside: (file: string) => Promise<ConfigsBeside>,
): Promise<CheckReply> {
  const { text, language_id, file, as } = request;
  if (as === 'config') return checkConfigText(request);
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

/** The same that is underlined as one types, that there is nothing to run yet, and what a run would refuse of its fitness. */
async function checkConfigText(request: CheckRequest): Promise<CheckReply> {
  const { text, folder, cells } = request;
  const parsed = parseConfig(text);
  const around: Surroundings = {
    ...nothingAround,
    cells: (cells ?? []).flatMap((cell) => placeOfCell(TextDocument.create('', cell.language_id, 0, cell.text))),
    isCell: cells !== undefined,
    folder,
    faultOfFile: (reference) => faultOfFile(reference, folder),
    memoryBytes: machineMemory(),
  };
  const findings = parsed.findings[0]?.code === 'empty' ? parsed.findings : checkConfig(text, around);
  if (!parsed.ok) return { kind: 'config', findings };
  const { source } = parsed.config.problem;
  const refusal = findings.some(isError) ? undefined : await refusalOfMeant(source, request);
  const refused = refusal ? [refusedIn(text, refusal)] : [];
  return { kind: 'config', findings: [...findings, ...refused], source: source ?? null };
}

const isError = ({ severity }: Finding): boolean => severity === 'error';

/** Stands where the config names its fitness, or would. */
function refusedIn(text: string, refusal: Sentence): Finding {
  const path = 'problem.fitness';
  return { severity: 'error', code: 'unsafe-fitness', ...withMessage(refusal), path, ...placeOfPath(text, path) };
}
