/** Small parts that every tab is made of. */
import type { TaskState } from '../../../engine/tasks/task.ts';
import { element } from '../../renderer/element.ts';
import { say } from '../../say.ts';
import { stateWord } from '../../tasks-view/describe.ts';

/** A state by its name and colour; the shape tells it apart without colours. */
export const stateBadge = (state: TaskState): HTMLElement =>
  element('span', { class: `state ${state.toLowerCase()}`, title: stateWord(state) }, [state]);

/** A button, whose text is told in the language of the editor; while its work goes on it cannot be pressed again, and what goes wrong is told. */
export function button(
  text: string,
  act: () => unknown,
  { label = '', kind = '', title = '' }: { readonly label?: string; readonly kind?: string; readonly title?: string } = {},
): HTMLButtonElement {
  const made = element('button', { type: 'button', class: `button ${kind}`, 'aria-label': label, title }, [
    say(text),
  ]) as HTMLButtonElement; // by its tag
  made.addEventListener('click', async () => {
    made.disabled = true;
    try {
      await act();
    } catch (error) {
      made.dispatchEvent(
        new CustomEvent('trouble', { bubbles: true, detail: error instanceof Error ? error.message : String(error) }),
      );
    } finally {
      made.disabled = false;
    }
  });
  return made;
}

/** A text that leads somewhere within the page. */
export const link = (text: string, act: () => void, label = ''): HTMLButtonElement => button(text, act, { label, kind: 'link' });

export function progressBar(fraction: number, label: string): HTMLElement {
  const percent = Math.floor(fraction * 100);
  const fill = element('span', { class: 'fill' });
  fill.style.width = `${percent}%`;
  const values = { 'aria-valuenow': String(percent), 'aria-valuemin': '0', 'aria-valuemax': '100' };
  return element('span', { class: 'bar', role: 'progressbar', 'aria-label': label, ...values }, [fill]);
}

export const section = (heading: string, children: readonly (Node | string)[]): HTMLElement =>
  element('section', {}, [element('h2', {}, [say(heading)]), ...children]);

/** What stands where there is nothing to show. */
export const emptyNote = (...children: readonly (Node | string)[]): HTMLElement =>
  element(
    'p',
    { class: 'empty' },
    children.map((child) => (typeof child === 'string' ? say(child) : child)),
  );

/** Names and what is said under them. */
export const factList = (facts: readonly (readonly [name: string, value: Node | string])[]): HTMLElement =>
  element(
    'dl',
    { class: 'facts' },
    facts.map(([name, value]) => element('div', {}, [element('dt', {}, [say(name)]), element('dd', {}, [value])])),
  );

export const timeText = (at: number): string => new Date(at).toLocaleString();
