import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Workbench } from './workbench.ts';

suite('The quickstart notebook in the window', function () {
  this.timeout(120_000);
  let workbench: Workbench;

  suiteSetup(async () => {
    workbench = await Workbench.open();
    await workbench.openNotebook('quickstart.ipynb');
  });
  suiteTeardown(() => workbench?.close());
  teardown(async function () {
    await workbench?.screenshot(`quickstart-${this.currentTest?.title.replace(/\W+/g, '-')}`);
    await workbench?.afterTest(this.currentTest, 'quickstart');
  });

  const finished = () => workbench.outputs.locator('.optimizehub[data-running=false]');
  const file = () => readFileSync(path.join(workbench.server.workspace, 'quickstart.ipynb'), 'utf8');

  test('runs a cell by the keyboard and shows chart and result', async () => {
    await workbench.focusCell(0);
    await workbench.page.keyboard.press('Shift+Enter');
    await finished().first().waitFor();
    const box = await workbench.output(0).locator('svg').first().boundingBox();
    assert.ok(box && box.width > 400 && box.height > 150, JSON.stringify(box));
    assert.match((await workbench.output(0).textContent()) ?? '', /Best fitness/);
  });

  test('runs from start to end by the button above it', async () => {
    await workbench.pressToolbar('Run All');
    await workbench.scrollTo(workbench.outputs.locator('tr', { hasText: 'differential_evolution' }));
    await finished().nth(1).waitFor();
    assert.equal(await workbench.output(1).locator('tbody tr').count(), 3);
  });

  test('is saved with its outputs, which a viewer that draws nothing can show too', async () => {
    await workbench.save();
    const saved = JSON.parse(file());
    const outputs = saved.cells.flatMap((cell: { outputs?: { data: object }[] }) => cell.outputs ?? []);
    assert.equal(outputs.length, 2);
    for (const { data } of outputs)
      assert.deepEqual(Object.keys(data).sort(), ['application/vnd.vegalite.v5+json', 'image/png', 'text/plain']);
    assert.ok(Buffer.byteLength(file()) < 400_000, `${Buffer.byteLength(file())} bytes`);
  });

  test('draws its saved outputs again after a reload of the window', async () => {
    await workbench.reloadWindow();
    await workbench.cells.first().waitFor();
    await finished().first().waitFor();
    assert.ok((await workbench.output(0).locator('.mark-line path').count()) > 0);
  });

  for (const theme of ['Dark Modern', 'Dark High Contrast', 'Light Modern'])
    test(`follows the theme ${theme}`, async () => {
      await workbench.chooseTheme(theme);
      const label = workbench.output(0).locator('.role-axis-title text').first();
      const kind = theme.includes('Contrast') ? 'vscode-high-contrast' : theme.includes('Dark') ? 'vscode-dark' : 'vscode-light';
      await workbench.outputs.locator(`body.${kind}`).waitFor({ state: 'attached' });
      const expected = kind === 'vscode-light' ? isDark : isLight;
      const deadline = Date.now() + 5000;
      for (;;) {
        const colour = await label.getAttribute('fill');
        if (colour && expected(colour)) return;
        assert.ok(Date.now() < deadline, `the axis title is ${colour} in ${theme}`);
      }
    });
});

const brightness = (colour: string) => {
  const [red = 0, green = 0, blue = 0] = colour.startsWith('#')
    ? (colour.slice(1).match(/../g) ?? []).map((hex) => Number.parseInt(hex, 16))
    : (colour.match(/\d+/g) ?? []).map(Number);
  return (red + green + blue) / 3;
};
const isLight = (colour: string) => brightness(colour) > 128;
const isDark = (colour: string) => brightness(colour) < 128;
