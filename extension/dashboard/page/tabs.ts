import { element } from '../../renderer/element.ts';

/** One tab; `title` is translated already, and `panel` is hidden and shown but never taken out of the page. */
export interface Tab<Name extends string> {
  readonly name: Name;
  readonly title: string;
  readonly panel: HTMLElement;
  /** Called when it comes to the front. */
  readonly onShown?: () => void;
}

/** Tabs with one stop of the Tab key: arrows, Home and End lead from one to the next. */
export class Tabs<Name extends string> {
  readonly list: HTMLElement;
  readonly panels: readonly HTMLElement[];
  private readonly tabs: readonly Tab<Name>[];
  private readonly buttons: ReadonlyMap<Name, HTMLElement>;
  private readonly onChosen: (name: Name) => void;
  current: Name;

  constructor(label: string, tabs: readonly Tab<Name>[], first: Name, onChosen: (name: Name) => void) {
    this.tabs = tabs;
    this.onChosen = onChosen;
    this.current = first;
    this.buttons = new Map(
      tabs.map(({ name, title, panel }) => {
        const id = `tab-${name}`;
        Object.assign(panel, { id: `panel-${name}`, tabIndex: 0 });
        panel.setAttribute('role', 'tabpanel');
        panel.setAttribute('aria-labelledby', id);
        const tab = element('button', { type: 'button', role: 'tab', id, 'aria-controls': panel.id }, [title]);
        tab.addEventListener('click', () => this.choose(name));
        return [name, tab];
      }),
    );
    this.panels = tabs.map(({ panel }) => panel);
    this.list = element('div', { role: 'tablist', 'aria-label': label, class: 'tabs' }, [...this.buttons.values()]);
    this.list.addEventListener('keydown', (event) => this.press(event));
    this.draw();
  }

  choose(name: Name): void {
    this.current = name;
    this.draw();
    this.onChosen(name);
    this.tabs.find((tab) => tab.name === name)?.onShown?.();
  }

  /** Gives a tab another title. */
  rename(name: Name, title: string): void {
    const tab = this.buttons.get(name);
    if (tab && tab.textContent !== title) tab.textContent = title;
  }

  private draw(): void {
    for (const { name, panel } of this.tabs) {
      const isCurrent = name === this.current;
      const tab = this.buttons.get(name);
      tab?.setAttribute('aria-selected', String(isCurrent));
      tab?.setAttribute('tabindex', isCurrent ? '0' : '-1');
      panel.hidden = !isCurrent;
    }
  }

  private press(event: KeyboardEvent): void {
    const at = this.tabs.findIndex(({ name }) => name === this.current);
    const last = this.tabs.length - 1;
    const next = { ArrowRight: at === last ? 0 : at + 1, ArrowLeft: at === 0 ? last : at - 1, Home: 0, End: last }[event.key];
    if (next === undefined) return;
    event.preventDefault();
    const { name } = this.tabs[next];
    this.choose(name);
    this.buttons.get(name)?.focus();
  }
}
