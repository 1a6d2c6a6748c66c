/** Budgets of algorithms that are compared, where max_iterations gives each another one. */
import { type Sentence, say } from '../../sandbox/sentence.ts';
import type { Config } from './config.ts';
import { holderOf } from './holder-of-param.ts';
import type { Range } from './mistakes.ts';
import { type Entry, keyRangeIn, type Source } from './nodes.ts';
import type { Registries } from './parse.ts';
import { isLimitedByIterations } from './used-params.ts';

/** What a run of one algorithm spends. */
export interface Budget {
  readonly name: string;
  /** As a rule. */
  readonly evaluations: number;
  /** Whether it never spends another number. */
  readonly isExact: boolean;
}

/** By algorithm; undefined where time, or nothing but the search itself, ends one of the runs. */
export function budgetsOf(
  { algorithms, problem, stop }: Config,
  registries: Pick<Registries, 'algorithms'>,
): readonly Budget[] | undefined {
  if (stop.seconds !== undefined) return undefined;
  const budgets = algorithms.map((choice): Budget => {
    const algorithm = registries.algorithms.find(({ name }) => name === choice.name);
    const own = isLimitedByIterations(choice, algorithm) ? algorithm?.evaluations(choice.params, problem.dimensions) : undefined;
    const evaluations = Math.min(own?.usual ?? Number.POSITIVE_INFINITY, stop.evaluations ?? Number.POSITIVE_INFINITY);
    return { name: choice.name, evaluations, isExact: own === undefined || own.usual === own.most };
  });
  return budgets.every(({ evaluations }) => Number.isFinite(evaluations)) ? budgets : undefined;
}

/** Share of the largest budget from which on one counts as equal to it: populations rarely divide alike. */
const alike = 0.9;

/** Whether a comparison of them is fair: none is clearly smaller than another. */
export function areAlike(budgets: readonly Budget[]): boolean {
  const numbers = budgets.map(({ evaluations }) => evaluations);
  return Math.min(...numbers) >= alike * Math.max(...numbers);
}

/** Warns of a comparison that nothing but max_iterations limits, where that gives one algorithm clearly more than another. */
export function warnOfUnequalBudgets(
  config: Config,
  entries: ReadonlyMap<string, Entry>,
  registries: Registries,
  { mistakes }: Source,
): void {
  if (config.stop.evaluations !== undefined) return;
  const budgets = budgetsOf(config, registries) ?? [];
  const [least, ...others] = budgets.toSorted((a, b) => a.evaluations - b.evaluations);
  const most = others.at(-1);
  if (least === undefined || most === undefined || areAlike(budgets)) return;
  const written = writtenIn(entries, [least, most, ...budgets], registries);
  const { range, path } = written ?? { range: entries.get('algorithms')?.keyRange ?? [0, 0], path: 'algorithms' };
  mistakes.add(range, path, 'unequal-budgets', sayUnequal(least, most, written !== undefined), { severity: 'warning' });
}

function sayUnequal(least: Budget, most: Budget, isWritten: boolean): Sentence {
  const parts = [least.name, least.evaluations, most.name, most.evaluations] as const;
  if (least.isExact && most.isExact)
    return isWritten
      ? say(
          'By max_iterations {0} spends {1} evaluations, {2} {3}; to compare them fairly, set stop.evaluations to {3} and remove max_iterations.',
          ...parts,
        )
      : say(
          'By max_iterations {0} spends {1} evaluations, {2} {3}; to compare them fairly, set stop.evaluations to {3}.',
          ...parts,
        );
  return isWritten
    ? say(
        'By max_iterations {0} spends about {1} evaluations, {2} about {3}; to compare them fairly, set stop.evaluations to {3} and remove max_iterations.',
        ...parts,
      )
    : say(
        'By max_iterations {0} spends about {1} evaluations, {2} about {3}; to compare them fairly, set stop.evaluations to {3}.',
        ...parts,
      );
}

/** Where the config says max_iterations, for all or for one of them, those that differ most first. */
function writtenIn(
  entries: ReadonlyMap<string, Entry>,
  budgets: readonly Budget[],
  { algorithms }: Registries,
): { readonly range: Range; readonly path: string } | undefined {
  for (const { name } of budgets) {
    const algorithm = algorithms.find((known) => known.name === name);
    const holder = algorithm && holderOf(iterations, algorithm, entries.get('params'));
    if (holder) return { range: keyRangeIn(holder, iterations), path: `${holder.path}.${iterations}` };
  }
  return undefined;
}

const iterations = 'max_iterations';
