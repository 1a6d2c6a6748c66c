import { ChartView } from '../../renderer/chart-view.ts';
import { element } from '../../renderer/element.ts';
import { inLanguage } from '../../renderer/spec.ts';
import { readTheme } from '../../renderer/theme.ts';
import { emptyNote } from './parts.ts';

/** A chart that stays drawn while its data moves. What comes while it is being drawn is left out: more comes soon. */
export class LiveChart {
  readonly element = element('div', { class: 'live-chart' });
  private readonly dataset: string;
  private readonly label: string;
  private readonly onPick: ((datum: unknown) => void) | undefined;
  private chart: ChartView | undefined;
  /** Shape and theme of the living chart, or what stands in its place. */
  private drawn = '';
  private isDrawing = false;

  /** @param onPick called with the row whose mark was pressed */
  constructor(dataset: string, label: string, onPick?: (datum: unknown) => void) {
    this.dataset = dataset;
    this.label = label;
    this.onPick = onPick;
  }

  /**
   * @param shape what decides the look beside the data; the chart is drawn anew where it differs
   * @param emptyText stands in its place while there is no data
   */
  show(values: readonly object[], shape: string, specOf: () => Readonly<Record<string, unknown>>, emptyText: string): void {
    if (this.isDrawing) return;
    this.isDrawing = true;
    void this.draw(values, shape, specOf, emptyText).finally(() => {
      this.isDrawing = false;
    });
  }

  private async draw(
    values: readonly object[],
    shape: string,
    specOf: () => Readonly<Record<string, unknown>>,
    emptyText: string,
  ): Promise<void> {
    if (values.length === 0) {
      if (this.drawn === emptyText) return;
      this.forget();
      this.element.replaceChildren(emptyNote(emptyText));
      this.drawn = emptyText;
      return;
    }
    const theme = readTheme(document.body);
    const drawn = JSON.stringify([shape, theme]);
    if (this.chart && drawn === this.drawn) {
      await this.chart.change(this.dataset, values);
      return;
    }
    const place = element('div', { class: 'chart drawing', role: 'img', 'aria-label': this.label });
    // The old chart stands until the new one is there, so that nothing flickers and nothing below it jumps.
    this.element.append(place);
    try {
      const chart = await ChartView.draw(inLanguage(specOf()), { name: this.dataset, values }, place, theme, this.onPick);
      this.forget();
      this.chart = chart;
    } catch (error) {
      place.remove();
      throw error;
    }
    place.classList.remove('drawing');
    this.element.replaceChildren(place);
    this.drawn = drawn;
  }

  private forget(): void {
    this.chart?.dispose();
    this.chart = undefined;
  }
}
