import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { getStarted } from './walkthrough-page.ts';
import { Workbench } from './workbench.ts';

suite('The palette in the window', function () {
  this.timeout(240_000);
  let workbench: Workbench;

  suiteSetup(async () => {
    workbench = await Workbench.open();
  });
  suiteTeardown(() => workbench?.close());
  teardown(async function () {
    await workbench?.afterTest(this.currentTest, 'palette');
  });

  const quickPick = () => workbench.page.locator('.quick-input-widget');
  const input = () => quickPick().locator('input').first();
  const press = (...keys: readonly string[]) =>
    keys.reduce((before, key) => before.then(() => workbench.page.keyboard.press(key)), Promise.resolve());
  const finished = () => workbench.outputs.locator('.optimizehub[data-running=false]').first();

  /** By the keyboard alone. */
  async function closeEditor(): Promise<void> {
    const isDirty = await workbench.page.locator('.tab.active.dirty').isVisible();
    await press('Control+W');
    if (isDirty) await workbench.page.getByRole('button', { name: "Don't Save" }).click();
  }

  for (const theme of ['Dark Modern', 'Light Modern'] as const) {
    const shade = theme.split(' ')[0]?.toLowerCase();
    test(`shows the walkthrough, with its five steps, in ${theme}`, async () => {
      await workbench.chooseTheme(theme);
      await getStarted(workbench);
      const page = workbench.page.locator('.gettingStartedContainer');
      const steps = page.locator('.getting-started-step .step-title');
      await steps.nth(4).waitFor();
      assert.equal(await steps.count(), 5);
      await press('Control+B'); // a narrow page has no pictures
      await workbench.webview.locator('img, svg').first().waitFor();
      await workbench.screenshot(`walkthrough-${shade}`);
      await press('Control+B');
      await closeEditor();
    });
  }

  test('compares algorithms on a config', async () => {
    await workbench.openFile('differential-evolution.opt.yaml');
    await workbench.pressLens('Compare', quickPick().getByText('which ones?'));
    await workbench.screenshot('compare-algorithms-dark');
    await input().fill('lshade');
    await quickPick().locator('.monaco-list-row', { hasText: 'lshade' }).first().waitFor();
    await press('ArrowDown', 'Space', 'Enter');
    await quickPick().getByText('how many runs').first().waitFor();
    await input().fill('none');
    await quickPick().getByText('Expected a whole number').first().waitFor();
    await input().fill('2');
    await press('Enter');
    await finished().waitFor({ timeout: 90_000 });
    await workbench.scrollTo(finished());
    await workbench.screenshot('compare-run-dark');
    await closeEditor();
  });

  test('leads to a new optimization step by step, back too, with mistakes told in place', async () => {
    await workbench.chooseTheme('Dark Modern');
    await workbench.command('New Optimization…');
    await quickPick().getByText('(1/').first().waitFor();
    await workbench.screenshot('new-optimization-problem-dark');
    await input().fill('ackley');
    await quickPick().locator('.monaco-list-row.focused', { hasText: 'ackley' }).waitFor();
    await press('Enter');
    await quickPick().getByText('(2/').first().waitFor();
    await workbench.screenshot('new-optimization-algorithms-dark');
    await input().fill('nelder');
    await quickPick().locator('.monaco-list-row.focused', { hasText: 'nelder_mead' }).waitFor();
    await press('Enter');
    await quickPick().getByText('(3/').first().waitFor();
    await input().fill('0');
    await press('Enter');
    await quickPick()
      .getByText(/Expected/)
      .first()
      .waitFor();
    await workbench.screenshot('new-optimization-mistake-dark');
    await quickPick().getByRole('button', { name: 'Back' }).press('Enter');
    await quickPick().getByText('(2/').first().waitFor();
    await input().fill('zzz');
    await press('Enter');
    await quickPick().getByText('Nothing in the list matches "zzz".').first().waitFor();
    // Nobody ticked the one of before: it gives way.
    await input().fill('particle');
    await quickPick().locator('.monaco-list-row.focused', { hasText: 'particle_swarm' }).waitFor();
    await press('Enter');
    await quickPick().getByText('(3/').first().waitFor();
    await input().fill('3');
    await press('Enter');
    await quickPick().getByText('(4/').first().waitFor();
    await press('Enter');
    await quickPick().getByText('(5/').first().waitFor();
    await input().fill('2000');
    await press('Enter');
    await quickPick().getByText('(6/').first().waitFor();
    await press('Enter');
    await workbench.cells.first().waitFor();
    await workbench.cells.first().getByText('algorithm: particle_swarm').waitFor();
    await workbench.kernelIsChosen();
    await press('Control+Enter');
    await finished().waitFor({ timeout: 60_000 });
    await workbench.screenshot('new-optimization-run-dark');
  });

  test('exports what the active cell shows, as a table, as everything, as a drawing and as a picture', async () => {
    const tab = await workbench.page.locator('.tab.active .label-name').innerText();
    const notebook = tab.replace('.ipynb', '');
    for (const [kind, begins] of [
      ['CSV', 'number,task'],
      ['JSON', '['],
      ['SVG', '<svg'],
      ['PNG', '\x89PNG'],
    ] as const) {
      const name = `${notebook}.results.${kind.toLowerCase()}`;
      await workbench.command('Export Results…');
      await quickPick().locator('.monaco-list-row', { hasText: kind }).first().waitFor();
      await input().fill(kind);
      await quickPick().locator('.monaco-list-row.focused', { hasText: kind }).waitFor();
      await press('Enter');
      await quickPick().getByText('OK', { exact: true }).waitFor();
      await press('Enter');
      await workbench.page.getByRole('treeitem', { name }).waitFor({ timeout: 30_000 });
      const written = readFileSync(path.join(workbench.server.workspace, name), 'latin1');
      assert.ok(written.startsWith(begins), `${name}: ${written.slice(0, 40)}`);
    }
    await workbench.page.locator('.notification-toast').getByRole('button', { name: 'Show in Folder' }).first().waitFor();
    await workbench.screenshot('export-results-dark');
    await closeEditor();
  });
});
