import { convergenceDataset, type RunSummary, tellsReasons } from '../../engine/charts/run-summary.ts';
import { t } from '../words.ts';
import { ChartView, type Dataset } from './chart-view.ts';
import { element } from './element.ts';
import { resultsTable, titleOf } from './results-table.ts';
import { isSpec, type OurChart, recolour, type Spec, seriesColours, takeApart, translateDrawing } from './spec.ts';
import { taskIds } from './task-ids.ts';
import { readTheme, type Theme } from './theme.ts';

/** One notebook output: a living chart with its results. Calls follow one another; only the newest waiting one is drawn. */
export class Output {
  private readonly chartElement = element('div', { class: 'chart' });
  private readonly title = element('h3');
  private readonly subtitle = element('span');
  private readonly place = element('div');
  private readonly results = element('div');
  private readonly root: HTMLElement;
  private chart: ChartView | undefined;
  /** Shape and theme of the living chart. */
  private drawn = '';
  private latest: unknown;
  private summary: RunSummary | undefined;
  private isStale = false;
  private isDrawing = false;
  private isDisposed = false;
  private readonly tellsErrors: boolean;

  /** @param tellsErrors whether it tells why a task failed, or only that: a cell that waits for its tasks tells it beside its output */
  constructor(parent: HTMLElement, { tellsErrors = true }: { readonly tellsErrors?: boolean } = {}) {
    this.tellsErrors = tellsErrors;
    this.root = element('div', { class: 'optimizehub' }, [
      element('header', {}, [this.title, this.subtitle]),
      this.place,
      this.chartElement,
      this.results,
    ]);
    parent.replaceChildren(this.root);
  }

  /** Shows a specification, in the living chart where only its data and words differ. Never throws: what is wrong is said. */
  async show(spec: unknown): Promise<void> {
    this.latest = spec;
    await this.refresh();
  }

  /** The group whose tasks go on while no cell waits for them. */
  get follows(): string | undefined {
    return this.summary?.background && this.summary.running ? this.summary.group : undefined;
  }

  /** Draws again where the theme or the specification has changed since the last time. */
  async refresh(): Promise<void> {
    this.isStale = true;
    if (this.isDrawing) return;
    this.isDrawing = true;
    while (this.isStale && !this.isDisposed) {
      this.isStale = false;
      await this.draw(this.latest);
    }
    this.isDrawing = false;
  }

  /** Tells everything again, because the language has become known. */
  async retell(): Promise<void> {
    this.place.replaceChildren();
    await this.refresh();
  }

  /** Says why there is no chart. */
  fail(error: unknown): void {
    this.root.dataset.state = 'failed';
    const reason = error instanceof Error ? error.message : String(error);
    // The compiler's messages repeat the whole specification.
    const short = reason.length > 300 ? `${reason.slice(0, 300)}…` : reason;
    this.results.replaceChildren(element('p', { class: 'error' }, [t('The chart cannot be drawn: {0}', short)]));
  }

  private async draw(spec: unknown): Promise<void> {
    try {
      if (!isSpec(spec)) throw new Error(t('expected a Vega-Lite specification, which is a JSON object.'));
      const ours = takeApart(spec);
      if (ours) await this.drawOurs(ours);
      else await this.drawForeign(translateDrawing(spec));
      this.root.dataset.state = 'drawn';
    } catch (error) {
      this.fail(error);
    }
  }

  private async drawOurs({ spec, values, summary, shape }: OurChart): Promise<void> {
    this.summary = summary;
    const theme = readTheme(document.body);
    const drawn = JSON.stringify([shape, theme]);
    // A run that is over and has no value will have none: no axes without a line.
    this.chartElement.hidden = values.length === 0 && !summary.running;
    if (this.chartElement.hidden) this.removeChart();
    else if (this.chart && drawn === this.drawn) await this.chart.change(convergenceDataset, values);
    else await this.replaceChart(recolour(spec, theme.palette), { name: convergenceDataset, values }, theme, drawn);
    this.showPlace(summary);
    this.title.textContent = titleOf(summary);
    this.subtitle.textContent = stateOf(summary);
    this.root.dataset.running = String(summary.running);
    const open = new Set([...this.results.querySelectorAll<HTMLElement>('details[open]')].map((details) => details.dataset.task));
    this.results.replaceChildren(
      ...resultsTable(summary, seriesColours(spec, theme.palette), this.tellsErrors || tellsReasons(summary)),
    );
    for (const details of this.results.querySelectorAll<HTMLDetailsElement>('details'))
      details.open = open.has(details.dataset.task);
    this.results.setAttribute('aria-live', summary.running ? 'off' : 'polite');
  }

  /** The ids stay the same as long as the tasks do, and with them the buttons and their focus. */
  private showPlace(summary: RunSummary): void {
    if (this.place.childElementCount === 0 && summary.background) this.place.replaceChildren(...taskIds(summary));
  }

  private async drawForeign(spec: Spec): Promise<void> {
    const theme = readTheme(document.body);
    const drawn = JSON.stringify([spec, theme]);
    this.title.textContent = '';
    this.subtitle.textContent = '';
    if (!this.chart || drawn !== this.drawn) await this.replaceChart(spec, undefined, theme, drawn);
    this.results.replaceChildren();
  }

  private async replaceChart(spec: Spec, dataset: Dataset | undefined, theme: Theme, drawn: string): Promise<void> {
    this.removeChart();
    this.chart = await ChartView.draw(spec, dataset, this.chartElement, theme);
    this.drawn = drawn;
    if (this.isDisposed) this.chart.dispose();
  }

  private removeChart(): void {
    this.chart?.dispose();
    this.chart = undefined;
    this.chartElement.replaceChildren();
  }

  dispose(): void {
    this.isDisposed = true;
    this.chart?.dispose();
  }
}

function stateOf({ running, rows }: RunSummary): string {
  if (!running) return '';
  const finished = rows.filter((row) => row.stop_reason !== null || row.error !== null).length;
  if (rows.every(({ state }) => state === 'PENDING')) return t('waiting');
  return rows.length === 1 ? t('running') : t('{0} of {1} finished', finished, rows.length);
}
