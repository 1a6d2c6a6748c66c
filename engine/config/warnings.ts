import type { Algorithm } from '../algorithms/index.ts';
import type { Problem } from '../problems/index.ts';
import type { Config } from './config.ts';
import { type Entry, readMap, type Source } from './nodes.ts';

/** Notes what a valid config asks for in vain: a budget or a target that no run can reach, a sandbox that nothing uses. */
export function warnOfVain(
  config: Config,
  entries: ReadonlyMap<string, Entry>,
  { algorithms, problems }: { readonly algorithms: readonly Algorithm[]; readonly problems: readonly Problem[] },
  source: Source,
): void {
  // Read before, so that nothing new is noted here.
  const inside = (key: string, name: string): Entry | undefined => {
    const entry = entries.get(key);
    return entry && readMap(entry, [name, ...otherKeys(entry)], '', source)?.get(name);
  };
  const warn = (entry: Entry | undefined, message: string): void => {
    if (entry) source.mistakes.add(entry.keyRange, entry.path, 'never-reached', message, { severity: 'warning' });
  };
  const { evaluations, target } = config.stop;
  if (evaluations !== undefined)
    for (const { name, params, limitsIterations } of config.algorithms) {
      const most = algorithms.find((algorithm) => algorithm.name === name)?.evaluations(params) ?? Number.POSITIVE_INFINITY;
      if (!limitsIterations || most >= evaluations) continue;
      warn(
        inside('stop', 'evaluations'),
        `${name} ends after ${most} evaluations, by its max_iterations, before the ${evaluations} of stop.evaluations; remove max_iterations or raise it.`,
      );
    }
  const { source: objective, dimensions } = config.problem;
  if (objective === undefined || !('function' in objective)) return;
  const optimum = problems.find(({ name }) => name === objective.function)?.optimum(dimensions, objective.instance ?? 1);
  if (
    target !== undefined &&
    optimum !== undefined &&
    config.problem.objective === 'minimize' &&
    target < optimum - 1e-9 * Math.max(1, Math.abs(optimum))
  )
    warn(
      inside('stop', 'target'),
      `No run reaches ${target}: the best fitness of ${objective.function} in ${dimensions} dimensions is ${optimum}; expected a target of at least that.`,
    );
  const sandbox = entries.get('sandbox');
  if (sandbox)
    source.mistakes.add(
      sandbox.keyRange,
      sandbox.path,
      'not-used',
      `The sandbox is for a custom fitness; ${objective.function} is built in and runs without. Remove it.`,
      { severity: 'warning' },
    );
}

const otherKeys = ({ node }: Entry): string[] =>
  ((node as { items?: readonly { readonly key: unknown }[] } | null)?.items ?? []).map(({ key }) => String(key));
