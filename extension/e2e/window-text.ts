import type { Page } from 'playwright-core';

const places = ['.tab.active', '.quick-input-widget', '.notification-toast', '.notebook-editor', '.suggest-widget', '.statusbar'];

/** What a window says, and where its keyboard is, for who has no picture of it; a line each. */
export async function windowText(page: Page): Promise<readonly string[]> {
  const focused = await page.evaluate(() => `${document.activeElement?.tagName}.${document.activeElement?.className}`);
  const lines = [`the keyboard is in ${focused}`];
  for (const place of places)
    for (const text of await page.locator(place).filter({ visible: true }).allInnerTexts())
      lines.push(`${place}: ${text.replace(/\s+/g, ' ').slice(0, 400)}`);
  return lines;
}
