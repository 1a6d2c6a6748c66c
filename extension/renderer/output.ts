import { convergenceDataset, type RunSummary } from '../../engine/charts/run-summary.ts';
import { ChartView } from './chart-view.ts';
import { element } from './element.ts';
import { resultsTable } from './results-table.ts';
import { type OurChart, recolour, type Spec, seriesColours, takeApart } from './spec.ts';
import { readTheme } from './theme.ts';

/** One notebook output: a living chart with its results. Calls follow one another; only the newest waiting one is drawn. */
export class Output {
  private readonly chartElement = element('div', { class: 'chart' });
  private readonly title = element('h3');
  private readonly subtitle = element('span');
  private readonly results = element('div');
  private readonly root: HTMLElement;
  private chart: ChartView | undefined;
  private shape = '';
  private latest: Spec | undefined;
  private isDrawing = false;
  private isDisposed = false;

  constructor(parent: HTMLElement) {
    this.root = element('div', { class: 'optimizehub' }, [
      element('header', {}, [this.title, this.subtitle]),
      this.chartElement,
      this.results,
    ]);
    parent.replaceChildren(this.root);
  }

  /** Shows the spec, in the living chart where only its data and words differ. */
  async show(spec: Spec): Promise<void> {
    this.latest = spec;
    if (this.isDrawing) return;
    this.isDrawing = true;
    try {
      for (
        let next: Spec | undefined = spec;
        next !== undefined && !this.isDisposed;
        next = this.latest === next ? undefined : this.latest
      )
        await this.draw(next);
    } finally {
      this.isDrawing = false;
    }
  }

  /** Builds everything anew in the colours of the theme as it is now. */
  async retheme(): Promise<void> {
    this.shape = '';
    if (this.latest) await this.show(this.latest);
  }

  private async draw(spec: Spec): Promise<void> {
    const ours = takeApart(spec);
    try {
      if (ours) await this.drawOurs(ours);
      else await this.drawForeign(spec);
      this.root.dataset.state = 'drawn';
    } catch (error) {
      this.root.dataset.state = 'failed';
      this.results.replaceChildren(
        element('p', { class: 'error' }, [`The chart cannot be drawn: ${error instanceof Error ? error.message : error}`]),
      );
    }
  }

  private async drawOurs({ spec, values, summary, shape }: OurChart): Promise<void> {
    const theme = readTheme(document.body);
    if (this.chart && shape === this.shape) await this.chart.change(convergenceDataset, values);
    else {
      await this.replaceChart(recolour(spec, theme.palette), { name: convergenceDataset, values });
      this.shape = shape;
    }
    this.title.textContent = summary.title;
    this.subtitle.textContent = stateOf(summary);
    this.root.dataset.running = String(summary.running);
    const open = new Set([...this.results.querySelectorAll<HTMLElement>('details[open]')].map((details) => details.dataset.task));
    this.results.replaceChildren(...resultsTable(summary, seriesColours(spec, theme.palette)));
    for (const details of this.results.querySelectorAll<HTMLDetailsElement>('details'))
      details.open = open.has(details.dataset.task);
    this.results.setAttribute('aria-live', summary.running ? 'off' : 'polite');
  }

  private async drawForeign(spec: Spec): Promise<void> {
    this.shape = '';
    await this.replaceChart(spec, undefined);
    this.results.replaceChildren();
  }

  private async replaceChart(spec: Spec, dataset: { name: string; values: readonly object[] } | undefined): Promise<void> {
    this.chart?.dispose();
    this.chart = undefined;
    this.chartElement.replaceChildren();
    this.chart = await ChartView.draw(spec, dataset, this.chartElement, readTheme(document.body));
  }

  dispose(): void {
    this.isDisposed = true;
    this.chart?.dispose();
  }
}

function stateOf({ running, rows }: RunSummary): string {
  if (!running) return '';
  const finished = rows.filter((row) => row.stop_reason !== null || row.error !== null).length;
  return rows.length === 1 ? 'running' : `${finished} of ${rows.length} finished`;
}
