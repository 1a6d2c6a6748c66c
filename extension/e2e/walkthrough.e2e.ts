import assert from 'node:assert/strict';
import { getStarted, keyboardStaysIn } from './walkthrough-page.ts';
import { Workbench } from './workbench.ts';

/** By the keyboard alone. */
suite('The walkthrough in the window', function () {
  this.timeout(180_000);
  let workbench: Workbench;

  suiteSetup(async () => {
    workbench = await Workbench.open();
  });
  suiteTeardown(() => workbench?.close());
  teardown(async function () {
    await workbench?.afterTest(this.currentTest, 'walkthrough');
  });

  const ticked = (step: string) =>
    workbench.page
      .locator('.getting-started-step')
      .filter({ has: workbench.page.getByRole('heading', { name: step }) })
      .locator('.codicon.complete');

  test('ticks what was done before its page was first opened', async () => {
    await workbench.command('New Optimization Notebook');
    await workbench.cells.first().waitFor();
    await workbench.kernelIsChosen();
    await workbench.press('Control+Enter');
    await workbench.outputs.locator('.optimizehub[data-running=false]').first().waitFor({ timeout: 90_000 });
    await getStarted(workbench);
    for (const step of ['Run a cell', 'Make a notebook']) await ticked(step).waitFor();
    await workbench.screenshot('walkthrough-ticked');
  });

  test('ticks what is done while its page is open', async () => {
    await workbench.command('Show Tasks');
    await ticked('Follow your tasks').waitFor({ timeout: 15_000 });
    await workbench.page.locator('.tree-explorer-viewlet-tree-view .monaco-list:focus').waitFor();
  });

  test('does not tick what was called off', async () => {
    await workbench.command('Open Sample…');
    await workbench.quickPick.getByText('Which sample? A copy is opened.').first().waitFor();
    await workbench.press('Escape');
    await workbench.quickPick.getByText('Which sample?').first().waitFor({ state: 'hidden' });
    // What is done afterwards is ticked afterwards.
    await workbench.command('Sandbox Doctor');
    await workbench.page.locator('.tab.active', { hasText: 'Sandbox Doctor' }).waitFor();
    await getStarted(workbench);
    await ticked('Use a fitness of your own').waitFor({ timeout: 15_000 });
    assert.equal(await ticked('Compare algorithms').count(), 0);
    await workbench.command('Open Sample…');
    await workbench.quickPick.getByText('Which sample?').first().waitFor();
    await workbench.page.keyboard.type('quickstart');
    await workbench.quickPick.locator('.monaco-list-row.focused', { hasText: 'quickstart' }).waitFor();
    await workbench.press('Enter');
    await workbench.cells.filter({ hasText: 'swarm_size' }).first().waitFor();
    await getStarted(workbench);
    await ticked('Compare algorithms').waitFor({ timeout: 15_000 });
  });

  test('lets New Optimization, called from its button, have the keyboard: what is typed is found, and Enter takes it', async () => {
    const { page, quickPick, quickInput } = workbench;
    await getStarted(workbench);
    await page.locator('.getting-started-step .step-title').nth(4).waitFor();
    await page.getByRole('heading', { name: 'Make a notebook' }).click();
    const button = page.locator('.gettingStartedContainer').getByRole('button', { name: 'New Optimization…' });
    await workbench.pressButton(button, quickPick.getByText('(1/').first());
    await keyboardStaysIn(page, '.quick-input-widget');
    await page.keyboard.type('ackley');
    await quickPick.locator('.monaco-list-row.focused', { hasText: 'ackley' }).waitFor();
    await workbench.press('Enter');
    await quickPick.getByText('(2/').first().waitFor();
    // What is suggested is ticked, and out of sight while something is typed.
    await page.keyboard.type('cma_es');
    await quickPick.locator('.monaco-list-row.focused', { hasText: 'cma_es' }).waitFor();
    await workbench.press('Enter');
    for (const step of ['(3/', '(4/', '(5/', '(6/']) {
      await quickPick.getByText(step).first().waitFor();
      await workbench.press('Enter');
    }
    // The notebook of before is there still, behind this one.
    const cell = workbench.cells.filter({ hasText: 'ackley' }).filter({ hasText: 'cma_es' });
    await cell.waitFor();
    assert.equal(await cell.getByText('particle_swarm').count(), 0);
    assert.equal(await quickInput.isVisible(), false);
    await workbench.press('Control+W');
    await page.getByRole('button', { name: "Don't Save" }).click();
  });

  test('keeps in the next window what was done, and what was taken back by hand', async () => {
    await getStarted(workbench);
    await ticked('Compare algorithms').click();
    await ticked('Compare algorithms').waitFor({ state: 'detached' });
    await workbench.reloadWindow();
    await ticked('Follow your tasks').waitFor({ timeout: 15_000 });
    assert.equal(await ticked('Compare algorithms').count(), 0);
  });
});
