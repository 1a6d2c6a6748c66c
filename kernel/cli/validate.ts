import type { Command } from 'commander';
import type { Finding } from '../../engine/config/config.ts';
import { parseConfig } from '../../engine/config/parse.ts';
import { isSourceFile } from '../../sandbox/validate/source-file.ts';
import { classifyCell } from '../cells/classify.ts';
import { languageOf, parseNotebook, sourceOf } from '../notebook/notebook.ts';
import { admitFitnessFile } from './admit-fitness-file.ts';
import { CommandFailure } from './failure.ts';
import { type InputFile, readInputFile } from './input-file.ts';

/** A finding as printed; `cell` counts a notebook's cells from 1. */
interface Report {
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
    .option('--json', 'one JSON object per file', false)
    .action(async (files: string[], { json }: { json: boolean }) => {
      let allValid = true;
      for (const file of files) {
        const findings = await validateFile(file);
        const valid = findings.every((finding) => finding.severity !== 'error');
        allValid &&= valid;
        process.stdout.write(json ? `${JSON.stringify({ file, valid, findings })}\n` : asText(file, valid, findings));
      }
      process.exitCode = allValid ? 0 : 1;
    });
}

async function validateFile(file: string): Promise<Report[]> {
  try {
    if (isSourceFile(file)) return await fitnessReports(file);
    const input = await readInputFile(file);
    return input.kind === 'config' ? reportsOf(input.text) : notebookReports(input);
  } catch (error) {
    if (!(error instanceof CommandFailure)) throw error;
    return [{ severity: 'error', code: 'unreadable-file', message: error.message, line: 1, column: 1, path: '' }];
  }
}

async function fitnessReports(file: string): Promise<Report[]> {
  const { findings } = await admitFitnessFile(file);
  return findings.map(({ rule, message, hint, line, column }) => ({
    severity: 'error',
    code: rule,
    message: `${message} ${hint}`,
    line,
    column,
    path: '',
  }));
}

function notebookReports({ file, text }: InputFile): Report[] {
  try {
    return parseNotebook(text).cells.flatMap((cell, index) => {
      const source = sourceOf(cell);
      const isConfig = cell.cell_type === 'code' && classifyCell(source, languageOf(cell)).kind === 'config';
      return isConfig ? reportsOf(source, index + 1) : [];
    });
  } catch (error) {
    throw new CommandFailure(`${file}: ${error instanceof Error ? error.message : error}`, 1, error);
  }
}

const reportsOf = (text: string, cell?: number): Report[] =>
  parseConfig(text).findings.map(({ severity, code, message, line, column, path }) => ({
    severity,
    code,
    message,
    line,
    column,
    path,
    ...(cell === undefined ? {} : { cell }),
  }));

function asText(file: string, valid: boolean, findings: readonly Report[]): string {
  const lines = findings.map(({ severity, message, line, column, cell }) => {
    if (message.startsWith(`${file}:`)) return message;
    return `${file}${cell === undefined ? '' : ` cell ${cell}`}:${line}:${column}: ${severity}: ${message}`;
  });
  return [...lines, ...(valid ? [`${file}: valid`] : [])].map((line) => `${line}\n`).join('');
}
