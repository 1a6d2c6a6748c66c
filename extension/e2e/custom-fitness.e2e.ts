import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { needContainers } from '../../sandbox/testing.ts';
import { Workbench } from './workbench.ts';

suite('A custom fitness in the window', function () {
  this.timeout(180_000);
  let workbench: Workbench;

  suiteSetup(async () => {
    workbench = await Workbench.open({
      'refused.ipynb': [
        {
          language: 'typescript',
          text: 'function fitness(x: Float64Array): number {\n  const pid = process.pid;\n  return eval("x[0]") + pid;\n}',
        },
        'algorithm: lshade\nproblem:\n  dimensions: 2\n  bounds: [-5, 5]',
      ],
    });
  });
  suiteTeardown(() => workbench?.close());
  teardown(async function () {
    await workbench?.afterTest(this.currentTest, 'custom-fitness');
  });

  const status = () => workbench.page.locator('.statusbar-item', { hasText: 'Sandbox:' });
  const quickPick = () => workbench.page.locator('.quick-input-widget');

  async function openPick(): Promise<void> {
    await workbench.page.keyboard.press('F1');
    await workbench.page.locator('.quick-input-widget input').first().fill('>OptimizeHub: Run Custom Optimization');
    const command = quickPick().locator('.monaco-list-row', { hasText: 'Run Custom Optimization' }).first();
    await command.locator('.label-name').first().waitFor();
    await workbench.page.keyboard.press('Enter');
    await quickPick().getByText('Browse…').waitFor();
  }

  test('is underlined in its cell before anything is run, and explained to who points at it', async () => {
    await workbench.openNotebook('refused.ipynb');
    const squiggles = workbench.cells.first().locator('.squiggly-error');
    await squiggles.nth(1).waitFor();
    assert.equal(await squiggles.count(), 2);
    await status().waitFor();
    await screenshots(workbench, 'findings');
    const hover = workbench.page.locator('.monaco-hover', { hasText: 'process reaches the machine' });
    await workbench.pointAt(squiggles.first(), hover);
    assert.match((await hover.textContent()) ?? '', /OptimizeHub.*process/);
    await workbench.screenshot('custom-fitness-hover-dark');
    await workbench.page.mouse.move(5, 5);
  });

  test('has its sandbox in the status bar, which says why and offers what to do', async () => {
    await workbench.pointAt(status(), workbench.page.locator('.monaco-hover', { hasText: 'A custom fitness runs in' }));
    await workbench.screenshot('custom-fitness-status-dark');
    await status().click();
    await quickPick().getByText('Run the sandbox doctor').waitFor();
    await workbench.screenshot('custom-fitness-choice-dark');
    await quickPick().getByText('Run the sandbox doctor').click();
    await workbench.page.locator('.tab', { hasText: 'Sandbox Doctor' }).waitFor();
    await workbench.page.locator('.editor-instance .view-line', { hasText: 'container engine' }).first().waitFor();
    await screenshots(workbench, 'doctor');
  });

  test('of a file is picked from those of the workspace', async () => {
    const file = (name: string) => path.join(workbench.server.workspace, name);
    writeFileSync(file('beam.fitness.ts'), 'export const fitness = (x: Float64Array) => x[0] ** 2;\n');
    mkdirSync(file('models'));
    writeFileSync(file('models/curve.py'), 'def fitness(x):\n    return x[0]\n');
    writeFileSync(file('unrelated.py'), 'print("hello")\n');
    await workbench.chooseTheme('Dark Modern');
    await openPick();
    const rows = quickPick().locator('.monaco-list-row');
    for (const [index, name] of ['beam.fitness.ts', 'curve.py'].entries())
      assert.match((await rows.nth(index).textContent()) ?? '', new RegExp(name));
    assert.equal(await quickPick().getByText('unrelated.py').count(), 0);
    await workbench.screenshot('custom-fitness-pick-dark');
    await quickPick().getByText('beam.fitness.ts').click();
    await quickPick().getByText('with which config?').waitFor();
    await quickPick().getByText('particle-swarm.opt.yaml').waitFor();
    await workbench.screenshot('custom-fitness-pick-config-dark');
    await workbench.page.keyboard.press('Escape');
    await quickPick().waitFor({ state: 'hidden' });
    await workbench.chooseTheme('Light Modern');
    await openPick();
    await workbench.screenshot('custom-fitness-pick-light');
    await workbench.page.keyboard.press('Escape');
  });
});

suite('The sample of a custom fitness in the window', function () {
  this.timeout(180_000);
  let workbench: Workbench;

  suiteSetup(async () => {
    workbench = await Workbench.open();
    await workbench.openNotebook('custom-fitness.ipynb');
  });
  suiteTeardown(() => workbench?.close());
  teardown(async function () {
    await workbench?.afterTest(this.currentTest, 'custom-fitness');
  });

  test('runs, and its results name the sandbox, as the status bar does', async function () {
    await needContainers(this);
    await workbench.pressToolbar('Run All');
    // By content, not by number: an output that has left the view may have left the page too.
    const finished = (algorithm: string) => workbench.outputs.locator('.optimizehub[data-running=false]', { hasText: algorithm });
    for (const algorithm of ['lshade', 'differential_evolution']) {
      await workbench.scrollTo(finished(algorithm), 60_000);
      assert.match((await finished(algorithm).textContent()) ?? '', /container/);
      await screenshots(workbench, `sample-${algorithm}`);
    }
    await workbench.page.locator('.statusbar-item', { hasText: 'Sandbox: container' }).waitFor();
  });
});

/** In a dark and in a light theme. */
async function screenshots(workbench: Workbench, name: string): Promise<void> {
  await workbench.chooseTheme('Light Modern');
  await workbench.screenshot(`custom-fitness-${name}-light`);
  await workbench.chooseTheme('Dark Modern');
  await workbench.screenshot(`custom-fitness-${name}-dark`);
}
