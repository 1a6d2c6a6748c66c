import { type Command, Option } from 'commander';
import { hint, nearest } from '../../engine/config/mistakes.ts';
import { checkDimensions, checkInstance, findProblem, type Problem, problems } from '../../engine/problems/index.ts';
import { evaluateFitness, type FitnessOptions } from './evaluate-fitness.ts';
import { CommandFailure } from './failure.ts';
import { LinePrinter } from './line-printer.ts';
import { readPoints } from './points.ts';
import { imageOption } from './sandbox-options.ts';

interface EvaluateOptions extends FitnessOptions {
  readonly fitness?: string;
  readonly dimensions?: string;
  readonly instance?: string;
}

export function addEvaluateCommand(program: Command): void {
  program
    .command('evaluate')
    .description('print the values of a built-in function, or of a custom fitness in its sandbox, at given points')
    .argument('[problem]', 'a built-in function, such as rastrigin or bbob_f1: one JSON number per point, null where not finite')
    .option('--dimensions <number>', 'how many variables a built-in function has')
    .option('--instance <number>', 'which instance, of a built-in function that has several (default: 1)')
    .requiredOption('--points <file>', 'JSON lines, one array of numbers each; - reads standard input')
    .option('--fitness <file>', 'a custom fitness instead: a .js, .mjs, .ts or .py file')
    .addOption(
      new Option('--driver <sandbox>', 'where the fitness runs').choices(['auto', 'container', 'embedded']).default('auto'),
    )
    .addOption(imageOption())
    .option('--seconds <number>', 'wall-clock limit of the fitness for all points', '30')
    .option('--memory-mib <number>', 'memory the fitness may use, in MiB', '512')
    .option('--no-scan', 'do not check the code of the fitness first: only the sandbox protects this machine then')
    .option('--json', 'one object per point of a fitness: {value} (infinite: 1e999) or {error: {kind, message, line?}}', false)
    .action(evaluate);
}

async function evaluate(name: string | undefined, options: EvaluateOptions): Promise<void> {
  const { fitness, dimensions, instance } = options;
  if (fitness !== undefined) {
    if (name !== undefined || dimensions !== undefined || instance !== undefined)
      throw new CommandFailure('--fitness takes the place of a built-in function, its --dimensions and its --instance.', 2);
    return evaluateFitness(fitness, options);
  }
  if (name === undefined) throw new CommandFailure('Expected a built-in function, or --fitness and a file.', 2);
  if (dimensions === undefined) throw new CommandFailure(`Expected --dimensions, because ${name} has as many as one likes.`, 2);
  await evaluateProblem(
    problemOf(name),
    wholeNumber('--dimensions', dimensions),
    instance === undefined ? undefined : wholeNumber('--instance', instance),
    options.points,
  );
}

async function evaluateProblem(problem: Problem, dimensions: number, chosen: number | undefined, file: string): Promise<void> {
  const instance = chosen ?? 1;
  const mistake =
    (chosen === undefined ? undefined : checkInstance(problem, chosen)) ?? checkDimensions(problem, dimensions, instance);
  if (mistake !== undefined) throw new CommandFailure(mistake, 2);
  const { objective } = problem.at(dimensions, instance);
  const printer = new LinePrinter();
  try {
    for await (const point of readPoints(file, dimensions)) await printer.print(JSON.stringify(objective(point, 0, dimensions)));
  } finally {
    await printer.flush(); // the values of the lines above a mistake are right
  }
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
