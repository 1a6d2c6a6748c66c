import { access, constants } from 'node:fs/promises';
import path from 'node:path';
import type { Command } from 'commander';
import { connectEngine } from '../../engine/client/connect.ts';
import type { ParsedConfig } from '../../engine/config/config.ts';
import { parseConfig } from '../../engine/config/parse.ts';
import type { Task } from '../../engine/tasks/task.ts';
import { systemClock } from '../clock.ts';
import { openHeadlessSession } from '../notebook/headless.ts';
import type { Output } from '../notebook/notebook.ts';
import { lazyPngDrawer } from '../outputs/load-png.ts';
import { checkConfigText } from './check-config-text.ts';
import { CommandFailure, interruptedExitCode, misused } from './failure.ts';
import { asFailure, type InputFile, readInputFile } from './input-file.ts';
import { createProgressBars } from './progress-bars.ts';
import { reportsOfTasks } from './report-of-task.ts';
import { reportsOfCell } from './reports-of-cell.ts';
import { type RunCell, runNotebook } from './run-notebook.ts';
import { addSandboxOptions, type SandboxOptions, sandboxSettings } from './sandbox-options.ts';
import { taskJson } from './task-json.ts';
import { tellErrors } from './tell-errors.ts';

interface RunOptions extends SandboxOptions {
  readonly output?: string;
  readonly json: boolean;
  readonly fitness?: string;
}

export function addRunCommand(program: Command): void {
  const command = program
    .command('run')
    .description('run a config, or all cells of a notebook')
    .argument('<file>', 'a file that ends in .opt.yaml, .yaml, .json or .ipynb')
    .option('--output <notebook>', 'where to write the executed notebook')
    .option('--json', 'one JSON object per task, or {error: {kind, message, file?, line?, column?}}', false)
    .option('--fitness <file>', 'the fitness of configs that name none: a .js, .mjs, .ts or .py file');
  addSandboxOptions(command).action(run);
}

async function run(file: string, options: RunOptions): Promise<void> {
  const input = await readInputFile(file);
  await refuse(input, options);
  const bars = createProgressBars(process.stderr);
  const sandbox = sandboxSettings(options);
  const folder = path.dirname(path.resolve(file));
  // A fitness that a config names is found from the config, the one of the option from here.
  const fileOf = (name: string) => (name === options.fitness ? name : path.relative('', path.resolve(folder, name)));
  let tasks: readonly Task[] = [];
  const session = openHeadlessSession({
    connectEngine: () => connectEngine({ entry: path.join(import.meta.dirname, 'engine.mjs') }),
    clock: systemClock,
    drawPng: lazyPngDrawer(import.meta.dirname),
    folder,
    ...(options.fitness === undefined ? {} : { fitnessFile: options.fitness }),
    ...(sandbox === undefined ? {} : { sandbox }),
    observe(now) {
      tasks = now;
      bars.show(now);
    },
  });
  let isInterrupted = false;
  const interrupt = () => {
    // A second Ctrl+C does not wait for the best so far.
    if (isInterrupted) process.exit(interruptedExitCode);
    isInterrupted = true;
    session.interrupt();
  };
  process.on('SIGINT', interrupt);
  process.on('SIGTERM', interrupt);

  const runCell: RunCell = async (code, { languageId, cell }) => {
    tasks = [];
    const { reply, outputs, failure } = await session.execute(code, languageId === undefined ? {} : { languageId });
    bars.clear();
    if (options.json) for (const task of tasks) process.stdout.write(`${taskJson(task, fileOf)}\n`);
    printOutputs(outputs, options.json);
    const where = cell === undefined ? { file } : { file, cell };
    if (failure && failure.ename !== 'TaskFailed') tellErrors(reportsOfCell(failure, where, code), options.json);
    // Also when it was interrupted; in JSON a failed task has told its error itself.
    else if (!options.json) tellErrors(reportsOfTasks(tasks, fileOf), false);
    return { isFine: reply.status === 'ok', outputs, count: reply.execution_count };
  };
  try {
    const isFine =
      input.kind === 'config'
        ? (await runCell(input.text, { languageId: 'optimizehub' })).isFine
        : await runNotebook(input, options, runCell);
    process.exitCode = isInterrupted ? interruptedExitCode : isFine ? 0 : 1;
  } finally {
    bars.clear();
    process.off('SIGINT', interrupt);
    process.off('SIGTERM', interrupt);
    await session.dispose();
  }
}

/** @throws CommandFailure when it is known before anything is started that this cannot be run */
async function refuse({ kind, file, text }: InputFile, { output, fitness }: RunOptions): Promise<void> {
  if (output !== undefined && kind !== 'notebook')
    throw misused(`--output writes an executed notebook, but ${file} is a config.`);
  if (output !== undefined) await expectAccess(path.dirname(path.resolve(output)), constants.W_OK);
  if (fitness !== undefined) await expectAccess(fitness, constants.R_OK);
  if (kind === 'notebook') return;
  const parsed = parseConfig(text);
  const [first, ...rest] = checkConfigText(text, parsed, { file }, fitness !== undefined).filter(
    ({ severity }) => severity === 'error',
  );
  if (first) throw new CommandFailure([first, ...rest]);
  if (fitness !== undefined) refuseUnused(fitness, parsed);
}

async function expectAccess(file: string, mode: number): Promise<void> {
  try {
    await access(file, mode);
  } catch (error) {
    throw asFailure(file, error);
  }
}

/** @throws CommandFailure when the config names something else to optimize, so that the file would not be used */
function refuseUnused(fitness: string, parsed: ParsedConfig): void {
  const source = parsed.ok ? parsed.config.problem.source : undefined;
  if (source === undefined) return;
  const named = 'function' in source ? `function: ${source.function}` : `fitness: ${source.fitness}`;
  throw misused(`The config names ${named}, so ${fitness} would not be used. Take that line out, or --fitness away.`);
}

/** Results go to stdout, unless JSON goes there; notes to stderr. Errors are told apart from what a notebook keeps of them. */
function printOutputs(outputs: readonly Output[], json: boolean): void {
  for (const output of outputs) {
    if (output.output_type === 'stream') process[json ? 'stderr' : output.name].write(output.text);
    else if (output.output_type === 'display_data' && !json) process.stdout.write(`${output.data['text/plain']}\n`);
  }
}
