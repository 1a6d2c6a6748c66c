import assert from 'node:assert/strict';
import { Workbench } from './workbench.ts';

const sentence =
  'The beam cannot be computed: steel-s355.json names neither a modulus of elasticity nor a density, and both are needed for its bending';
const throwing = `export function fitness(x: Float64Array): number {\n  throw new Error("${sentence}");\n}\n`;
const custom = 'algorithm: PSO\nproblem:\n  dimensions: 2\n  bounds: [-1, 1]\nseed: 1\nparams: {max_iterations: 5}\n';
const wrong = '# of a beam\nalgorithm: particle_swam\nproblem:\n  function: spere\n  dimensions: 2\n';
const naming = custom.replace('seed', '  fitness: ./refused.fitness.ts\nseed');
const reaching = 'export function fitness(x: Float64Array): number {\n  return process.pid;\n}\n';

suite('What fails in the window', function () {
  this.timeout(120_000);
  let workbench: Workbench;

  suiteSetup(async () => {
    const failing = [{ language: 'typescript', text: throwing }, custom];
    const texts = { 'wrong.opt.yaml': wrong, 'refused.opt.yaml': naming, 'refused.fitness.ts': reaching };
    workbench = await Workbench.open({ 'failing.ipynb': failing }, texts);
  });
  suiteTeardown(() => workbench?.close());
  teardown(async function () {
    await workbench?.afterTest(this.currentTest, 'failures');
  });

  const open = (name: string) => workbench.goToFile(name);

  test('a run without a value shows no empty chart, and why it failed once and whole; its place is underlined', async () => {
    await workbench.openNotebook('failing.ipynb');
    await workbench.pressToolbar('Run All');
    const output = workbench.outputs.locator('.optimizehub[data-running=false]').first();
    const error = workbench.outputs.locator('.output_container', { hasText: 'TaskFailed' }).last();
    await workbench.scrollTo(error.getByText(/TaskFailed/).first(), 90_000);
    await output.waitFor();
    assert.equal(await output.locator('svg').count(), 0);
    assert.equal(await output.locator('.reason').innerText(), 'failed');
    const told = (await workbench.outputs.locator('body').innerText()).replaceAll(/\s+/g, ' ');
    // Once as the error; the quoted line of the source has it in quotes.
    assert.equal(told.split(`Error: ${sentence}`).length - 1, 1, told);
    const isCut = await error.evaluate((element) =>
      [...element.querySelectorAll('*')].some(
        (part) =>
          part.textContent?.includes('TaskFailed') && part.scrollWidth > part.clientWidth + 1 && !part.textContent.includes('|'),
      ),
    );
    assert.equal(isCut, false);
    for (const theme of ['Dark Modern', 'Dark High Contrast', 'Light Modern']) {
      await workbench.chooseTheme(theme);
      await workbench.scrollTo(error.getByText(/TaskFailed/).first());
      await workbench.screenshot(`failed-run-${theme.replaceAll(' ', '-').toLowerCase()}`);
      await workbench.toFirstCell();
      await workbench.cells.first().locator('.squiggly-error').first().waitFor();
      await workbench.screenshot(`failed-fitness-${theme.replaceAll(' ', '-').toLowerCase()}`);
    }
  });

  test('Run Config of a file with mistakes shows the first in place, says how many, and runs nothing', async () => {
    await open('wrong.opt.yaml');
    await workbench.page.locator('.editor-instance .codelens-decoration a').first().waitFor();
    await workbench.page.locator('.editor-instance .monaco-editor.focused').waitFor();
    await workbench.press('Control+Enter');
    const toast = workbench.page.locator('.notifications-toasts');
    await toast.getByText(/wrong\.opt\.yaml has 2 errors.*Nothing was run\./s).waitFor();
    await workbench.page
      .locator('.statusbar')
      .getByText(/^Ln 2, Col \d+ \(13 selected\)/)
      .waitFor();
    await workbench.page.locator('.editor-instance .squiggly-error').nth(1).waitFor();
    await workbench.screenshot('run-config-with-mistakes');
    assert.equal(await workbench.page.locator('.tab').count(), 3);
    await workbench.page.keyboard.type('PSO');
    await workbench.page.locator('.editor-instance .view-line', { hasText: 'algorithm: PSO' }).waitFor();
  });

  test('Validate Config says that a run would refuse the fitness, and underlines its name until the fitness is edited', async () => {
    const underlined = workbench.page.locator('.editor-instance .squiggly-error').first();
    await workbench.clearNotifications();
    await open('refused.opt.yaml');
    await workbench.page.locator('.editor-instance .codelens-decoration a').first().waitFor();
    await workbench.command('Validate Config');
    await workbench.page
      .getByText(/refused\.opt\.yaml has one error, on line 5: .*The fitness was refused/)
      .first()
      .waitFor();
    await underlined.waitFor();
    await workbench.screenshot('refused-fitness');
    await workbench.clearNotifications();
    await open('refused.fitness.ts');
    await workbench.page.locator('.editor-instance .monaco-editor.focused').waitFor();
    await workbench.press('Control+End');
    await workbench.page.keyboard.type('// mended');
    await open('refused.opt.yaml');
    await workbench.page.locator('.editor-instance .codelens-decoration a').first().waitFor();
    await underlined.waitFor({ state: 'detached' });
  });
});
