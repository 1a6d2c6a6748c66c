import type { Command } from 'commander';
import type { Finding } from '../../engine/config/config.ts';
import { isSourceFile } from '../../sandbox/validate/source-file.ts';
import { classifyCell } from '../cells/classify.ts';
import { languageOf, sourceOf } from '../notebook/notebook.ts';
import { admitFitnessFile, reportOfFinding } from './admit-fitness-file.ts';
import { type ConfigReport, checkConfigText } from './check-config-text.ts';
import { CommandFailure, type ErrorReport } from './failure.ts';
import { type InputFile, readInputFile } from './input-file.ts';
import { readNotebook } from './read-notebook.ts';
import { errorText } from './tell-errors.ts';

/** A finding as JSON tells it; `cell` counts a notebook's cells from 1. */
interface Told {
  readonly severity: Finding['severity'];
  readonly code: string;
  readonly message: string;
  readonly line: number;
  readonly column: number;
  readonly path: string;
  readonly cell?: number;
}

export function addValidateCommand(program: Command): void {
  program
    .command('validate')
    .description('check configs, the config cells of notebooks, and custom fitness, without running them')
    .argument('<file...>', 'files that end in .opt.yaml, .yaml, .json, .ipynb, .js, .mjs, .ts or .py')
    .option('--json', 'one JSON object per file: {file, valid, findings}', false)
    .action(async (files: string[], { json }: { json: boolean }) => {
      let allValid = true;
      for (const file of files) {
        const reports = await validateFile(file);
        const valid = reports.every(({ severity }) => severity !== 'error');
        allValid &&= valid;
        process.stdout.write(
          json ? `${JSON.stringify({ file, valid, findings: reports.map(told) })}\n` : asText(file, valid, reports),
        );
      }
      process.exitCode = allValid ? 0 : 1;
    });
}

async function validateFile(file: string): Promise<readonly ConfigReport[]> {
  try {
    if (isSourceFile(file)) return await fitnessReports(file);
    const input = await readInputFile(file);
    return input.kind === 'config' ? checkConfigText(input.text, { file }) : notebookReports(input);
  } catch (error) {
    if (!(error instanceof CommandFailure)) throw error;
    return error.reports.map((report) => ({ ...report, severity: 'error', code: 'unreadable-file', path: '' }));
  }
}

async function fitnessReports(file: string): Promise<ConfigReport[]> {
  const { findings } = await admitFitnessFile(file);
  return findings.map((finding) => ({ ...reportOfFinding(file, finding), severity: 'error', code: finding.rule, path: '' }));
}

function notebookReports(input: InputFile): ConfigReport[] {
  const cells = readNotebook(input).cells.map((cell) => {
    const source = sourceOf(cell);
    return { source, kind: cell.cell_type === 'code' ? classifyCell(source, languageOf(cell)).kind : 'text' };
  });
  const hasFitness = cells.some(({ kind }) => kind === 'fitness');
  return cells.flatMap(({ source, kind }, index) =>
    kind === 'config' ? checkConfigText(source, { file: input.file, cell: index + 1 }, hasFitness) : [],
  );
}

const told = ({ severity, code, message, line = 1, column = 1, path, cell }: ConfigReport): Told => ({
  severity,
  code,
  message,
  line,
  column,
  path,
  ...(cell === undefined ? {} : { cell }),
});

function asText(file: string, valid: boolean, reports: readonly (ErrorReport & Pick<Told, 'severity'>)[]): string {
  const lines = [...reports.map((report) => errorText(report, report.severity)), ...(valid ? [`${file}: valid`] : [])];
  return lines.map((line) => `${line}\n`).join('');
}
