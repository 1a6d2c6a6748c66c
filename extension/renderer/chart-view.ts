import { changeset, Error as errorsOnly, parse, truthy, type Spec as VegaSpec, View } from 'vega';
import { expressionInterpreter } from 'vega-interpreter';
import { compile, type TopLevelSpec } from 'vega-lite';
import { t } from '../words.ts';
import { SealedLoader } from './sealed-loader.ts';
import type { Spec } from './spec.ts';
import { type Theme, vegaConfig } from './theme.ts';

/** Rows that stand in for the spec's own, under a name by which they can be changed. */
export interface Dataset {
  readonly name: string;
  readonly values: readonly object[];
}

/** One drawn chart. Without `eval`: expressions are interpreted. */
export class ChartView {
  private readonly view: View;
  private readonly element: HTMLElement;
  private readonly observer: ResizeObserver | undefined;

  private constructor(view: View, element: HTMLElement, followsWidth: boolean) {
    this.view = view;
    this.element = element;
    this.observer = followsWidth ? new ResizeObserver(() => this.resize()) : undefined;
    this.observer?.observe(element);
  }

  /**
   * Draws into `element`, as wide as it is when the spec says `width: container`.
   * @param onPick called with the row of the data whose mark was pressed
   * @throws Error for an invalid spec, and for one that asks for something it does not contain
   */
  static async draw(
    spec: Spec,
    dataset: Dataset | undefined,
    element: HTMLElement,
    theme: Theme,
    onPick?: (row: unknown) => void,
  ): Promise<ChartView> {
    const followsWidth = spec.width === 'container';
    const width = followsWidth ? { width: Math.max(200, element.clientWidth) } : {};
    const data = dataset ? { data: { name: dataset.name, values: [...dataset.values] } } : {};
    // The compiler checks what comes from a file.
    const { spec: compiled } = compile({ ...spec, ...width, ...data } as unknown as TopLevelSpec, { config: vegaConfig(theme) });
    const runtime = parse(compiled as VegaSpec, undefined, { ast: true }); // what Vega-Lite compiles to
    const sealed = new SealedLoader();
    const view = new View(runtime, {
      container: element,
      renderer: 'svg',
      hover: true,
      loader: sealed.loader,
      logLevel: errorsOnly,
      expr: expressionInterpreter,
    } as ConstructorParameters<typeof View>[1]);
    try {
      await view.runAsync();
      // Vega itself would only leave the place empty.
      if (sealed.refused !== undefined)
        throw new Error(t('it asks for {0}, and a chart may show only what it contains.', sealed.refused));
    } catch (error) {
      view.finalize();
      element.replaceChildren();
      throw error;
    }
    if (onPick)
      view.addEventListener('click', (_, item) => {
        if (item?.mark.role === 'mark') onPick(item.datum);
      });
    return new ChartView(view, element, followsWidth);
  }

  /** Puts new data into the living chart. */
  async change(dataset: string, values: readonly object[]): Promise<void> {
    await this.view
      .change(
        dataset,
        changeset()
          .remove(truthy)
          .insert([...values]),
      )
      // The room for the axes is measured anew: a chart without a value has no labels, and others need more or less.
      .resize()
      .runAsync();
  }

  private resize(): void {
    const width = Math.max(200, this.element.clientWidth);
    if (Math.abs(this.view.width() - width) > 1) void this.view.width(width).runAsync();
  }

  dispose(): void {
    this.observer?.disconnect();
    this.view.finalize();
  }
}
