import assert from 'node:assert/strict';
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

  const status = () => workbench.page.locator('.statusbar-item', { hasText: 'Sandbox:' });
  const quickPick = () => workbench.page.locator('.quick-input-widget');

  /** In a dark and in a light theme. */
  async function screenshots(name: string): Promise<void> {
    await workbench.screenshot(`custom-fitness-${name}-dark`);
    await workbench.chooseTheme('Light Modern');
    await workbench.screenshot(`custom-fitness-${name}-light`);
    await workbench.chooseTheme('Dark Modern');
  }

  test('is underlined in its cell before anything is run, and explained to who points at it', async () => {
    await workbench.openNotebook('refused.ipynb');
    const squiggles = workbench.cells.first().locator('.squiggly-error');
    await squiggles.nth(1).waitFor();
    assert.equal(await squiggles.count(), 2);
    await status().waitFor();
    await screenshots('findings');
    const box = await squiggles.first().boundingBox();
    assert.ok(box);
    await workbench.page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
    const hover = workbench.page.locator('.monaco-hover', { hasText: 'process reaches the machine' });
    await hover.waitFor();
    assert.match((await hover.textContent()) ?? '', /OptimizeHub.*process/);
    await workbench.screenshot('custom-fitness-hover-dark');
    await workbench.page.mouse.move(5, 5);
  });

  test('has its sandbox in the status bar, which says why and offers what to do', async () => {
    await status().hover();
    await workbench.page.locator('.monaco-hover', { hasText: 'A custom fitness runs in' }).waitFor();
    await workbench.screenshot('custom-fitness-status-dark');
    await status().click();
    await quickPick().getByText('Run the sandbox doctor').waitFor();
    await workbench.screenshot('custom-fitness-choice-dark');
    await quickPick().getByText('Run the sandbox doctor').click();
    await workbench.page.locator('.tab', { hasText: 'Sandbox Doctor' }).waitFor();
    const report = workbench.page.frameLocator('iframe.webview.ready').last().frameLocator('#active-frame');
    await report.getByRole('cell', { name: 'container engine', exact: true }).waitFor();
    await screenshots('doctor');
  });

  test('of a file is picked from those of the workspace', async () => {
    await workbench.page.keyboard.press('F1');
    await workbench.page.locator('.quick-input-widget input').first().fill('>OptimizeHub: Run Custom Optimization');
    await quickPick().getByText('Run Custom Optimization').first().click();
    await quickPick().getByText('Browse…').waitFor();
    await workbench.screenshot('custom-fitness-pick-dark');
    await workbench.page.keyboard.press('Escape');
  });

  test('of the sample runs from its first to its last cell', async () => {
    await workbench.openNotebook('custom-fitness.ipynb');
    await workbench.pressToolbar('Run All');
    await workbench.scrollTo(workbench.output(1), 'down');
    await workbench.outputs.locator('.optimizehub[data-running=false]').nth(1).waitFor();
    await screenshots('sample');
  });
});
