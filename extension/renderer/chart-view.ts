import { changeset, Error as errorsOnly, loader, parse, truthy, type Spec as VegaSpec, View } from 'vega';
import { expressionInterpreter } from 'vega-interpreter';
import { compile, type TopLevelSpec } from 'vega-lite';
import type { Spec } from './spec.ts';
import { type Theme, vegaConfig } from './theme.ts';

/** A notebook from a stranger must not make the editor fetch anything. */
const sealedLoader = {
  ...loader(),
  load: (uri: string) =>
    Promise.reject(new Error(`This chart wants to load ${uri}; charts may show only the data they contain.`)),
};

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

  /** Draws into `element`, as wide as it is when the spec says `width: container`. @throws Error for an invalid spec */
  static async draw(
    spec: Spec,
    dataset: { name: string; values: readonly object[] } | undefined,
    element: HTMLElement,
    theme: Theme,
  ): Promise<ChartView> {
    const followsWidth = spec.width === 'container';
    const width = followsWidth ? { width: Math.max(200, element.clientWidth) } : {};
    const data = dataset ? { data: { name: dataset.name, values: [...dataset.values] } } : {};
    // The compiler checks what comes from a file.
    const { spec: compiled } = compile({ ...spec, ...width, ...data } as unknown as TopLevelSpec, { config: vegaConfig(theme) });
    const runtime = parse(compiled as VegaSpec, undefined, { ast: true });
    const view = new View(runtime, {
      container: element,
      renderer: 'svg',
      hover: true,
      loader: sealedLoader,
      logLevel: errorsOnly,
      expr: expressionInterpreter,
    } as ConstructorParameters<typeof View>[1]);
    await view.runAsync();
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
