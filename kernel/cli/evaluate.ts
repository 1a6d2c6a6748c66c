import type { Command } from 'commander';
import { checkDimensions, checkInstance, type Problem } from '../../engine/problems/index.ts';
import type { PointAnswer } from '../../sandbox/evaluate/evaluate-points.ts';
import { inEnglish } from '../../sandbox/sentence.ts';
import { answerJson } from './answer-text.ts';
import { evaluateFitness, type FitnessOptions } from './evaluate-fitness.ts';
import { misused } from './failure.ts';
import { LinePrinter } from './line-printer.ts';
import { readPoints } from './points.ts';
import { problemNamed } from './problems.ts';
import { addSandboxOptions } from './sandbox-options.ts';

interface EvaluateOptions extends FitnessOptions {
  readonly fitness?: string;
  readonly dimensions?: string;
  readonly instance?: string;
}

export function addEvaluateCommand(program: Command): void {
  const command = program
    .command('evaluate')
    .description('print the values of a built-in function, or of a custom fitness in its sandbox, at given points')
    .argument('[problem]', 'a built-in function, such as rastrigin or bbob_f1: one number per point, null where not finite')
    .option('--dimensions <number>', 'how many variables a built-in function has')
    .option('--instance <number>', 'which instance, of a built-in function that has several (default: 1)')
    .requiredOption('--points <file>', 'JSON lines, one array of numbers each; - reads standard input')
    .option('--fitness <file>', 'a custom fitness instead: a .js, .mjs, .ts or .py file')
    .option('--no-scan', 'do not check the code of the fitness first: only the sandbox protects this machine then')
    .option(
      '--json',
      'one object per point: {value} (infinite: 1e999) or {error: {kind, message, file?, line?, column?, …}}',
      false,
    );
  addSandboxOptions(command, 'for all points together: ').action(evaluate);
}

async function evaluate(name: string | undefined, options: EvaluateOptions): Promise<void> {
  const { fitness, dimensions, instance } = options;
  if (fitness !== undefined) {
    if (name !== undefined || dimensions !== undefined || instance !== undefined)
      throw misused('--fitness takes the place of a built-in function, its --dimensions and its --instance.');
    return evaluateFitness(fitness, options);
  }
  if (name === undefined) throw misused('Expected a built-in function, or --fitness and a file.');
  const problem = problemNamed(name);
  const chosen = instance === undefined ? undefined : wholeNumber('--instance', instance);
  const given = dimensions === undefined ? onlyDimensions(problem, chosen ?? 1) : wholeNumber('--dimensions', dimensions);
  if (given === undefined) throw misused(`Expected --dimensions, because ${name} has as many as one likes.`);
  await evaluateProblem(problem, given, chosen, options);
}

async function evaluateProblem(
  problem: Problem,
  dimensions: number,
  chosen: number | undefined,
  { points, json }: EvaluateOptions,
): Promise<void> {
  const instance = chosen ?? 1;
  const mistake =
    (chosen === undefined ? undefined : checkInstance(problem, chosen)) ?? checkDimensions(problem, dimensions, instance);
  if (mistake !== undefined) throw misused(inEnglish(mistake));
  const { objective } = problem.at(dimensions, instance);
  const printer = new LinePrinter();
  try {
    for await (const point of readPoints(points, dimensions)) {
      const value = objective(point, 0, dimensions);
      const answer = answerOf(value);
      if (json && 'error' in answer) process.exitCode = 1;
      await printer.print(json ? answerJson(answer) : JSON.stringify(value));
    }
  } finally {
    await printer.flush(); // the values of the lines above a mistake are right
  }
}

/** Undefined where there is a choice. */
function onlyDimensions({ dimensions: { min, max }, fixed }: Problem, instance: number): number | undefined {
  return fixed?.(instance)?.dimensions ?? (min === max ? min : undefined);
}

function answerOf(value: number): PointAnswer {
  if (!Number.isNaN(value)) return { value };
  return { error: { kind: 'bad-value', message: 'The problem has no value at this point: its formula gives NaN.' } };
}

function wholeNumber(option: string, text: string): number {
  if (/^\d{1,15}$/.test(text)) return Number(text);
  throw misused(`Expected ${option} to be a whole number, got ${text}.`);
}
