import assert from 'node:assert/strict';
import path from 'node:path';
import { connectEngine } from '../../engine/client/connect.ts';
import type { EngineClient } from '../../engine/client/engine-client.ts';
import { Workbench } from './workbench.ts';

const entry = path.resolve(import.meta.dirname, '../../dist/engine.mjs');
const configOf = (problem: string): string =>
  `algorithm: random_search\nproblem: {function: ${problem}, dimensions: 2}\nseed: 1\nstop: {evaluations: 100}\n`;

suite('Rows of the Tasks view by the keyboard', function () {
  this.timeout(120_000);
  let workbench: Workbench;
  let engine: EngineClient;
  const ids = new Map<string, string>();

  suiteSetup(async () => {
    workbench = await Workbench.open();
    engine = await connectEngine({ entry, directory: workbench.server.engineHome });
    for (const problem of ['sphere', 'ackley', 'levy', 'rastrigin']) {
      const submission = await engine.submit({ text: configOf(problem) });
      assert.ok(submission.ok);
      const [task] = await engine.watch(submission.group, () => undefined);
      ids.set(problem, task.id);
    }
  });
  suiteTeardown(async () => {
    engine?.dispose();
    await workbench?.close();
  });
  teardown(async function () {
    await workbench?.afterTest(this.currentTest, 'keyboard-rows');
  });

  const view = '.tree-explorer-viewlet-tree-view';
  const row = (problem: string, state = '') => workbench.page.locator(`${view} .monaco-list-row${state}`, { hasText: problem });
  const dialog = (problem: string) => workbench.page.locator('.monaco-dialog-box', { hasText: `random_search on ${problem}` });
  const details = (problem: string) => workbench.webview.getByRole('heading', { level: 2, name: `random_search on ${problem}` });
  const showTasks = async () => {
    await workbench.showTasks();
    await row('sphere').waitFor(); // the last one: the newest tasks may be there before the others
    await workbench.pressUntil('Home', row('rastrigin', '.focused'));
  };

  test('Delete asks by its name about the one that has the keyboard where none is selected, and deletes nothing without a yes', async () => {
    await showTasks();
    await workbench.press('ArrowDown', 'ArrowDown');
    await row('ackley', '.focused').waitFor();
    await workbench.press('Delete');
    await dialog('ackley').waitFor({ timeout: 15_000 });
    await workbench.screenshot('delete-task');
    await workbench.press('Escape');
    await dialog('ackley').waitFor({ state: 'detached' });
    // What is asked next comes after what an answer would have done.
    await showTasks();
    await workbench.press('ArrowDown', 'ArrowDown');
    await row('ackley', '.focused').waitFor();
    await workbench.press('Enter');
    await details('ackley').waitFor({ timeout: 15_000 });
    assert.notEqual(await engine.show(ids.get('ackley') ?? ''), undefined);
  });

  test('Delete takes the one that has the keyboard, not the one that was opened before', async () => {
    await showTasks();
    await workbench.press('Enter');
    await details('rastrigin').waitFor({ timeout: 15_000 });
    await row('rastrigin', '.selected').waitFor();
    await showTasks();
    await workbench.press('ArrowDown');
    await row('levy', '.focused').waitFor();
    await workbench.press('Delete');
    await dialog('levy').waitFor({ timeout: 15_000 });
    await workbench.press('Enter');
    await row('levy').waitFor({ state: 'detached' });
    await workbench.page.locator(`${view} .monaco-list:focus .monaco-list-row.focused`, { hasText: 'ackley' }).waitFor();
    assert.equal(await row('rastrigin').count(), 1);
  });

  test('Delete takes all that are selected where the one that has the keyboard is among them', async () => {
    await showTasks();
    await workbench.press('ArrowDown');
    await row('ackley', '.focused').waitFor();
    await workbench.press('Control+Shift+Enter', 'Shift+ArrowDown');
    // That which was opened by Enter is selected still.
    for (const problem of ['rastrigin', 'ackley', 'sphere']) await row(problem, '.selected').waitFor();
    await workbench.press('Delete');
    await workbench.page.locator('.monaco-dialog-box', { hasText: 'these 3 tasks' }).waitFor({ timeout: 15_000 });
    await workbench.press('Escape');
  });

  test('Enter shows the details of a task in a dashboard that was behind another editor, on another tab', async () => {
    await workbench.command('Open Dashboard');
    const page = workbench.webview.locator('#dashboard');
    await page.getByRole('tab', { selected: true }).press('Home');
    await page.getByRole('tab', { name: 'Overview', selected: true }).press('ArrowRight');
    await page.getByRole('tab', { name: 'Tasks', selected: true }).waitFor();
    await workbench.command('New Config');
    await workbench.page.locator('.tab.active', { hasText: '.opt.yaml' }).waitFor();
    await showTasks();
    await workbench.press('Enter');
    await details('rastrigin').waitFor({ timeout: 15_000 });
  });

  test('what has the keyboard in a dashboard that is taller than the window is never behind its tabs', async () => {
    const { page, webview } = workbench;
    await page.setViewportSize({ width: 1280, height: 420 });
    await showTasks();
    // Another task than before: what comes of the key is seen.
    await workbench.press('ArrowDown');
    await row('ackley', '.focused').waitFor();
    await workbench.press('Enter');
    await details('ackley').waitFor({ timeout: 15_000 });
    await page.waitForFunction(() => document.activeElement?.matches('iframe.webview'));
    const tab = webview.getByRole('tab', { selected: true });
    await tab.focus();
    const last = webview.getByRole('region', { name: 'Config that repeats this task' });
    for (let stops = 0; stops < 20 && !(await last.evaluate((region) => region === document.activeElement)); stops++) {
      await workbench.press('Tab');
      const [top, edge] = await webview
        .locator('#dashboard')
        .evaluate((dashboard) =>
          [document.activeElement, dashboard.querySelector('[role=tablist]')].map((element) => element?.getBoundingClientRect()),
        )
        .then(([focused, tabs]) => [focused?.top ?? 0, tabs?.bottom ?? 0]);
      assert.ok(top >= edge - 1, `stop ${stops + 1} is at ${top}, the tabs end at ${edge}`);
    }
    await workbench.screenshot('dashboard-focus');
    assert.ok(await last.evaluate((region) => region === document.activeElement));
  });
});
