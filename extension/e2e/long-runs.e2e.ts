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

  test('heads the column of its progress with what stands there', async () => {
    const heading = workbench.output().locator('th[scope=col]').nth(5);
    assert.equal(await heading.textContent(), 'Progress');
  });

  test('keeps its place: the height of the output stays the same while it moves', async () => {
    const height = async () => (await workbench.output().boundingBox())?.height;
    const before = await height();
    await movesOn();
    assert.equal(await height(), before);
  });

  test('goes on over a reload of the window and is shown again', async () => {
    const before = await evaluations();
    await workbench.reloadWindow();
    await workbench.cells.first().waitFor();
    await workbench.output().locator('[role=progressbar]').waitFor();
    assert.ok((await evaluations()) > before, 'it was not begun anew');
    await movesOn();
  });

  test('is ended by the Interrupt button at once, with the best so far', async () => {
    await workbench.pressToolbar('Interrupt');
    await workbench.output().locator('.reason', { hasText: 'cancelled' }).waitFor({ timeout: 3000 });
    assert.match((await workbench.output().locator('td').first().textContent()) ?? '', /\d/);
    assert.equal(await workbench.output().locator('th[scope=col]').nth(5).textContent(), 'Ended because');
    assert.deepEqual(await workbench.output().locator('svg').first().evaluate(textsOutside), []);
    await workbench.page.locator('.codicon-notebook-state-executing').first().waitFor({ state: 'detached' });
  });
});

suite('A long run in the background of the window', function () {
  this.timeout(120_000);
  let workbench: Workbench;

  suiteSetup(async () => {
    workbench = await Workbench.open({ 'background.ipynb': [`${longRun}\nbackground: true`] });
    await workbench.openNotebook('background.ipynb');
  });
  suiteTeardown(() => workbench?.close());
  teardown(async function () {
    await workbench?.afterTest(this.currentTest, 'long-background');
  });

  test('shows all of its labels and the names of both axes, though it began without a value', async () => {
    await workbench.focusCell(0);
    await workbench.page.keyboard.press('Shift+Enter');
    const drawing = workbench.outputs.locator('.optimizehub[data-running=true] .chart svg').first();
    await drawing.getByText('100k', { exact: true }).waitFor();
    assert.deepEqual(await drawing.evaluate(textsOutside), []);
    for (const name of ['evaluations', 'best fitness']) await drawing.getByText(name, { exact: true }).waitFor();
    for (const theme of ['Dark Modern', 'Light Modern']) {
      await workbench.chooseTheme(theme);
      await workbench.screenshot(`long-background-${theme.toLowerCase().replace(' ', '-')}`);
    }
  });
});

/** Texts of a drawing that are cut off by its edge; runs in the page. */
function textsOutside(svg: SVGElement | HTMLElement): string[] {
  const frame = svg.getBoundingClientRect();
  return [...svg.querySelectorAll('text')]
    .filter((text) => {
      const { left, right, top, bottom, width } = text.getBoundingClientRect();
      const isInside = left >= frame.left && right <= frame.right && top >= frame.top && bottom <= frame.bottom;
      return width > 0 && text.style.opacity !== '0' && text.getAttribute('opacity') !== '0' && !isInside;
    })
    .map((text) => text.textContent ?? '');
}
