import assert from 'node:assert/strict';
import { Workbench } from './workbench.ts';

suite('A mistake in the window', function () {
  this.timeout(120_000);
  let workbench: Workbench;

  suiteSetup(async () => {
    workbench = await Workbench.open({
      'mistake.ipynb': ['algorithm: particle_swarm\nproblem:\n  function: rastrgin\n  dimensions: 5'],
    });
    await workbench.openNotebook('mistake.ipynb');
  });
  suiteTeardown(() => workbench?.close());
  teardown(async function () {
    await workbench?.screenshot(`mistake-${this.currentTest?.title.replace(/\W+/g, '-')}`);
    await workbench?.afterTest(this.currentTest, 'mistakes');
  });

  test('is explained below the cell with its line and the right name', async () => {
    await workbench.focusCell(0);
    await workbench.page.keyboard.press('Shift+Enter');
    const output = workbench.outputs.locator('.output_container').first();
    await output.getByText('rastrigin').first().waitFor();
    assert.match((await output.textContent()) ?? '', /line 3/);
  });

  test('is underlined where it stands', async () => {
    await workbench.toFirstCell();
    await workbench.cells.first().locator('.squiggly-error').first().waitFor();
  });
});
