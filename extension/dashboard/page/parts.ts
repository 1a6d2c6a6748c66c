/** Small parts that every tab is made of. */
import type { TaskState } from '../../../engine/tasks/task.ts';
import { element } from '../../renderer/element.ts';
import { stateWord } from '../../tasks-view/state-words.ts';

/** A state by its word and colour; the shape tells it apart without colours. */
export const stateBadge = (state: TaskState): HTMLElement =>
  element('span', { class: `state ${state.toLowerCase()}` }, [stateWord(state)]);

/** A button; while its work goes on it cannot be pressed again, and what goes wrong is told. It keeps the focus all the while. */
export function button(
  text: string,
  act: () => unknown,
  { label = '', kind = '', title = '' }: { readonly label?: string; readonly kind?: string; readonly title?: string } = {},
): HTMLButtonElement {
  const made = element('button', { type: 'button', class: `button ${kind}`, 'aria-label': label, title }, [
    text,
  ]) as HTMLButtonElement; // by its tag
  made.addEventListener('click', async () => {
    if (made.ariaBusy === 'true' || made.ariaDisabled === 'true') return;
    made.ariaBusy = 'true';
    try {
      await act();
    } catch (error) {
      made.dispatchEvent(
        new CustomEvent('trouble', { bubbles: true, detail: error instanceof Error ? error.message : String(error) }),
      );
    } finally {
      made.ariaBusy = null;
    }
  });
  return made;
}

/** Lets a button be pressed or not. One that cannot be pressed stays where the keyboard finds it, and with it the focus. */
export function enable(made: HTMLButtonElement, isEnabled: boolean): void {
  made.ariaDisabled = isEnabled ? null : 'true';
}

/** A text that leads somewhere within the page. */
export const link = (text: string, act: () => void, label = ''): HTMLButtonElement => button(text, act, { label, kind: 'link' });

/**
 * @param fraction from 0 to 1, told in whole per cent rounded down, so that 100 means the end
 * @param label what screen readers call it
 */
export function progressBar(fraction: number, label: string): HTMLElement {
  const percent = Math.floor(fraction * 100);
  const fill = element('span', { class: 'fill' });
  fill.style.width = `${percent}%`;
  const values = { 'aria-valuenow': String(percent), 'aria-valuemin': '0', 'aria-valuemax': '100' };
  return element('span', { class: 'bar', role: 'progressbar', 'aria-label': label, ...values }, [fill]);
}

/** A part of a panel under a heading of the second level, which is translated already. */
export const section = (heading: string, children: readonly (Node | string)[]): HTMLElement =>
  element('section', {}, [element('h2', {}, [heading]), ...children]);

/** What stands where there is nothing to show. */
export const emptyNote = (...children: readonly (Node | string)[]): HTMLElement => element('p', { class: 'empty' }, children);

/** Names and what is said under them. */
export const factList = (facts: readonly (readonly [name: string, value: Node | string])[]): HTMLElement =>
  element(
    'dl',
    { class: 'facts' },
    facts.map(([name, value]) => element('div', {}, [element('dt', {}, [name]), element('dd', {}, [value])])),
  );

/** A table that is made once. @param numbers positions of the columns that hold numbers; the first column names the rows */
export function plainTable(
  label: string,
  headings: readonly string[],
  rows: readonly (readonly (Node | string)[])[],
  numbers: readonly number[] = [],
): HTMLElement {
  const classOf = (k: number) => ({ class: numbers.includes(k) ? 'number' : '' });
  const head = headings.map((text, k) => element('th', { scope: 'col', ...classOf(k) }, [text]));
  const body = rows.map((cells) =>
    element(
      'tr',
      {},
      cells.map((cell, k) => element(k === 0 ? 'th' : 'td', { ...(k === 0 ? { scope: 'row' } : {}), ...classOf(k) }, [cell])),
    ),
  );
  return element('div', { class: 'scroll', tabindex: '0', role: 'region', 'aria-label': label }, [
    element('table', { class: 'list', 'aria-label': label }, [
      element('thead', {}, [element('tr', {}, head)]),
      element('tbody', {}, body),
    ]),
  ]);
}

/** Date and time as this machine writes them. @param at milliseconds since 1970 */
export const timeText = (at: number): string => new Date(at).toLocaleString();

/** The time alone where it is of today. */
export const shortTimeText = (at: number, now: number): string =>
  new Date(at).toDateString() === new Date(now).toDateString()
    ? new Date(at).toLocaleTimeString()
    : new Date(at).toLocaleString(undefined, { dateStyle: 'short', timeStyle: 'short' });
