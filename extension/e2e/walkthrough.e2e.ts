import { Workbench } from './workbench.ts';

/** By the keyboard alone. */
suite('The walkthrough in the window', function () {
  this.timeout(180_000);
  let workbench: Workbench;

  suiteSetup(async () => {
    workbench = await Workbench.open();
  });
  suiteTeardown(() => workbench?.close());
  teardown(async function () {
    await workbench?.afterTest(this.currentTest, 'walkthrough');
  });

  const ticked = (step: string) =>
    workbench.page
      .locator('.getting-started-step')
      .filter({ has: workbench.page.getByRole('heading', { name: step }) })
      .locator('.codicon.complete');

  test('ticks what was done before its page was first opened', async () => {
    await workbench.command('New Optimization Notebook');
    await workbench.cells.first().waitFor();
    await workbench.kernelIsChosen();
    await workbench.press('Control+Enter');
    await workbench.outputs.locator('.optimizehub[data-running=false]').first().waitFor({ timeout: 90_000 });
    await workbench.command('Get Started');
    await ticked('Make a notebook').waitFor({ timeout: 15_000 });
    await ticked('Run a cell').waitFor({ timeout: 15_000 });
    await workbench.screenshot('walkthrough-ticked');
  });

  test('ticks what is done while its page is open', async () => {
    await workbench.command('Show Tasks');
    await ticked('Follow your tasks').waitFor({ timeout: 15_000 });
  });

  test('ticks what was done in an earlier window, also on a page that is open from the start', async () => {
    await ticked('Follow your tasks').click();
    await ticked('Follow your tasks').waitFor({ state: 'detached' });
    await workbench.reloadWindow();
    await ticked('Follow your tasks').waitFor({ timeout: 15_000 });
  });
});
