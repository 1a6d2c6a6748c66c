import assert from 'node:assert/strict';
import path from 'node:path';
import { connectEngine } from '../../engine/client/connect.ts';
import type { EngineClient } from '../../engine/client/engine-client.ts';
import { Workbench } from './workbench.ts';

const entry = path.resolve(import.meta.dirname, '../../dist/engine.mjs');
const config =
  'algorithm: random_search\nproblem: {function: sphere, dimensions: 2}\nruns: 205\nseed: 1\nstop: {evaluations: 20}\n';

suite('A group of more tasks than the Tasks view shows, by the keyboard', function () {
  this.timeout(180_000);
  let workbench: Workbench;
  let engine: EngineClient;
  let group = '';

  suiteSetup(async () => {
    workbench = await Workbench.open();
    engine = await connectEngine({ entry, directory: workbench.server.engineHome });
    const submission = await engine.submit({ text: config });
    assert.ok(submission.ok);
    group = submission.group;
    await engine.watch(group, () => undefined);
  });
  suiteTeardown(async () => {
    engine?.dispose();
    await workbench?.close();
  });
  teardown(async function () {
    await workbench?.afterTest(this.currentTest, 'keyboard-groups');
  });

  const list = '.tree-explorer-viewlet-tree-view .monaco-list';
  const rows = (text: string) => workbench.page.locator(`${list} .monaco-list-row`, { hasText: text });
  const focused = (text: string) => workbench.page.locator(`${list}:focus .monaco-list-row.focused`, { hasText: text });

  test('is read page by page', async () => {
    await workbench.command('Search Tasks…');
    await workbench.quickInput.fill('sphere');
    await workbench.press('Enter');
    // What the engine told of meanwhile is forgotten: the newest hundred are read.
    await rows('100 tasks').waitFor({ timeout: 15_000 });
    await workbench.page.locator(`${list}:focus`).waitFor({ timeout: 15_000 });
    for (const count of ['200 tasks', '205 tasks']) {
      await workbench.pressUntil('End', focused('Load more…'));
      await workbench.press('Enter');
      await rows(count).waitFor({ timeout: 15_000 });
    }
    await rows('Load more…').waitFor({ state: 'detached' });
  });

  test('leads from its last row to all of its tasks in the dashboard', async () => {
    await workbench.showTasks();
    await workbench.pressUntil('Home', focused('sphere: RS'));
    await workbench.press('ArrowRight');
    await rows('RS run 1').first().waitFor();
    await workbench.pressUntil('End', focused('Show all in the dashboard').filter({ hasText: '5 more' }));
    await workbench.screenshot('tasks-group-end');
    const dashboard = workbench.webview.locator('#dashboard');
    await workbench.press('Enter');
    await dashboard.getByRole('tab', { name: 'Tasks', selected: true }).waitFor({ timeout: 15_000 });
    await dashboard.getByText('50 shown', { exact: true }).waitFor();
    assert.equal(await dashboard.getByRole('searchbox').inputValue(), group);
    await workbench.screenshot('dashboard-group');
  });
});
