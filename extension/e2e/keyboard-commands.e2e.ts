import assert from 'node:assert/strict';
import { connectRunningEngine } from '../../engine/client/connect.ts';
import { whileSlow } from './slow-window.ts';
import { Workbench } from './workbench.ts';

const fitness = 'export function fitness(x: Float64Array): number {\n  return x[0] ** 2 + x[1] ** 2;\n}\n';
const custom = 'algorithm: particle_swarm\nproblem:\n  dimensions: 2\n  bounds: [-1, 1]\nparams: {max_iterations: 20}\n';
const longName = 'a-bowl-that-has-a-rather-long-name.fitness.ts';
const long = 'algorithm: random_search\nproblem:\n  function: rastrigin\n  dimensions: 20\nstop: {seconds: 300}\nseed: 1\n';

const ofTasks = ['Cancel Task…', 'Retry Task…', 'Export Results…', 'Filter Tasks by State…', 'Search Tasks…'];

/** Rows of the palette by the keyboard alone, in one window. What the palette's own tests do is not repeated. */
suite('The palette by the keyboard alone', function () {
  this.timeout(120_000);
  let workbench: Workbench;

  suiteSetup(async () => {
    workbench = await Workbench.open(
      {},
      {
        'bowl.fitness.ts': fitness,
        [longName]: fitness,
        'plain.ts': 'export const answer = 42;\n',
        'bowl.opt.yaml': custom,
        'long.opt.yaml': long,
      },
    );
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

  test('what has no meaning is not offered: nothing of configs where none is open, of a fitness in a config, of tasks before any', async () => {
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
      ...ofTasks,
    ])
      assert.ok(!onNothing.includes(title), title);
    for (const title of ['New Optimization Notebook', 'New Config', 'Run Custom Optimization…', 'Sandbox Doctor', 'Show Logs'])
      assert.ok(onNothing.includes(title), title);
  });

  test('Validate Fitness is offered in a notebook that has a fitness cell, and finds it', async () => {
    await open('custom-fitness.ipynb');
    await workbench.cells.first().waitFor();
    await workbench.kernelIsChosen();
    await workbench.command('Validate Fitness');
    await toast('The cell is valid').waitFor({ timeout: 60_000 });
    await workbench.clearNotifications();
    await closeEditor();
  });

  test('New Optimization Notebook and New Config open what can be run', async () => {
    await workbench.command('New Optimization Notebook');
    await workbench.cells.first().waitFor();
    await workbench.kernelIsChosen();
    assert.ok(!(await workbench.offered()).includes('Validate Fitness'));
    await closeEditor();
    await workbench.command('New Config');
    await workbench.page.locator('.codelens-decoration a').first().waitFor();
    await closeEditor();
  });

  test('Ctrl+Enter runs the cell of a new notebook from the moment that it has the keyboard', async () => {
    await whileSlow(workbench.page, async () => {
      await workbench.command('New Optimization Notebook');
      await workbench.page.locator('.notebook-editor .monaco-list:focus').waitFor();
      await workbench.press('Control+Enter');
      await finished().waitFor({ timeout: 90_000 });
    });
    assert.equal(await workbench.cells.count(), 1);
    await closeEditor();
  });

  test('Validate Fitness looks at the open one', async () => {
    await open('bowl.fitness.ts');
    await workbench.command('Validate Fitness');
    await toast('bowl.fitness.ts is valid').waitFor({ timeout: 60_000 });
    await workbench.clearNotifications();
  });

  test('a message that is too long for one line is wrapped, above a button that leads on', async () => {
    await workbench.clearNotifications(); // the window shows three at once
    await open(longName);
    await workbench.command('Validate Fitness');
    await toast('Run Sandbox Doctor').waitFor({ timeout: 60_000 });
    const message = workbench.page.locator('.notification-list-item-message').first();
    assert.equal(await message.innerText(), `${longName} is valid and can run in the sandbox.`);
    const isCut = await message.evaluate(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth);
    assert.equal(isCut, false);
    await workbench.screenshot('long-message');
    await workbench.page.getByRole('button', { name: 'Run Sandbox Doctor' }).click();
    await workbench.page.locator('.tab.active', { hasText: 'Sandbox Doctor' }).waitFor({ timeout: 60_000 });
    await closeEditor();
    await closeEditor();
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

  test('Run Custom Optimization tells which configs would not use the fitness, and writes one that does', async () => {
    await workbench.command('Run Custom Optimization…');
    await choose(longName);
    const row = workbench.quickPick.locator('.monaco-list-row', { hasText: 'simulated-annealing.opt.yaml' });
    await row.getByText('would not use it: names function: ackley').waitFor();
    await workbench.screenshot('run-custom-configs');
    await choose(`New config for ${longName}`);
    await workbench.quickInput.fill('2');
    await workbench.screenshot('new-config-dimensions');
    await workbench.press('Enter');
    await workbench.page.locator('.quick-input-widget').getByText('Between which bounds?').first().waitFor();
    await workbench.screenshot('new-config-bounds');
    await workbench.press('Enter');
    await finished().waitFor({ timeout: 90_000 });
    await workbench.screenshot('new-config-run');
    await closeEditor();
    await workbench.page.locator('.tab.active', { hasText: longName.replace('.fitness.ts', '.opt.yaml') }).waitFor();
    await workbench.screenshot('new-config');
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

  test('the menu of the Explorer offers to run any file that may declare a fitness, and refuses one that does not', async () => {
    const { page } = workbench;
    const menu = page.locator('.context-view .monaco-menu');
    await page.getByRole('treeitem', { name: 'plain.ts' }).first().click({ button: 'right' });
    await menu.getByText('Run Custom Optimization…').waitFor();
    assert.equal(await menu.getByText('Validate Fitness').count(), 0);
    await workbench.screenshot('explorer-menu');
    await menu.getByText('Run Custom Optimization…').click();
    await toast('plain.ts declares no fitness').waitFor();
    await workbench.screenshot('no-fitness');
    await workbench.clearNotifications();
  });

  test('Restart Engine asks first where a task is active', async () => {
    await workbench.command('Restart Engine');
    await workbench.page.getByText('One task is active. It will resume from its last checkpoint.').first().waitFor();
    await workbench.screenshot('keyboard-restart');
    await workbench.page.getByRole('button', { name: 'Restart', exact: true }).press('Enter');
    await toast('The engine was restarted.').waitFor({ timeout: 60_000 });
  });

  test('commands of tasks are offered where no engine runs, too, as long as there is a history', async () => {
    const engine = await connectRunningEngine(workbench.server.engineHome);
    assert.ok(engine);
    await engine.stop();
    await workbench.reloadWindow();
    await workbench.page.locator('.statusbar').getByText('Idle', { exact: true }).waitFor({ timeout: 60_000 });
    const offered = await workbench.offered();
    for (const title of ofTasks) assert.ok(offered.includes(title), title);
  });
});
