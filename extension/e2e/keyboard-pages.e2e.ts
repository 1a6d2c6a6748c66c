import assert from 'node:assert/strict';
import { needContainers } from '../../sandbox/testing.ts';
import { whileSlow } from './slow-window.ts';
import { getStarted } from './walkthrough-page.ts';
import { Workbench } from './workbench.ts';

/** What commands open, by the keyboard alone; each leaves the user able to go on. */
suite('Pages by the keyboard alone', function () {
  this.timeout(120_000);
  let workbench: Workbench;

  suiteSetup(async () => {
    workbench = await Workbench.open();
  });
  suiteTeardown(() => workbench?.close());
  teardown(async function () {
    await workbench?.afterTest(this.currentTest, 'keyboard-pages');
  });

  const tab = (name: string) => workbench.page.locator('.tab.active', { hasText: name });
  const toast = (text: string | RegExp) => workbench.page.locator('.notifications-toasts').getByText(text).first();
  const editorWithKeyboard = () => workbench.page.locator('.editor-instance .monaco-editor.focused');
  async function close(name: string): Promise<void> {
    await workbench.press('Control+W');
    await tab(name).waitFor({ state: 'detached' });
  }

  test('the palette opens at once where the report of Sandbox Doctor has just been opened', async () => {
    await whileSlow(workbench.page, async () => {
      await workbench.command('Sandbox Doctor');
      await tab('Sandbox Doctor').waitFor();
      await workbench.press('F1');
      await workbench.quickPick.waitFor({ timeout: 20_000 });
    });
    await workbench.press('Escape');
    await editorWithKeyboard().waitFor();
    await close('Sandbox Doctor');
  });

  test('Sandbox Doctor is read, searched and closed by keys, and run again in the same place', async () => {
    const active = (name: string) => workbench.page.locator('.tab.active', { hasText: name });
    for (let time = 0; time < 2; time++) {
      // From another editor: that the report is shown again tells that the doctor has ended, which takes the keyboard.
      if (time > 0) await workbench.press('Control+PageUp');
      await active('particle-swarm').waitFor();
      await workbench.command('Sandbox Doctor');
      await active('Sandbox Doctor').waitFor();
      await workbench.page.locator('.editor-instance .view-line', { hasText: 'container engine' }).first().waitFor();
      await workbench.page.locator('.editor-instance .view-line', { hasText: 'embedded sandbox: It runs' }).waitFor();
    }
    const widest = await workbench.page
      .locator('.editor-instance .view-line > span')
      .evaluateAll((lines) => Math.max(...lines.map((line) => line.getBoundingClientRect().right)));
    assert.ok(widest <= 1280, 'its lines are wrapped');
    assert.equal(await workbench.page.locator('.tab', { hasText: 'Sandbox Doctor' }).count(), 1);
    for (const theme of ['Light Modern', 'Dark Modern']) {
      await workbench.chooseTheme(theme);
      await workbench.screenshot(`keyboard-doctor-${theme.toLowerCase().replace(' ', '-')}`);
    }
    await workbench.press('Control+End');
    await workbench.page
      .locator('.statusbar')
      .getByText(/^Ln (?!1,)\d+, Col/)
      .waitFor();
    await workbench.press('Control+F');
    await workbench.page.keyboard.type('container engine');
    await workbench.page.locator('.find-widget .matchesCount', { hasText: /of [1-9]/ }).waitFor();
    await workbench.press('Escape');
    await close('Sandbox Doctor');
    await editorWithKeyboard().waitFor();
  });

  test('Build Sandbox Image says how it ended, and leaves the keyboard where it was', async function () {
    await needContainers(this);
    await workbench.command('Build Sandbox Image');
    const told = /The image for JavaScript is (?:ready|already there).*The image for Python is (?:ready|already there)/;
    await toast(told).waitFor({ timeout: 100_000 });
    await workbench.screenshot('keyboard-build-image');
    await editorWithKeyboard().waitFor();
  });

  test('Show Logs says that there is none, and once an engine has run, opens it with the keyboard in it', async () => {
    await workbench.command('Show Logs');
    await toast('There is no log yet. The engine starts with the first run.').waitFor();
    await workbench.clearNotifications(); // the window shows three at once
    await workbench.command('Restart Engine');
    await toast('The engine was').waitFor();
    await workbench.command('Show Logs');
    await tab('Engine Log').waitFor();
    await editorWithKeyboard().waitFor();
    await workbench.page
      .locator('.editor-instance .view-line', { hasText: /INFO\s+engine\sstarted\s\(pid/ })
      .first()
      .waitFor();
    assert.equal(await workbench.page.locator('.part.panel').isVisible(), false);
    for (const theme of ['Dark Modern', 'Light Modern']) {
      await workbench.chooseTheme(theme);
      await workbench.screenshot(`keyboard-logs-${theme.toLowerCase().replace(' ', '-')}`);
    }
    await close('Engine Log');
    await editorWithKeyboard().waitFor();
  });

  test('Get Started: its steps are walked and their actions pressed by keys', async () => {
    await getStarted(workbench);
    const page = workbench.page.locator('.gettingStartedContainer');
    const steps = page.locator('.getting-started-step');
    await steps.nth(4).waitFor();
    await page.locator('.getting-started-step.expanded').waitFor();
    await workbench.pressUntil('ArrowDown', steps.nth(1).and(page.locator('.expanded')));
    await workbench.pressUntil('ArrowUp', steps.nth(0).and(page.locator('.expanded')));
    await workbench.screenshot('keyboard-walkthrough');
    const action = steps.nth(0).locator('a, button, .monaco-button').first();
    for (let presses = 0; !(await action.evaluate((made) => made === document.activeElement)); presses++) {
      assert.ok(presses < 20, 'the action of the first step is reached by Tab');
      await workbench.press('Tab');
    }
    await workbench.press('Enter');
    await workbench.quickPick.getByText('(1/').first().waitFor();
    await workbench.press('Escape', 'F1');
    await workbench.quickPick.waitFor();
    await workbench.press('Escape');
    await close('Welcome');
  });
});
