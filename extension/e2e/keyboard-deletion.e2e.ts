import assert from 'node:assert/strict';
import path from 'node:path';
import { connectEngine } from '../../engine/client/connect.ts';
import type { EngineClient } from '../../engine/client/engine-client.ts';
import { Workbench } from './workbench.ts';

const entry = path.resolve(import.meta.dirname, '../../dist/engine.mjs');
const configOf = (algorithms: string, problem: string): string =>
  `algorithms: [${algorithms}]\nproblem: {function: ${problem}, dimensions: 2}\nseed: 1\nstop: {evaluations: 200}\n`;

suite('Deletion in the Tasks view by the keyboard', function () {
  this.timeout(120_000);
  let workbench: Workbench;
  let engine: EngineClient;

  suiteSetup(async () => {
    workbench = await Workbench.open();
    engine = await connectEngine({ entry, directory: workbench.server.engineHome });
    for (const [algorithms, problem] of [
      ['random_search', 'sphere'],
      ['random_search, particle_swarm', 'griewank'],
      ['simulated_annealing', 'levy'],
      ['differential_evolution', 'rosenbrock'],
      ['differential_evolution', 'rastrigin'],
    ] as const) {
      const submission = await engine.submit({ text: configOf(algorithms, problem) });
      assert.ok(submission.ok);
      await engine.watch(submission.group, () => undefined);
    }
  });
  suiteTeardown(async () => {
    engine?.dispose();
    await workbench?.close();
  });
  teardown(async function () {
    await workbench?.afterTest(this.currentTest, 'keyboard-deletion');
  });

  const list = '.tree-explorer-viewlet-tree-view .monaco-list';
  const rows = (text: string) => workbench.page.locator(`${list} .monaco-list-row`, { hasText: text });
  /** The row that has the keyboard, by its place and its text. */
  const focused = (place: number, text: string) =>
    workbench.page.locator(`${list}:focus .monaco-list-row.focused[data-index="${place}"]`, { hasText: text });
  const showTasks = async () => {
    await workbench.showTasks();
    await rows('griewank').first().waitFor();
    await workbench.pressUntil('Home', focused(0, 'rastrigin'));
  };
  /** Deletes the task whose row has the keyboard. */
  const deleteIt = async (name: string) => {
    await workbench.press('Delete');
    const dialog = workbench.page.locator('.monaco-dialog-box', { hasText: name });
    await dialog.locator('.monaco-button:focus', { hasText: 'Delete' }).waitFor({ timeout: 15_000 });
    await workbench.press('Enter');
    await dialog.waitFor({ state: 'detached' });
  };

  test('shows whole what runs on what and what came of it, also in the row that has the keyboard', async () => {
    await showTasks();
    await workbench.press('ArrowDown');
    await focused(1, 'DE on rosenbrock').waitFor();
    const texts = workbench.page.locator(`${list} .monaco-list-row .monaco-icon-label-container`);
    const cut = await texts.evaluateAll((all) =>
      all.filter(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth).map(({ textContent }) => textContent),
    );
    assert.deepEqual([await texts.count(), cut], [5, []]);
    await focused(1, 'DE on rosenbrock')
      .and(workbench.page.getByLabel(/^differential_evolution on rosenbrock, Done, best /))
      .waitFor();
  });

  test('gives the keyboard to the next row', async () => {
    await showTasks();
    await workbench.press('ArrowDown');
    await focused(1, 'rosenbrock').waitFor();
    await deleteIt('differential_evolution on rosenbrock');
    await focused(1, 'SA on levy').waitFor({ timeout: 15_000 });
    await deleteIt('simulated_annealing on levy');
    await focused(1, 'griewank: RS, PSO').waitFor({ timeout: 15_000 });
  });

  test('gives it to the row before where the last one goes, also into a group that is open', async () => {
    await showTasks();
    await workbench.press('ArrowDown');
    await focused(1, 'griewank').waitFor();
    await workbench.press('ArrowRight');
    await rows('PSO').nth(1).waitFor();
    await workbench.press('End');
    await focused(4, 'sphere').waitFor();
    await deleteIt('random_search on sphere');
    await focused(3, 'PSO').waitFor({ timeout: 15_000 });
    await deleteIt('particle_swarm on griewank');
    await focused(1, 'RS on griewank').waitFor({ timeout: 15_000 });
  });

  test('is told on the page of its details', async () => {
    await showTasks();
    const details = workbench.webview.getByRole('heading', { level: 2, name: 'differential_evolution on rastrigin' });
    await workbench.press('Enter');
    await details.waitFor({ timeout: 15_000 });
    const { tasks } = await engine.list({ text: 'rastrigin' });
    await showTasks();
    await deleteIt('differential_evolution on rastrigin');
    await workbench.webview.getByText(`There is no task ${tasks[0].id} any more; it was deleted.`).waitFor({ timeout: 15_000 });
    assert.equal(await workbench.webview.getByRole('button', { name: 'Delete…' }).filter({ visible: true }).count(), 0);
    await focused(0, 'RS on griewank').waitFor({ timeout: 15_000 });
  });

  test('leads by Tab and Enter to a first notebook where no task is left', async () => {
    await workbench.command('Show Tasks');
    await focused(0, 'RS on griewank').waitFor({ timeout: 15_000 });
    await deleteIt('random_search on griewank');
    await workbench.page.locator('.welcome-view').getByText('No task has been run yet.').waitFor();
    await workbench.page.locator('.welcome-view-content:focus').waitFor({ timeout: 15_000 });
    await workbench.press('Tab');
    await workbench.page.locator('.welcome-view [role=button]:focus', { hasText: 'New Notebook' }).waitFor({ timeout: 15_000 });
    await workbench.press('Enter');
    await workbench.page.locator('.tab.active', { hasText: '.ipynb' }).waitFor();
  });
});
