import { convergenceChart, sayResult } from '../engine/charts/convergence.ts';
import type { Task } from '../engine/tasks/task.ts';
import { inLanguage, type Spec } from './renderer/spec.ts';
import { tell } from './words.ts';

/** The convergence chart as a picture of its own: with its title, its axes and its result in the language of the editor. */
export function exportedChart(tasks: readonly Task[]): Spec {
  const chart = convergenceChart(tasks);
  const { optimizehub: summary } = chart.usermeta;
  const title = { ...chart.title, text: tell(summary.heading ?? summary.title), subtitle: tell(sayResult(summary)) };
  return { ...inLanguage(chart), title };
}
