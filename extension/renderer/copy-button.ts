import { t } from '../words.ts';
import { element } from './element.ts';

/** A button that copies the text and says so. */
export function copyButton(text: string, label: string): HTMLElement {
  const copy = element('button', { type: 'button', class: 'copy', 'aria-label': label }, [t('Copy')]);
  copy.addEventListener('click', async () => {
    try {
      await navigator.clipboard.writeText(text);
      copy.textContent = t('Copied');
    } catch (error) {
      copy.textContent = t('Not copied: {0}', error instanceof Error ? error.message : String(error));
    }
  });
  return copy;
}
