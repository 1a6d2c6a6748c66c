import type { OrderKey, TaskOrder } from '../../../engine/tasks/task-store.ts';
import { element } from '../../renderer/element.ts';

/** A column of a table; `cell` is drawn anew only where `text` changes, so that focus and selection stay. */
export interface Column<T> {
  readonly heading: string;
  /** In place of the heading's text. */
  readonly headingCell?: HTMLElement;
  readonly className?: string;
  /** Names the row. */
  readonly isRowHeading?: boolean;
  /** What a press on the heading orders the rows by. */
  readonly order?: OrderKey;
  readonly text: (row: T) => string;
  readonly cell?: (row: T) => readonly (Node | string)[];
  /** What is told of a cell to those who point at it; where it is cut off, all of it. */
  readonly title?: (row: T) => string;
}

/** A table whose rows are kept as long as their things are there. */
export class KeyedTable<T> {
  readonly element: HTMLElement;
  private readonly columns: readonly Column<T>[];
  private readonly keyOf: (row: T) => string;
  private readonly body = element('tbody');
  private readonly headings: readonly HTMLElement[];
  private readonly rows = new Map<string, { readonly element: HTMLElement; readonly texts: string[] }>();

  /** @param onOrder called with what a person wants the rows ordered by */
  constructor(label: string, columns: readonly Column<T>[], keyOf: (row: T) => string, onOrder?: (by: OrderKey) => void) {
    this.columns = columns;
    this.keyOf = keyOf;
    this.headings = columns.map((column) => headingOf(column, onOrder));
    // A table that is wider than the window is moved by the arrow keys.
    this.element = element('div', { class: 'scroll', tabindex: '0', role: 'region', 'aria-label': label }, [
      element('table', { class: 'list', 'aria-label': label }, [
        element('thead', {}, [element('tr', {}, this.headings)]),
        this.body,
      ]),
    ]);
  }

  /** Says by the headings how the rows are ordered. */
  showOrder({ by, descending }: TaskOrder): void {
    this.columns.forEach(({ order }, k) => {
      if (order === undefined) return;
      this.headings[k].ariaSort = order !== by ? 'none' : descending ? 'descending' : 'ascending';
    });
  }

  show(things: readonly T[]): void {
    const keys = new Set(things.map(this.keyOf));
    for (const [key, row] of this.rows)
      if (!keys.has(key)) {
        row.element.remove();
        this.rows.delete(key);
      }
    const focused = document.activeElement;
    things.forEach((thing, position) => {
      const row = this.rowOf(thing);
      if (this.body.children[position] !== row) this.body.insertBefore(row, this.body.children[position] ?? null);
    });
    // A row that was moved has lost it.
    if (focused instanceof HTMLElement && focused !== document.activeElement && this.body.contains(focused))
      focused.focus({ preventScroll: true });
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
    this.columns.forEach(({ text, cell, title }, k) => {
      const now = text(thing);
      if (row.texts[k] === now) return;
      row.texts[k] = now;
      const place = row.element.children[k] as HTMLElement; // made above
      place.replaceChildren(...(cell ? cell(thing) : [now]));
      if (title) place.title = title(thing);
    });
    return row.element;
  }
}

function headingOf<T>({ heading, headingCell, className = '', order }: Column<T>, onOrder?: (by: OrderKey) => void): HTMLElement {
  if (headingCell) return element('th', { scope: 'col', class: className }, [headingCell]);
  if (order === undefined || onOrder === undefined) return element('th', { scope: 'col', class: className }, [heading]);
  const press = element('button', { type: 'button', class: 'order' }, [heading]);
  press.addEventListener('click', () => onOrder(order));
  return element('th', { scope: 'col', class: className, 'aria-sort': 'none' }, [press]);
}
