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
  teardown(async function () {
    await workbench?.afterTest(this.currentTest, 'throws-after-reload');
  });

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
    // The notebook stands where the output is, so that the cell of the fitness may be out of view.
    await workbench.pressUntil('Control+Home', workbench.page.locator('.notebook-editor .squiggly-error').first());
    await workbench.screenshot('throws-after-reload');
  });
});
