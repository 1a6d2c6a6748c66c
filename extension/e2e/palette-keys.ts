import type { Page } from 'playwright-core';
import { appears, repeat } from './repeat.ts';

/** Runs one of our commands from the palette, by the keyboard alone. An open palette offers what had meaning as it was opened. */
export async function runFromPalette(page: Page, title: string): Promise<void> {
  const text = `OptimizeHub: ${title}`;
  await chooseByKeys(page, { keys: ['F1'], text, hasText: title });
  // Until the palette is gone it takes keys that are meant for what it leads to. What asks next has another text, or none.
  await page.waitForFunction((typed) => {
    const inputs = [...document.querySelectorAll<HTMLInputElement>('.quick-input-widget input')];
    return !inputs.some((shown) => shown.value.includes(typed) && shown.checkVisibility());
  }, text);
}

/** Chooses a colour theme as a user does, by its key chord and name. */
export async function chooseTheme(page: Page, name: string): Promise<void> {
  const hasText = new RegExp(`^${name}$`); // "Dark Modern" is found in other names, too
  await chooseByKeys(page, { keys: ['Control+K', 'Control+T'], text: name, hasText });
  await page.locator('.quick-input-list .monaco-list-row').first().waitFor({ state: 'hidden' });
}

/** The keys that open a list, what is typed there, and what the label of the row says that Enter is meant for. */
interface Choice {
  readonly keys: readonly string[];
  readonly text: string;
  readonly hasText: string | RegExp;
}

/** Chooses from a list. What a key before has opened, or brought back, may take the keyboard only now: the list is gone then, and is opened again. */
export async function chooseByKeys(page: Page, { keys, text, hasText }: Choice): Promise<void> {
  const input = page.locator('.quick-input-widget input').first();
  const row = page.locator('.quick-input-widget .monaco-list-row.focused .label-name', { hasText });
  const find = async (): Promise<void> => {
    // Where it is gone already, the page behind it hears the key: a walkthrough goes back to the list of all.
    if (await input.isVisible()) await page.keyboard.press('Escape');
    for (const key of keys) await page.keyboard.press(key);
    if (await appears(input, 5000)) await page.keyboard.insertText(text);
  };
  do await repeat(keys.join(' '), row, find);
  while (!(await paletteTakes(page, 'Enter')));
}

/** Presses a key. @returns whether the palette heard it: what takes the keyboard late closes the palette, and hears the key itself */
async function paletteTakes(page: Page, key: string): Promise<boolean> {
  const heard = await page.evaluateHandle(() => {
    const state = { byPalette: false };
    const hear = ({ target }: KeyboardEvent): void => {
      state.byPalette = target instanceof Element && target.closest('.quick-input-widget') !== null;
    };
    window.addEventListener('keydown', hear, { capture: true, once: true });
    return state;
  });
  await page.keyboard.press(key);
  return heard.evaluate(({ byPalette }) => byPalette);
}
