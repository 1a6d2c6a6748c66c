import { solutionChart } from '../../engine/charts/solution-chart.ts';
import type { Task } from '../../engine/tasks/task.ts';
import { chartMime } from './chart-mime.ts';
import type { DrawPng, RunOutputOptions } from './run-output.ts';

/** Shows a drawing of what the best solution stands for, where it is more than its numbers; rejects when there can be no picture. */
export async function showSolution(
  tasks: readonly Task[],
  displayId: string,
  drawPng: DrawPng,
  publish: RunOutputOptions['publish'],
): Promise<void> {
  const chart = solutionChart(tasks);
  if (chart === undefined) return;
  const output = (png: { 'image/png'?: string }) => ({
    data: { [chartMime]: chart, ...png, 'text/plain': chart.title.text },
    metadata: {},
    transient: { display_id: displayId },
  });
  // Shown before the picture is drawn: nobody waits for it.
  publish('display_data', output({}));
  publish('update_display_data', output({ 'image/png': await drawPng(chart) }));
}
