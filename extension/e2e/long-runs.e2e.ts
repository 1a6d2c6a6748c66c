import assert from 'node:assert/strict';
import { Workbench } from './workbench.ts';

const longRun = 'algorithm: particle_swarm\nproblem: {function: rastrigin, dimensions: 20}\nseed: 42\nstop: {seconds: 300}';

suite('A long run in the window', function () {
  this.timeout(120_000);
  let workbench: Workbench;

  suiteSetup(async () => {
    workbench = await Workbench.open({ 'long.ipynb': [longRun] });
    await workbench.openNotebook('long.ipynb');
  });
  suiteTeardown(() => workbench?.close());
  teardown(async function () {
    await workbench?.screenshot(`long-${this.currentTest?.title.replace(/\W+/g, '-')}`);
    await workbench?.afterTest(this.currentTest, 'long-runs');
  });

  const evaluations = async () => Number((await workbench.output().locator('td').nth(1).textContent())?.replaceAll(',', ''));
  const movesOn = async () => {
    const before = await evaluations();
    const deadline = Date.now() + 10_000;
    while ((await evaluations()) <= before)
      assert.ok(Date.now() < deadline, `the table still says ${before} evaluations after 10 s`);
  };

  test('is begun by the keyboard, and its chart moves inside the same drawing', async () => {
    await workbench.focusCell(0);
    await workbench.page.keyboard.press('Shift+Enter');
    const drawing = workbench.output().locator('svg').first();
    await drawing.waitFor();
    await drawing.evaluate((svg) => svg.setAttribute('data-first', 'yes'));
    const line = () => workbench.output().locator('.mark-line path').first().getAttribute('d');
    const before = await line();
    await movesOn();
    assert.notEqual(await line(), before, 'the line has another shape');
    assert.equal(await drawing.getAttribute('data-first'), 'yes', 'the chart was not drawn anew');
  });

  test('keeps its place: the height of the output stays the same while it moves', async () => {
    const height = async () => (await workbench.output().boundingBox())?.height;
    const before = await height();
    await movesOn();
    assert.equal(await height(), before);
  });

  test('goes on over a reload of the window and is shown again', async () => {
    const before = await evaluations();
    await workbench.page.reload();
    await workbench.cells.first().waitFor();
    await workbench.output().locator('[role=progressbar]').waitFor();
    assert.ok((await evaluations()) > before, 'it was not begun anew');
    await movesOn();
  });

  test('is ended by the Interrupt button at once, with the best so far', async () => {
    await workbench.pressToolbar('Interrupt');
    await workbench.output().locator('.reason', { hasText: 'cancelled' }).waitFor({ timeout: 3000 });
    assert.match((await workbench.output().locator('td').first().textContent()) ?? '', /\d/);
    await workbench.page.locator('.codicon-notebook-state-executing').first().waitFor({ state: 'detached' });
  });
});
