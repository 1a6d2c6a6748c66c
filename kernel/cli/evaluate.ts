import { once } from 'node:events';
import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import type { Command } from 'commander';
import { hint, nearest } from '../../engine/config/mistakes.ts';
import {
  checkDimensions,
  checkInstance,
  findProblem,
  type Objective,
  type Problem,
  problems,
} from '../../engine/problems/index.ts';
import { CommandFailure } from './failure.ts';
import { asFailure } from './input-file.ts';

interface EvaluateOptions {
  readonly dimensions: string;
  readonly instance?: string;
  readonly points: string;
}

export function addEvaluateCommand(program: Command): void {
  program
    .command('evaluate')
    .description('print the values of a built-in function: one JSON number per point, null where it is not finite')
    .argument('<problem>', 'such as rastrigin or bbob_f1')
    .requiredOption('--dimensions <number>', 'how many variables there are')
    .option('--instance <number>', 'which instance, of a function that has several (default: 1)')
    .requiredOption('--points <file>', 'JSON lines, one array of numbers each; - reads standard input')
    .action(evaluate);
}

async function evaluate(name: string, options: EvaluateOptions): Promise<void> {
  const problem = problemOf(name);
  const dimensions = wholeNumber('--dimensions', options.dimensions);
  const instance = options.instance === undefined ? 1 : wholeNumber('--instance', options.instance);
  const mistake =
    (options.instance === undefined ? undefined : checkInstance(problem, instance)) ??
    checkDimensions(problem, dimensions, instance);
  if (mistake !== undefined) throw new CommandFailure(mistake, 2);
  const { objective } = problem.at(dimensions, instance);
  await printValues(objective, dimensions, options.points);
}

function problemOf(name: string): Problem {
  const problem = findProblem(name);
  if (problem) return problem;
  const names = problems.map((known) => known.name);
  throw new CommandFailure(`"${name}" is not a built-in problem${hint(nearest(name, names), names)}`, 2);
}

function wholeNumber(option: string, text: string): number {
  if (/^\d{1,15}$/.test(text)) return Number(text);
  throw new CommandFailure(`Expected ${option} to be a whole number, got ${text}.`, 2);
}

const batchLength = 64 * 1024;

/** Reads and writes piece by piece, so that neither the points nor the values need to fit in memory. */
async function printValues(objective: Objective, dimensions: number, file: string): Promise<void> {
  const point = new Float64Array(dimensions);
  const input = file === '-' ? process.stdin : createReadStream(file);
  let batch = '';
  const flush = async () => {
    if (batch !== '' && !process.stdout.write(batch)) await once(process.stdout, 'drain');
    batch = '';
  };
  let line = 0;
  try {
    for await (const text of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
      line++;
      const mistake = readPoint(text, point);
      if (mistake !== undefined) throw new CommandFailure(`${file === '-' ? 'standard input' : file}:${line}: ${mistake}`);
      batch += `${JSON.stringify(objective(point, 0, dimensions))}\n`;
      if (batch.length >= batchLength) await flush();
    }
  } catch (error) {
    throw asFailure(file, error);
  } finally {
    await flush(); // the values of the lines above a mistake are right
  }
}

/** Fills `point` from a line; returns what is wrong with it, in one sentence. */
function readPoint(text: string, point: Float64Array): string | undefined {
  let values: unknown;
  try {
    values = JSON.parse(text);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return text.trim() === ''
      ? 'Expected a JSON array of numbers, got an empty line.'
      : `Expected a JSON array of numbers, got ${shorten(text)}.`;
  }
  if (!Array.isArray(values)) return `Expected a JSON array of numbers, got ${shorten(text)}.`;
  if (values.length !== point.length)
    return `Expected ${point.length} ${point.length === 1 ? 'number' : 'numbers'}, got ${values.length}.`;
  for (const [index, value] of values.entries()) {
    if (typeof value !== 'number' || !Number.isFinite(value))
      return `Expected a finite number in place ${index + 1}, got ${shorten(typeof value === 'number' ? 'one that is too large' : JSON.stringify(value))}.`;
    point[index] = value;
  }
  return undefined;
}

const shorten = (text: string): string => (text.length > 40 ? `${text.slice(0, 40)}…` : text);
