import { Workbench } from './workbench.ts';

const throwing = 'function fitness(x) {\n  throw new RangeError("too far");\n}';
const config = 'algorithm: particle_swarm\nproblem: {dimensions: 2, bounds: [-5, 5]}\nstop: {seconds: 15}\n';

suite('A fitness that throws in a run over which the window is reloaded', function () {
  this.timeout(120_000);
  let workbench: Workbench;

  suiteSetup(async () => {
    workbench = await Workbench.open({ 'throws.ipynb': [{ language: 'javascript', text: throwing }, config] });
  });
  suiteTeardown(() => workbench?.close());

  test('is underlined where it throws once the run is over', async () => {
    await workbench.openNotebook('throws.ipynb');
    await workbench.focusCell(0);
    await workbench.page.keyboard.press('Shift+Enter');
    await workbench.page.locator('.codicon-notebook-state-success').first().waitFor();
    await workbench.save();
    await workbench.focusCell(1);
    await workbench.page.keyboard.press('Shift+Enter');
    await workbench.output().locator('[role=progressbar]').first().waitFor();
    await workbench.reloadWindow();
    await workbench.cells.first().locator('.squiggly-error').first().waitFor({ timeout: 60_000 });
    await workbench.screenshot('throws-after-reload');
  });
});
