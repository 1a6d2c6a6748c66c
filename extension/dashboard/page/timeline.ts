import { type TimelineBar, timelineBars, timelineChart, timelineDataset } from '../../../engine/charts/timeline.ts';
import type { TaskSummary } from '../../../engine/tasks/task-store.ts';
import { stateWords } from '../../tasks-view/state-words.ts';
import { t } from '../../words.ts';
import { LiveChart } from './live-chart.ts';
import { stateColours } from './state-colours.ts';

const shownTasks = 25;
/** Tasks of another day would leave no room for those of now. */
const shownMs = 60 * 60 * 1000;

/** The newest tasks as a Gantt chart, which moves while they run. */
export class Timeline {
  private readonly chart: LiveChart;

  /** @param showTask called with the id of a bar that was pressed */
  constructor(showTask: (id: string) => void) {
    this.chart = new LiveChart(
      timelineDataset,
      t('When the newest tasks ran; the Tasks tab tells the same in a table'),
      (bar) => showTask((bar as TimelineBar).task), // a row of the dataset
    );
    this.chart.element.classList.add('timeline');
  }

  get element(): HTMLElement {
    return this.chart.element;
  }

  /** @param now milliseconds since the epoch */
  show(tasks: readonly TaskSummary[], now: number): void {
    const newest = timelineBars(tasks, now).slice(-shownTasks);
    const end = Math.max(...newest.map((bar) => bar.end));
    const bars = newest.filter((bar) => bar.end >= end - shownMs);
    const colours = stateColours(document.body);
    const shape = JSON.stringify([bars.map(({ task, state }) => [task, state]), colours]);
    this.chart.show(bars, shape, () => timelineChart(bars, colours, stateWords()), t('Tasks show here once they have started.'));
  }
}
