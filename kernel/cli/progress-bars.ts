import cliProgress from 'cli-progress';
import { formatNumber } from '../../engine/charts/round.ts';
import type { SummaryRow } from '../../engine/charts/run-summary.ts';
import { summarize } from '../../engine/charts/summarize.ts';
import type { Task } from '../../engine/tasks/task.ts';
import { inEnglish } from '../../sandbox/sentence.ts';

/** Bars on a terminal, one per task of the running cell. */
export interface ProgressBars {
  show(tasks: readonly Task[]): void;
  /** Takes the bars away, so that results can be printed. */
  clear(): void;
}

const noBars: ProgressBars = { show: () => undefined, clear: () => undefined };

/** Bars on `stream` when it is a terminal, else nothing. */
export function createProgressBars(stream: NodeJS.WriteStream): ProgressBars {
  if (!stream.isTTY) return noBars;
  let multi: cliProgress.MultiBar | undefined;
  const bars = new Map<string, cliProgress.SingleBar>();
  return {
    show(tasks) {
      multi ??= new cliProgress.MultiBar({
        stream,
        format: '{series} |{bar}| {percentage}% | {standing}',
        hideCursor: true,
        clearOnComplete: true,
        fps: 10,
        linewrap: false,
      });
      const { rows } = summarize(tasks);
      const width = Math.max(...rows.map((row) => row.series.length));
      for (const row of rows) {
        const percent = Math.floor((row.fraction ?? 0) * 100);
        const shown = {
          series: row.series.padEnd(width),
          standing: row.preparing === undefined ? standing(row) : inEnglish(row.preparing),
        };
        const bar = bars.get(row.task);
        if (bar) bar.update(percent, shown);
        else bars.set(row.task, multi.create(100, percent, shown));
      }
    },
    clear() {
      multi?.stop();
      multi = undefined;
      bars.clear();
    },
  };
}

function standing({ best_fitness, evaluations }: SummaryRow): string {
  return `best ${best_fitness === null ? '-' : formatNumber(best_fitness, 4)} | ${formatNumber(evaluations, 15)} evaluations`;
}
