import { timelineBars, timelineChart, timelineDataset } from '../../../engine/charts/timeline.ts';
import type { TaskSummary } from '../../../engine/tasks/task-store.ts';
import { ChartView } from '../../renderer/chart-view.ts';
import { element } from '../../renderer/element.ts';
import { readTheme } from '../../renderer/theme.ts';
import { say as inWords } from '../../say.ts';
import { emptyNote } from './parts.ts';
import { stateColours } from './state-colours.ts';

const shownTasks = 25;
/** Tasks of another day would leave no room for those of now. */
const shownMs = 60 * 60 * 1000;

/** The newest tasks as a Gantt chart, which moves while they run. */
export class Timeline {
  readonly element = element('div', { class: 'timeline' });
  private chart: ChartView | undefined;
  /** Rows, colours and theme of the living chart. */
  private drawn = '';
  private work: Promise<void> = Promise.resolve();
  private isDrawing = false;

  /** @param now milliseconds since the epoch */
  show(tasks: readonly TaskSummary[], now: number): void {
    if (this.isDrawing) return; // the next call comes within a second
    this.isDrawing = true;
    this.work = this.draw(tasks, now).finally(() => {
      this.isDrawing = false;
    });
  }

  /** Resolves when what was shown last is drawn. */
  settled(): Promise<void> {
    return this.work;
  }

  private async draw(tasks: readonly TaskSummary[], now: number): Promise<void> {
    const newest = timelineBars(tasks, now).slice(-shownTasks);
    const end = Math.max(...newest.map((bar) => bar.end));
    const bars = newest.filter((bar) => bar.end >= end - shownMs);
    if (bars.length === 0) {
      this.forget();
      this.element.replaceChildren(emptyNote('Tasks show here once they have started.'));
      return;
    }
    const theme = readTheme(document.body);
    const colours = stateColours(document.body);
    const drawn = JSON.stringify([bars.map(({ task, state }) => [task, state]), colours, theme]);
    if (this.chart && drawn === this.drawn) {
      await this.chart.change(timelineDataset, bars);
      return;
    }
    const place = element('div', {
      class: 'chart',
      role: 'img',
      'aria-label': inWords('When the last {0} tasks ran', bars.length),
    });
    this.forget();
    this.element.replaceChildren(place);
    this.chart = await ChartView.draw(timelineChart(bars, colours), { name: timelineDataset, values: bars }, place, theme);
    this.drawn = drawn;
  }

  private forget(): void {
    this.chart?.dispose();
    this.chart = undefined;
    this.drawn = '';
  }
}
