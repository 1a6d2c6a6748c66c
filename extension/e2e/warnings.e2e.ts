import assert from 'node:assert/strict';
import { Workbench } from './workbench.ts';

const warned =
  'algorithm: PSO\nproblem: {function: sphere, dimensions: 2}\nseed: 1\nsandbox: {seconds: 3}\nstop: {evaluations: 60, target: -1}\n';

suite('What is warned of in the window', function () {
  this.timeout(120_000);
  let workbench: Workbench;

  suiteSetup(async () => {
    workbench = await Workbench.open({ 'warned.ipynb': [warned] });
  });
  suiteTeardown(() => workbench?.close());
  teardown(async function () {
    await workbench?.afterTest(this.currentTest, 'warnings');
  });

  test('warnings above a chart wrap where the window is narrow', async () => {
    await workbench.openNotebook('warned.ipynb');
    await workbench.page.setViewportSize({ width: 720, height: 900 });
    await workbench.focusCell(0);
    await workbench.press('Shift+Enter');
    const warning = workbench.outputs.getByText(/No run reaches -1/).first();
    await workbench.scrollTo(warning, 60_000);
    await workbench.screenshot('warned-run');
    assert.match(await warning.innerText(), /at least that\.\s*$/);
    const room = await workbench.outputs.locator('body').evaluate(({ clientWidth }) => clientWidth);
    const right = await warning.evaluate((element) => {
      const range = document.createRange();
      range.selectNodeContents(element);
      return range.getBoundingClientRect().right;
    });
    assert.ok(right <= room, `the text ends at ${right} of ${room} px`);
  });
});
