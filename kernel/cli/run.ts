import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Command } from 'commander';
import { connectEngine } from '../../engine/client/connect.ts';
import { parseConfig } from '../../engine/config/parse.ts';
import type { Task } from '../../engine/tasks/task.ts';
import { systemClock } from '../clock.ts';
import { openHeadlessSession } from '../notebook/headless.ts';
import { type Cell, formatNotebook, languageOf, type Output, parseNotebook, sourceOf } from '../notebook/notebook.ts';
import { lazyPngDrawer } from '../outputs/load-png.ts';
import { CommandFailure } from './failure.ts';
import { asFailure, type InputFile, readInputFile } from './input-file.ts';
import { createProgressBars } from './progress-bars.ts';
import { addSandboxOptions, type SandboxOptions, sandboxSettings } from './sandbox-options.ts';
import { taskJson } from './task-json.ts';

interface RunOptions extends SandboxOptions {
  readonly output?: string;
  readonly json: boolean;
  readonly fitness?: string;
}

/** Runs one cell's text and prints what came of it; `count` is its number in order of execution. */
type RunCell = (
  code: string,
  languageId?: string,
) => Promise<{ readonly isFine: boolean; readonly outputs: readonly Output[]; readonly count: number }>;

const interruptedExitCode = 130;

export function addRunCommand(program: Command): void {
  const command = program
    .command('run')
    .description('run a config, or all cells of a notebook')
    .argument('<file>', 'a file that ends in .opt.yaml, .yaml, .json or .ipynb')
    .option('--output <notebook>', 'where to write the executed notebook')
    .option('--json', 'one JSON object per task', false)
    .option('--fitness <file>', 'the fitness of configs that name none: a .js, .mjs, .ts or .py file');
  addSandboxOptions(command).action(run);
}

async function run(file: string, options: RunOptions): Promise<void> {
  const input = await readInputFile(file);
  if (options.output !== undefined && input.kind !== 'notebook')
    throw new CommandFailure(`--output writes an executed notebook, but ${file} is a config.`, 2);
  if (options.fitness !== undefined && input.kind === 'config') refuseUnused(options.fitness, input.text);
  const bars = createProgressBars(process.stderr);
  const sandbox = sandboxSettings(options);
  let tasks: readonly Task[] = [];
  const session = openHeadlessSession({
    connectEngine: () => connectEngine({ entry: path.join(import.meta.dirname, 'engine.mjs') }),
    clock: systemClock,
    drawPng: lazyPngDrawer(import.meta.dirname),
    folder: path.dirname(path.resolve(file)),
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

  const runCell: RunCell = async (code, languageId) => {
    tasks = [];
    const { reply, outputs } = await session.execute(code, languageId === undefined ? {} : { languageId });
    bars.clear();
    if (options.json) for (const task of tasks) process.stdout.write(`${taskJson(task)}\n`);
    printOutputs(outputs, options.json);
    return { isFine: reply.status === 'ok', outputs, count: reply.execution_count };
  };
  try {
    const isFine =
      input.kind === 'config' ? (await runCell(input.text, 'optimizehub')).isFine : await runNotebook(input, options, runCell);
    process.exitCode = isInterrupted ? interruptedExitCode : isFine ? 0 : 1;
  } finally {
    bars.clear();
    process.off('SIGINT', interrupt);
    process.off('SIGTERM', interrupt);
    await session.dispose();
  }
}

/** @throws CommandFailure when the config names something else to optimize, so that the file would not be used */
function refuseUnused(fitness: string, config: string): void {
  const parsed = parseConfig(config);
  const source = parsed.ok ? parsed.config.problem.source : undefined;
  if (source === undefined) return;
  const named = 'function' in source ? `function: ${source.function}` : `fitness: ${source.fitness}`;
  throw new CommandFailure(
    `The config names ${named}, so ${fitness} would not be used. Take that line out, or --fitness away.`,
    2,
  );
}

async function runNotebook({ file, text }: InputFile, { output, json }: RunOptions, runCell: RunCell): Promise<boolean> {
  const notebook = readNotebook(file, text);
  let isFine = true;
  for (const [index, cell] of notebook.cells.entries()) {
    if (cell.cell_type !== 'code') continue;
    if (!isFine) {
      // Outputs of an earlier execution would pass for this one's.
      Object.assign(cell, { outputs: [], execution_count: null } satisfies Partial<Cell>);
      continue;
    }
    if (!json) process.stdout.write(`[cell ${index + 1}]\n`);
    const executed = await runCell(sourceOf(cell), languageOf(cell));
    isFine = executed.isFine;
    Object.assign(cell, { outputs: [...executed.outputs], execution_count: executed.count } satisfies Partial<Cell>);
  }
  if (output !== undefined)
    try {
      await writeFile(output, formatNotebook(notebook));
    } catch (error) {
      throw asFailure(output, error);
    }
  return isFine;
}

function readNotebook(file: string, text: string) {
  try {
    return parseNotebook(text);
  } catch (error) {
    throw new CommandFailure(`${file}: ${error instanceof Error ? error.message : error}`, 1, error);
  }
}

/** Results go to stdout, unless JSON goes there; notes and errors to stderr. */
function printOutputs(outputs: readonly Output[], json: boolean): void {
  for (const output of outputs) {
    if (output.output_type === 'stream') process[json ? 'stderr' : output.name].write(output.text);
    else if (output.output_type === 'error') process.stderr.write(`${output.traceback.join('\n')}\n`);
    else if (!json) process.stdout.write(`${output.data['text/plain']}\n`);
  }
}
