import { type Sentence, say } from '../../sandbox/sentence.ts';
import { bestWithin } from '../problems/best-within.ts';
import type { Problem } from '../problems/index.ts';
import type { Config, ProblemChoice } from './config.ts';
import type { Range } from './mistakes.ts';
import { type Entry, keyRangeIn, type Source, valueRangeIn } from './nodes.ts';
import type { Registries } from './parse.ts';

/** Notes what a valid config asks for in vain: a budget or a target that no run can reach, a sandbox that nothing uses. */
export function warnOfVain(
  config: Config,
  entries: ReadonlyMap<string, Entry>,
  registries: Registries,
  { mistakes }: Source,
): void {
  const stop = entries.get('stop');
  if (stop) {
    const warn = (range: Range, key: string, { sentence, suggestion }: Vain): void =>
      mistakes.add(range, `stop.${key}`, 'never-reached', sentence, { severity: 'warning', suggestion });
    for (const sentence of shortBudgets(config, registries)) warn(keyRangeIn(stop, 'evaluations'), 'evaluations', { sentence });
    const target = impossibleTarget(config, registries);
    if (target !== undefined) warn(valueRangeIn(stop, 'target'), 'target', target);
  }
  const { source } = config.problem;
  const sandbox = entries.get('sandbox');
  if (sandbox && source && 'function' in source)
    mistakes.add(
      sandbox.keyRange,
      sandbox.path,
      'not-used',
      say('The sandbox is for a custom fitness; {0} is built in and runs without. Remove it.', source.function),
      { severity: 'warning' },
    );
}

/** What is told of a wish in vain, and what to wish for instead where that is known. */
interface Vain {
  readonly sentence: Sentence;
  readonly suggestion?: string;
}

/** Of algorithms that end by their own max_iterations before the budget is spent. */
function shortBudgets({ algorithms, problem, stop: { evaluations } }: Config, registries: Registries): Sentence[] {
  if (evaluations === undefined) return [];
  return algorithms.flatMap(({ name, params, limitsIterations }) => {
    const own = registries.algorithms.find((algorithm) => algorithm.name === name)?.evaluations(params, problem.dimensions);
    if (!limitsIterations || own === undefined) return [];
    const { usual, most } = own;
    if (most >= evaluations) return usual < clearlyShort * evaluations ? about(name, usual, evaluations) : [];
    return say(
      '{0} ends after {1} evaluations, by its max_iterations, before the {2} of stop.evaluations; remove max_iterations or raise it.',
      name,
      most,
      evaluations,
    );
  });
}

/** Share of a budget that a run is expected to miss clearly, although some run may spend it. */
const clearlyShort = 0.5;

const about = (name: string, usual: number, evaluations: number): Sentence =>
  say(
    '{0} usually ends after about {1} evaluations, by its max_iterations, before the {2} of stop.evaluations; remove max_iterations or raise it.',
    name,
    usual,
    evaluations,
  );

/** Where the target lies beyond the best fitness there is, rounding aside. */
function impossibleTarget({ problem, stop: { target } }: Config, { problems }: Registries): Vain | undefined {
  const { source, dimensions, objective } = problem;
  if (target === undefined || source === undefined || !('function' in source)) return undefined;
  const builtIn = problems.find(({ name }) => name === source.function);
  if (objective === 'maximize') {
    const most = builtIn && largestValue(builtIn, problem);
    if (most === undefined || target <= most + 1e-9 * Math.max(1, Math.abs(most))) return undefined;
    const sentence = say(
      'No run reaches {0}: the largest value of {1} within these bounds is {2}; expected a target of at most that.',
      target,
      source.function,
      most,
    );
    return { sentence, suggestion: String(most) };
  }
  const best = builtIn && bestValue(builtIn, problem);
  // What overflows tells nothing of what a run reaches.
  if (best === undefined || !Number.isFinite(best) || target >= best - slack(best, dimensions)) return undefined;
  const optimum = builtIn?.optimum(dimensions, source.instance ?? 1);
  if (optimum === undefined || Math.abs(best - optimum) > slack(best, dimensions))
    return outOfBounds(target, source.function, best);
  const sentence = say(
    'No run reaches {0}: the best fitness of {1} in {2} dimensions is {3}; expected a target of at least that.',
    target,
    source.function,
    dimensions,
    optimum,
  );
  return { sentence, suggestion: String(optimum) };
}

/** The best value within the bounds, where that is known, and else the best there is. */
function bestValue(problem: Problem, { source, dimensions, lower, upper }: ProblemChoice): number | undefined {
  // Beyond the usual bounds such a sum may be below its optimum.
  if (problem.leastIn || problem.growsFromZero) return bestWithin(problem, lower, upper);
  return problem.optimum(dimensions, (source && 'instance' in source ? source.instance : undefined) ?? 1);
}

/** By which a sum over so many dimensions may be off. */
const slack = (value: number, dimensions: number): number => 1e-9 * Math.max(dimensions, Math.abs(value));

function outOfBounds(target: number, name: string, best: number): Vain {
  const reachable = roundedUp(best);
  const sentence = say(
    'No run reaches {0}: the best fitness of {1} within these bounds is {2}; expected a target of at least that.',
    target,
    name,
    reachable,
  );
  return { sentence, suggestion: String(reachable) };
}

/** With few digits, and not below the value, which a run meets only nearly. */
function roundedUp(value: number): number {
  const digits = 10;
  const rounded = Number(value.toPrecision(digits));
  const step = 10 ** (Math.floor(Math.log10(Math.abs(value))) + 1 - digits);
  return rounded >= value ? rounded : Number((rounded + step).toPrecision(digits));
}

/** The largest value within the bounds, where it is known to be in the corner that is farthest from zero. */
function largestValue({ growsFromZero, at }: Problem, { dimensions, lower, upper }: ProblemChoice): number | undefined {
  if (!growsFromZero) return undefined;
  const corner = Float64Array.from(lower, (low, i) => Math.max(Math.abs(low), Math.abs(upper[i])));
  return at(dimensions, 1).objective(corner, 0, dimensions);
}
