import { element } from './element.ts';

/** A button that copies the text and says so. */
export function copyButton(text: string, label: string): HTMLElement {
  const copy = element('button', { type: 'button', class: 'copy', 'aria-label': label }, ['Copy']);
  copy.addEventListener('click', async () => {
    try {
      await navigator.clipboard.writeText(text);
      copy.textContent = 'Copied';
    } catch (error) {
      copy.textContent = `Not copied: ${error instanceof Error ? error.message : error}`;
    }
  });
  return copy;
}
