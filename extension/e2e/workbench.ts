import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Browser, FrameLocator, Locator, Page } from 'playwright-core';
import { launchBrowser } from '../../scripts/vscode/browser.ts';
import { type RunningServer, type ServerOptions, startServer } from '../../scripts/vscode/server.ts';
import { type CellText, notebookText } from './notebook-text.ts';
import { chooseByKeys, chooseTheme, runFromPalette } from './palette-keys.ts';
import { appears, repeat } from './repeat.ts';
import { windowText } from './window-text.ts';

const root = path.resolve(import.meta.dirname, '../..');
const screenshots = path.join(root, 'dist/screenshots');

/** A real VS Code with the packaged extension, used through a browser. */
export class Workbench {
  readonly server: RunningServer;
  readonly page: Page;
  private readonly browser: Browser;

  private constructor(server: RunningServer, browser: Browser, page: Page) {
    this.server = server;
    this.browser = browser;
    this.page = page;
  }

  /** Opens a window on a copy of samples/ with these notebooks, and texts of other files, beside it. */
  static async open(
    notebooks: Readonly<Record<string, readonly CellText[]>> = {},
    texts: Readonly<Record<string, string>> = {},
    { language, environment }: Pick<ServerOptions, 'language' | 'environment'> = {},
  ): Promise<Workbench> {
    const server = await startServer({
      vsix: path.join(root, 'dist/optimizehub.vsix'),
      ...(language ? { language } : {}),
      ...(environment ? { environment } : {}),
    });
    for (const [name, cells] of Object.entries(notebooks)) writeFileSync(path.join(server.workspace, name), notebookText(cells));
    for (const [name, text] of Object.entries(texts)) writeFileSync(path.join(server.workspace, name), text);
    const browser = await launchBrowser();
    const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
    page.setDefaultTimeout(60_000);
    const workbench = new Workbench(server, browser, page);
    await page.goto(server.url());
    await workbench.extensionsAreThere();
    return workbench;
  }

  /** An .ipynb that is opened before the extensions are registered opens as JSON; a config then gains its language late. */
  private async extensionsAreThere(): Promise<void> {
    await this.openFile('particle-swarm.opt.yaml');
    await this.page.locator('.statusbar').getByText('Optimization Config').waitFor();
  }

  async openFile(name: string): Promise<void> {
    await this.page.getByRole('treeitem', { name }).first().dblclick();
  }

  /** Opens a file by its name, as Ctrl+P does. */
  async goToFile(name: string): Promise<void> {
    await chooseByKeys(this.page, { keys: ['Control+P'], text: name, hasText: name });
    await this.page.locator('.tab.active', { hasText: name }).waitFor();
  }

  /** Opens the notebook and waits until our kernel is the chosen one. */
  async openNotebook(name: string): Promise<void> {
    await this.openFile(name);
    await this.cells.first().waitFor();
    await this.kernelIsChosen();
  }

  async kernelIsChosen(): Promise<void> {
    const label = this.page.locator('.notebook-toolbar-container .kernel-label', { hasText: 'OptimizeHub' });
    await label.filter({ visible: true }).first().waitFor(); // a notebook that goes and one that comes may both be there
  }

  get cells(): Locator {
    return this.page.locator('.notebook-editor .code-cell-row');
  }

  /** Where the outputs of the open notebook are drawn. */
  get outputs(): FrameLocator {
    return this.page.frameLocator('iframe.webview.ready').frameLocator('#active-frame');
  }

  /** The page of the newest view that is not a notebook's. */
  get webview(): FrameLocator {
    return this.page.locator('iframe.webview.ready').last().contentFrame().frameLocator('#active-frame');
  }

  /** The drawn chart with its results of the n-th output. */
  output(index = 0): Locator {
    return this.outputs.locator('.optimizehub[data-state]').nth(index);
  }

  /** Puts the cursor into a config cell. */
  async focusCell(index: number): Promise<void> {
    await this.cells.nth(index).locator('.view-lines').click();
  }

  /** Points at a place until what explains it is there: lines move and are drawn anew as their findings and actions arrive. */
  async pointAt(place: Locator, effect: Locator): Promise<void> {
    await repeat(`pointing at ${place}`, effect, async () => {
      await this.page.mouse.move(5, 5);
      await place.waitFor();
      // A line lies over what underlines it, so the place itself would not take the mouse.
      const box = await place.boundingBox();
      if (box) await this.page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
    });
  }

  /**
   * Turns the wheel over the notebook, down and up again, until the place is in view. Cells and outputs far outside the
   * view are not in the page, so one that comes late may lie on either side of where the notebook stands.
   */
  async scrollTo(place: Locator, timeoutMs = 30_000): Promise<void> {
    await this.page.mouse.move(800, 500);
    const deadline = Date.now() + timeoutMs;
    for (let turn = 0; !(await place.isVisible()); turn++) {
      if (Date.now() > deadline) {
        await this.screenshot('not-found-by-scrolling');
        throw new Error(`Expected ${place} to come into view by scrolling.`);
      }
      await this.page.mouse.wheel(0, turn % 60 < 30 ? 300 : -300);
      await this.page.evaluate(() => new Promise((resolve) => requestAnimationFrame(resolve)));
      // At either end: what comes into view is drawn a while later, and who turns on at once never sees it.
      if (turn % 30 === 29) await appears(place, 500);
    }
  }

  /** Leads to the first cell, out of the text of another. */
  async toFirstCell(): Promise<void> {
    await this.press('Escape', 'Control+Home');
  }

  /** Presses a button of the bar above the notebook. */
  async pressToolbar(label: string): Promise<void> {
    await this.page.locator('.notebook-toolbar-container').getByText(label, { exact: true }).click();
  }

  /** Presses an action above a config. One that is drawn anew between the two halves of a click loses it. */
  async pressLens(title: string, effect: Locator): Promise<void> {
    const lens = this.page.locator('.codelens-decoration').getByText(title, { exact: true }).first();
    await repeat(`a press of ${title}`, effect, () => lens.click());
  }

  /** Asks for quick fixes where the cursor is. Findings that arrive while they are gathered put an end to that. */
  async askForFixes(expected: string): Promise<void> {
    await repeat('Ctrl+.', this.page.locator('.action-widget').getByText(expected), (again) =>
      this.press(...(again ? ['Escape', 'Control+.'] : ['Control+.'])),
    );
  }

  /** Presses a button by the keyboard. One that is drawn anew just then loses the key. */
  async pressButton(button: Locator, effect: Locator): Promise<void> {
    await repeat('a press of a button', effect, () => button.press('Enter'));
  }

  /** Waits for a proposal, and asks for it where typing alone brought none: a request may be dropped while the text changes. */
  async proposes(text: string): Promise<void> {
    const proposal = this.page.locator('.suggest-widget .monaco-list-row', { hasText: text }).first();
    await repeat('typing and Ctrl+Space', proposal, (again) => this.press(...(again ? ['Control+Space'] : [])));
  }

  /** Chooses a colour theme as a user does, by its key chord and name. */
  chooseTheme(name: string): Promise<void> {
    return chooseTheme(this.page, name);
  }

  /** What asks and offers at the top of the window. */
  get quickPick(): Locator {
    return this.page.locator('.quick-input-widget');
  }

  get quickInput(): Locator {
    return this.quickPick.locator('input').first();
  }

  /** Presses keys one after the other. */
  async press(...keys: readonly string[]): Promise<void> {
    for (const key of keys) await this.page.keyboard.press(key);
  }

  /** Presses a key until it does what is waited for: a page that is just opened may have the focus before it hears keys. */
  async pressUntil(key: string, effect: Locator): Promise<void> {
    await repeat(key, effect, () => this.press(key));
  }

  /** Runs one of our commands from the palette, by the keyboard alone. */
  command(title: string): Promise<void> {
    return runFromPalette(this.page, title);
  }

  /** Leads to the rows of the Tasks view. A page that had the keyboard may take it back as the palette closes. */
  async showTasks(): Promise<void> {
    const rows = this.page.locator('.tree-explorer-viewlet-tree-view .monaco-list:focus');
    await repeat('Show Tasks', rows, () => this.command('Show Tasks'));
  }

  /** Leads to the next mistake as F8 does, and closes what explains it there. */
  async goToNextMistake(): Promise<void> {
    const explanation = this.page.locator('.marker-widget');
    await this.press('F8');
    await explanation.waitFor();
    await this.press('Escape');
    await explanation.waitFor({ state: 'detached' });
  }

  async clearNotifications(): Promise<void> {
    const text = 'Notifications: Clear All';
    await chooseByKeys(this.page, { keys: ['F1'], text, hasText: 'Clear All Notifications' });
    await this.page.locator('.notification-toast').first().waitFor({ state: 'detached' });
  }

  /** Titles of ours that the palette offers now. */
  async offered(): Promise<readonly string[]> {
    await this.press('F1');
    await this.quickInput.fill('>OptimizeHub: ');
    const rows = this.quickPick.locator('.monaco-list-row');
    await rows.filter({ hasText: 'OptimizeHub: New Optimization' }).first().waitFor();
    const titles = new Set<string>();
    // The list holds only the rows that are in view.
    for (let step = 0; step < 4; step++) {
      for (const label of await rows.locator('.label-name').allTextContents())
        if (label.startsWith('OptimizeHub: ')) titles.add(label.slice('OptimizeHub: '.length));
      await this.press('PageDown');
    }
    await this.press('Escape');
    return [...titles];
  }

  /** Opens the settings at those that match. */
  async openSettings(query: string): Promise<void> {
    await this.press('Control+,');
    const search = this.page.locator('.settings-editor .suggest-input-container');
    await search.waitFor();
    await this.page.keyboard.type(query);
  }

  /** Runs a command of the palette by the words that it has there. */
  async runCommand(command: string, category: string): Promise<void> {
    const input = this.page.locator('.quick-input-widget input').first();
    // A window that has just been loaded, and a page within it, have the keyboard for themselves.
    await this.page.locator('.statusbar').click({ position: { x: 400, y: 5 } });
    await this.page.keyboard.press('F1');
    await input.waitFor();
    await input.fill(`>${category}: ${command}`);
    await this.page.locator('.quick-input-list .monaco-list-row', { hasText: command }).first().click();
  }

  /** Loads the window anew, in order: what it keeps is written down before. */
  async reloadWindow(): Promise<void> {
    const loaded = this.page.waitForEvent('load');
    await this.runCommand('Reload Window', 'Developer');
    await loaded;
  }

  /** Until the active document is saved: a picture that is drawn late changes a notebook once more. */
  async save(): Promise<void> {
    await repeat('Ctrl+S', this.page.locator('.tab.active:not(.dirty)'), () => this.press('Control+S'));
  }

  async screenshot(name: string): Promise<void> {
    mkdirSync(screenshots, { recursive: true });
    await this.page.screenshot({ path: path.join(screenshots, `${name}.png`) });
  }

  /** Keeps a picture of a failed test and prints what the window says, for who has no picture. */
  async afterTest(test: Mocha.Test | undefined, name: string): Promise<void> {
    if (test?.state !== 'failed') return;
    await this.screenshot(`${name}-failed`);
    for (const line of await windowText(this.page)) console.error(`    ${line}`);
  }

  async close(): Promise<void> {
    await this.browser.close();
    await this.server.stop();
  }
}
