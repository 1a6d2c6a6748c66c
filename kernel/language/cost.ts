/** What a run will cost, told before it starts. */
import { findAlgorithm } from '../../engine/algorithms/index.ts';
import type { Config, ProblemChoice } from '../../engine/config/config.ts';
import { planTasks } from '../../engine/config/tasks.ts';
import type { TaskSpec } from '../../engine/tasks/task.ts';
import { t } from '../words.ts';
import type { Paces } from './paces.ts';

/** Cost of one run of one algorithm. */
export interface RunCost {
  readonly algorithm: string;
  /** At most so many; undefined where only time or stagnation ends the run. */
  readonly evaluations: number | undefined;
  /** Of search and objective together on this machine; undefined where it was not measured. */
  readonly seconds: number | undefined;
  /** Bytes of the search's own state; undefined where it was not measured. */
  readonly bytes: number | undefined;
}

/** What one step of a search takes. */
export interface Speed {
  readonly secondsPerEvaluation: number;
  /** Undefined where it is only known how long a whole run took. */
  readonly bytes?: number;
}

/** As measured, or else as the last run went: a custom fitness is not run to find out what it costs. */
export const orAsLastRun =
  (measure: Measure, pacesOf: (problem: ProblemChoice) => Paces | undefined): Measure =>
  (task) => {
    const measured = measure(task);
    const paces = measured === undefined ? pacesOf(task.problem) : undefined;
    const { name } = task.algorithm;
    return paces && Object.hasOwn(paces, name) ? { secondsPerEvaluation: paces[name] } : measured;
  };

/** Measures a task on its problem; undefined where that would take long, or where its fitness is not built in. */
export type Measure = (task: TaskSpec) => Speed | undefined;

/** Per algorithm, of one run each. */
export function costOf(config: Config, measure: Measure): readonly RunCost[] {
  return planTasks({ ...config, runs: 1 }, config.seed ?? 0).map((task) => {
    const { name, params, limitsIterations } = task.algorithm;
    const most = limitsIterations ? findAlgorithm(name)?.evaluations(params) : undefined;
    const evaluations = least(config.stop.evaluations, most);
    const speed = measure(task);
    const searching = speed && evaluations !== undefined ? speed.secondsPerEvaluation * evaluations : undefined;
    const seconds = searching === undefined ? config.stop.seconds : least(searching, config.stop.seconds);
    return { algorithm: name, evaluations, seconds: seconds && least(seconds, config.limits.soft_seconds), bytes: speed?.bytes };
  });
}

const least = (a: number | undefined, b: number | undefined): number | undefined =>
  a === undefined ? b : b === undefined ? a : Math.min(a, b);

/** A few words at the end of a line, such as "≈ 30,000 evaluations, 0.2 s". @param cores that runs share */
export function costLabel(costs: readonly RunCost[], runs: number, cores: number): string | undefined {
  if (costs.length === 0) return undefined;
  const evaluations = costs.every((cost) => cost.evaluations !== undefined)
    ? runs * costs.reduce((sum, cost) => sum + (cost.evaluations ?? 0), 0)
    : undefined;
  const seconds = costs.every((cost) => cost.seconds !== undefined) ? elapsed(costs, runs, cores) : undefined;
  if (evaluations === undefined && seconds === undefined) return undefined;
  return [
    ...(evaluations === undefined ? [] : [t('≤ {0} evaluations', evaluations.toLocaleString('en'))]),
    ...(seconds === undefined ? [] : [timeText(seconds)]),
  ].join(', ');
}

/** As long as the slowest run, or as all of them over the cores. */
function elapsed(costs: readonly RunCost[], runs: number, cores: number): number {
  const each = costs.map((cost) => cost.seconds ?? 0);
  return Math.max(...each, (runs * each.reduce((sum, seconds) => sum + seconds, 0)) / cores);
}

/** A table of every algorithm, in Markdown. */
export function costDetails(costs: readonly RunCost[], runs: number): string {
  const row = (...cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  const rows = costs.map(({ algorithm, evaluations, seconds, bytes }) =>
    row(
      algorithm.replaceAll('_', '\\_'),
      evaluations === undefined ? t('until it is stopped') : evaluations.toLocaleString('en'),
      seconds === undefined ? t('not known') : timeText(seconds),
      bytes === undefined ? t('not known') : sizeText(bytes),
    ),
  );
  const headings = [t('algorithm'), t('evaluations, at most'), t('time'), t('memory of the search')];
  return [
    runs > 1
      ? t('Cost of one run, of which each algorithm makes {0}, by the speed measured on this machine:', runs)
      : t('Cost of one run, by the speed measured on this machine:'),
    [row(...headings), row('---', '---', '---', '---'), ...rows].join('\n'),
  ].join('\n\n');
}

function timeText(seconds: number): string {
  if (seconds < 0.1) return '< 0.1 s';
  if (seconds < 10) return `≈ ${seconds.toFixed(1)} s`;
  if (seconds < 120) return `≈ ${Math.round(seconds)} s`;
  return seconds < 7200 ? `≈ ${Math.round(seconds / 60)} min` : `≈ ${(seconds / 3600).toFixed(1)} h`;
}

const sizeText = (bytes: number): string =>
  bytes < 1e6 ? `${Math.max(1, Math.round(bytes / 1e3))} kB` : `${(bytes / 1e6).toFixed(1)} MB`;
