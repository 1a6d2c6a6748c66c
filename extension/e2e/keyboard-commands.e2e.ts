import assert from 'node:assert/strict';
import { Workbench } from './workbench.ts';

const fitness = 'export function fitness(x: Float64Array): number {\n  return x[0] ** 2 + x[1] ** 2;\n}\n';
const custom = 'algorithm: particle_swarm\nproblem:\n  dimensions: 2\n  bounds: [-1, 1]\nparams: {max_iterations: 20}\n';
const long = 'algorithm: random_search\nproblem:\n  function: rastrigin\n  dimensions: 20\nstop: {seconds: 300}\nseed: 1\n';

/** Rows of the palette by the keyboard alone, in one window. What the palette's own tests do is not repeated. */
suite('The palette by the keyboard alone', function () {
  this.timeout(120_000);
  let workbench: Workbench;

  suiteSetup(async () => {
    workbench = await Workbench.open({}, { 'bowl.fitness.ts': fitness, 'bowl.opt.yaml': custom, 'long.opt.yaml': long });
  });
  suiteTeardown(() => workbench?.close());
  teardown(async function () {
    await workbench?.afterTest(this.currentTest, 'keyboard-commands');
  });

  const toast = (text: string | RegExp) => workbench.page.locator('.notifications-toasts').getByText(text).first();
  const finished = () => workbench.outputs.locator('.optimizehub[data-running=false]').first();
  const open = (name: string) => workbench.goToFile(name);
  async function closeEditor(): Promise<void> {
    const isDirty = await workbench.page.locator('.tab.active.dirty').isVisible();
    await workbench.press('Control+W');
    if (isDirty) await workbench.page.getByRole('button', { name: "Don't Save" }).press('Enter');
  }
  async function choose(text: string): Promise<void> {
    await workbench.quickInput.fill(text);
    await workbench.quickPick.locator('.monaco-list-row.focused', { hasText: text }).waitFor();
    await workbench.press('Enter');
  }

  test('what has no meaning is not offered: nothing of configs where none is open, nothing of a fitness in a config', async () => {
    const onConfig = await workbench.offered();
    for (const title of ['Run Config', 'Run Config in Background', 'Validate Config'])
      assert.ok(
        onConfig.some((offered) => offered === title),
        `${title} in ${onConfig.join(', ')}`,
      );
    assert.ok(!onConfig.includes('Validate Fitness'));
    await closeEditor();
    const onNothing = await workbench.offered();
    for (const title of [
      'Run Config',
      'Run Config in Background',
      'Validate Config',
      'Validate Fitness',
      'Show Details',
      'Copy Id',
    ])
      assert.ok(!onNothing.includes(title), title);
    for (const title of ['New Optimization Notebook', 'New Config', 'Run Custom Optimization…', 'Sandbox Doctor', 'Show Logs'])
      assert.ok(onNothing.includes(title), title);
  });

  test('New Optimization Notebook and New Config open what can be run', async () => {
    await workbench.command('New Optimization Notebook');
    await workbench.cells.first().waitFor();
    await closeEditor();
    await workbench.command('New Config');
    await workbench.page.locator('.codelens-decoration a').first().waitFor();
    await closeEditor();
  });

  test('Validate Fitness looks at the open one', async () => {
    await open('bowl.fitness.ts');
    await workbench.command('Validate Fitness');
    await toast('bowl.fitness.ts is valid').waitFor({ timeout: 60_000 });
  });

  test('Run Custom Optimization runs a fitness file with a config file', async () => {
    await workbench.command('Run Custom Optimization…');
    await workbench.quickPick.getByText('which fitness?').first().waitFor();
    await choose('bowl.fitness.ts');
    await workbench.quickPick.getByText('with which config?').first().waitFor();
    await choose('bowl.opt.yaml');
    await finished().waitFor({ timeout: 90_000 });
    await workbench.screenshot('keyboard-run-custom');
    await closeEditor();
  });

  test('a run in the background is cancelled and retried', async () => {
    await open('long.opt.yaml');
    await workbench.command('Run Config in Background');
    await workbench.page.locator('.statusbar').getByText('1 running').waitFor({ timeout: 60_000 });
    await workbench.command('Cancel Task…');
    await workbench.quickPick.locator('.monaco-list-row', { hasText: 'random_search on rastrigin' }).first().waitFor();
    await workbench.screenshot('keyboard-cancel');
    await workbench.press('Enter');
    await workbench.page.locator('.statusbar').getByText('Idle', { exact: true }).waitFor({ timeout: 60_000 });
    await workbench.command('Retry Task…');
    await choose('random_search on rastrigin');
    await workbench.page.locator('.statusbar').getByText('1 running').waitFor({ timeout: 60_000 });
  });

  test('Restart Engine asks first where a task is active', async () => {
    await workbench.command('Restart Engine');
    await workbench.page.getByText('One task is active. It will resume from its last checkpoint.').first().waitFor();
    await workbench.screenshot('keyboard-restart');
    await workbench.page.getByRole('button', { name: 'Restart', exact: true }).press('Enter');
    await toast('The engine was restarted.').waitFor({ timeout: 60_000 });
  });
});
