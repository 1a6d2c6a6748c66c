import { element } from '../../renderer/element.ts';
import { say } from '../../say.ts';

/** A column of a table; `cell` is drawn anew only where `text` changes, so that focus and selection stay. */
export interface Column<T> {
  readonly heading: string;
  /** Seen by no eye, but by a screen reader. */
  readonly isHeadingHidden?: boolean;
  readonly className?: string;
  /** Names the row. */
  readonly isRowHeading?: boolean;
  readonly text: (row: T) => string;
  readonly cell?: (row: T) => readonly (Node | string)[];
}

/** A table whose rows are kept as long as their things are there. */
export class KeyedTable<T> {
  readonly element: HTMLElement;
  private readonly columns: readonly Column<T>[];
  private readonly keyOf: (row: T) => string;
  private readonly body = element('tbody');
  private readonly rows = new Map<string, { readonly element: HTMLElement; readonly texts: string[] }>();

  constructor(label: string, columns: readonly Column<T>[], keyOf: (row: T) => string) {
    this.columns = columns;
    this.keyOf = keyOf;
    const headings = columns.map(({ heading, isHeadingHidden, className = '' }) =>
      element('th', { scope: 'col', class: className }, [
        isHeadingHidden ? element('span', { class: 'unseen' }, [say(heading)]) : say(heading),
      ]),
    );
    this.element = element('div', { class: 'scroll' }, [
      element('table', { class: 'list', 'aria-label': say(label) }, [
        element('thead', {}, [element('tr', {}, headings)]),
        this.body,
      ]),
    ]);
  }

  show(things: readonly T[]): void {
    const keys = new Set(things.map(this.keyOf));
    for (const [key, row] of this.rows)
      if (!keys.has(key)) {
        row.element.remove();
        this.rows.delete(key);
      }
    things.forEach((thing, position) => {
      const row = this.rowOf(thing);
      // Moving a row that is in its place already would take the focus from it.
      if (this.body.children[position] !== row) this.body.insertBefore(row, this.body.children[position] ?? null);
    });
  }

  private rowOf(thing: T): HTMLElement {
    const key = this.keyOf(thing);
    let row = this.rows.get(key);
    if (row === undefined) {
      const cells = this.columns.map(({ className = '', isRowHeading }) =>
        isRowHeading ? element('th', { scope: 'row', class: className }) : element('td', { class: className }),
      );
      row = { element: element('tr', { 'data-key': key }, cells), texts: [] };
      this.rows.set(key, row);
    }
    this.columns.forEach(({ text, cell }, k) => {
      const now = text(thing);
      if (row.texts[k] === now) return;
      row.texts[k] = now;
      row.element.children[k].replaceChildren(...(cell ? cell(thing) : [now]));
    });
    return row.element;
  }
}
