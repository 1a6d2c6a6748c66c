import assert from 'node:assert/strict';
import { Workbench } from './workbench.ts';

const custom = 'algorithm: particle_swarm\nproblem:\n  dimensions: 2\n  bounds: [-1, 1]\nparams: {max_iterations: 20}\n';

/** In a workspace that holds no fitness yet. */
suite('A first fitness by the keyboard alone', function () {
  this.timeout(120_000);
  let workbench: Workbench;

  suiteSetup(async () => {
    workbench = await Workbench.open(
      {},
      {
        'bowl.opt.yaml': custom,
        'plain.ts': 'export const answer = 42;\n',
        'nofit.js': 'function cost(x) {\n  return x[0] ** 2;\n}\n',
      },
    );
  });
  suiteTeardown(() => workbench?.close());
  teardown(async function () {
    await workbench?.afterTest(this.currentTest, 'keyboard-new-fitness');
  });

  const row = (text: string) => workbench.quickPick.locator('.monaco-list-row.focused', { hasText: text });
  const asks = (text: string) => workbench.page.locator('.quick-input-widget').getByText(text).first().waitFor();
  async function choose(text: string): Promise<void> {
    await workbench.quickInput.fill(text);
    await row(text).waitFor();
    await workbench.press('Enter');
  }
  const goBack = () => workbench.quickPick.getByRole('button', { name: 'Back' }).press('Enter');

  test('Run Custom Optimization lists a function of another name last, says why it cannot run, and opens it', async () => {
    await workbench.command('Run Custom Optimization…');
    await row('New Fitness…').waitFor();
    await workbench.quickInput.fill('nofit');
    await row('has no function called fitness').waitFor();
    await workbench.screenshot('misnamed-fitness');
    await workbench.press('Enter');
    const toasts = workbench.page.locator('.notifications-toasts');
    await toasts.getByText('There is no function called fitness, but one called cost.').first().waitFor();
    await workbench.screenshot('misnamed-fitness-told');
    await toasts.getByText('Open nofit.js').click();
    await workbench.page.locator('.tab.active', { hasText: 'nofit.js' }).waitFor();
  });

  test('Run Custom Optimization says that there is none, and makes one in a language of choice', async () => {
    await workbench.command('Run Custom Optimization…');
    await row('New Fitness…').waitFor();
    const placeholder = await workbench.quickInput.getAttribute('placeholder');
    assert.equal(placeholder, 'No file of this workspace holds a fitness: make one, or browse for one.');
    await workbench.screenshot('no-fitness');
    await workbench.press('Enter');
    await row('TypeScript').waitFor();
    await workbench.screenshot('new-fitness-language');
    await goBack();
    await row('New Fitness…').waitFor();
    await workbench.press('Enter');
    await row('TypeScript').waitFor(); // until then the keyboard is in the list before
    await choose('JavaScript');
    await workbench.page.locator('.tab.active', { hasText: 'my.fitness.js' }).waitFor();
    await workbench.page.locator('.notifications-toasts').getByText('is an example that runs as it is').first().waitFor();
    await workbench.screenshot('new-fitness');
  });

  test('it runs as it stands with a new config, whose questions lead back to the list of configs', async () => {
    await workbench.command('Run Custom Optimization…');
    await asks('which fitness?');
    await choose('my.fitness.js');
    await asks('with which config?');
    await choose('New config for my.fitness.js');
    await asks('How many variables?');
    await workbench.screenshot('new-config-back');
    await goBack();
    await asks('with which config?');
    await choose('New config for my.fitness.js');
    await asks('How many variables?');
    await workbench.press('Enter');
    await asks('Between which bounds?');
    await workbench.press('Enter');
    await workbench.outputs.locator('.optimizehub[data-running=false]').first().waitFor({ timeout: 90_000 });
    await workbench.screenshot('new-fitness-run');
  });
});
