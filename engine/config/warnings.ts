import { type Sentence, say } from '../../sandbox/sentence.ts';
import type { Config } from './config.ts';
import { type Entry, keyRangeIn, type Source } from './nodes.ts';
import type { Registries } from './parse.ts';

/** Notes what a valid config asks for in vain: a budget or a target that no run can reach, a sandbox that nothing uses. */
export function warnOfVain(
  config: Config,
  entries: ReadonlyMap<string, Entry>,
  registries: Registries,
  { mistakes }: Source,
): void {
  const stop = entries.get('stop');
  const neverReached = (key: string, sentence: Sentence): void => {
    if (stop) mistakes.add(keyRangeIn(stop, key), `stop.${key}`, 'never-reached', sentence, { severity: 'warning' });
  };
  for (const sentence of shortBudgets(config, registries)) neverReached('evaluations', sentence);
  const target = impossibleTarget(config, registries);
  if (target !== undefined) neverReached('target', target);
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

/** Of algorithms that end by their own max_iterations before the budget is spent. */
function shortBudgets({ algorithms, stop: { evaluations } }: Config, registries: Registries): Sentence[] {
  if (evaluations === undefined) return [];
  return algorithms.flatMap(({ name, params, limitsIterations }) => {
    const most = registries.algorithms.find((algorithm) => algorithm.name === name)?.evaluations(params);
    if (!limitsIterations || most === undefined || most >= evaluations) return [];
    return say(
      '{0} ends after {1} evaluations, by its max_iterations, before the {2} of stop.evaluations; remove max_iterations or raise it.',
      name,
      most,
      evaluations,
    );
  });
}

/** Where the target lies below the best fitness there is, rounding aside. */
function impossibleTarget({ problem, stop: { target } }: Config, { problems }: Registries): Sentence | undefined {
  const { source, dimensions, objective } = problem;
  if (target === undefined || objective === 'maximize' || source === undefined || !('function' in source)) return undefined;
  const optimum = problems.find(({ name }) => name === source.function)?.optimum(dimensions, source.instance ?? 1);
  if (optimum === undefined || target >= optimum - 1e-9 * Math.max(1, Math.abs(optimum))) return undefined;
  return say(
    'No run reaches {0}: the best fitness of {1} in {2} dimensions is {3}; expected a target of at least that.',
    target,
    source.function,
    dimensions,
    optimum,
  );
}
