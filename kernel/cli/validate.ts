import type { Command } from 'commander';
import type { Finding } from '../../engine/config/config.ts';
import { isSourceFile } from '../../sandbox/validate/source-file.ts';
import { admitFitnessFile, reportOfFinding } from './admit-fitness-file.ts';
import type { ConfigReport } from './check-config-text.ts';
import { CommandFailure, type ErrorReport } from './failure.ts';
import { readInputFile } from './input-file.ts';
import { reportsOfConfig, reportsOfNotebook } from './reports-of-input.ts';
import { errorText } from './tell-errors.ts';

/** A finding as JSON tells it; `cell` counts a notebook's cells from 1, `file` is the fitness file that a config names. */
interface Told {
  readonly severity: Finding['severity'];
  readonly code: string;
  readonly message: string;
  readonly line: number;
  readonly column: number;
  readonly path: string;
  readonly cell?: number;
  readonly file?: string;
}

export function addValidateCommand(program: Command): void {
  program
    .command('validate')
    .description('check configs, the cells of notebooks, and custom fitness, without running them')
    .argument('<file...>', 'files that end in .opt.yaml, .yaml, .json, .ipynb, .js, .mjs, .ts or .py')
    .option('--json', 'one JSON object per file: {file, valid, findings}', false)
    .action(async (files: string[], { json }: { json: boolean }) => {
      let allValid = true;
      for (const file of files) {
        const reports = await validateFile(file);
        const valid = reports.every(({ severity }) => severity !== 'error');
        allValid &&= valid;
        process.stdout.write(
          json
            ? `${JSON.stringify({ file, valid, findings: reports.map((report) => told(report, file)) })}\n`
            : asText(file, valid, reports),
        );
      }
      process.exitCode = allValid ? 0 : 1;
    });
}

async function validateFile(file: string): Promise<readonly ConfigReport[]> {
  try {
    if (isSourceFile(file)) return await fitnessReports(file);
    const input = await readInputFile(file);
    return await (input.kind === 'config' ? reportsOfConfig(input) : reportsOfNotebook(input));
  } catch (error) {
    if (!(error instanceof CommandFailure)) throw error;
    return error.reports.map((report) => ({ ...report, severity: 'error', code: 'unreadable-file', path: '' }));
  }
}

async function fitnessReports(file: string): Promise<ConfigReport[]> {
  const { findings } = await admitFitnessFile(file);
  return findings.map((finding) => ({ ...reportOfFinding(file, finding), severity: 'error', code: finding.rule, path: '' }));
}

const told = ({ severity, code, message, line = 1, column = 1, path, ...where }: ConfigReport, file: string): Told => ({
  severity,
  code,
  message,
  line,
  column,
  path,
  ...(where.cell === undefined ? {} : { cell: where.cell }),
  ...(where.file === undefined || where.file === file ? {} : { file: where.file }),
});

function asText(file: string, valid: boolean, reports: readonly (ErrorReport & Pick<Told, 'severity'>)[]): string {
  const lines = [...reports.map((report) => errorText(report, report.severity)), ...(valid ? [`${file}: valid`] : [])];
  return lines.map((line) => `${line}\n`).join('');
}
