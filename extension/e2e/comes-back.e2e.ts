import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { formatNumber } from '../../engine/charts/round.ts';
import { connectEngine } from '../../engine/client/connect.ts';
import type { EngineClient } from '../../engine/client/engine-client.ts';
import type { Task } from '../../engine/tasks/task.ts';
import { until } from '../../sandbox/testing-until.ts';
import { Workbench } from './workbench.ts';

const entry = path.resolve(import.meta.dirname, '../../dist/engine.mjs');
const configOf = (evaluations: number): string =>
  `algorithm: particle_swarm\nproblem: {function: rastrigin, dimensions: 30}\nseed: 42\nstop: {evaluations: ${evaluations}}\n`;
/** Evaluations that show how fast this machine is just now, and for how long the run is to last at that speed. */
const measured = 500_000;
const lastingSeconds = 40;

suite('A background run whose window is reloaded and whose engine is killed', function () {
  this.timeout(120_000);
  let workbench: Workbench;
  let engine: EngineClient;
  /** In a home of its own, where nobody disturbs it. */
  let other: EngineClient;
  let home = '';
  let undisturbed: Promise<readonly Task[]>;
  let evaluationsInAll = 0;
  let id = '';

  suiteSetup(async () => {
    home = await mkdtemp(path.join(os.tmpdir(), 'optimizehub-undisturbed-'));
    other = await connectEngine({ entry, directory: home });
    const [{ result }] = await run(measured);
    evaluationsInAll = Math.ceil((measured / result!.seconds) * lastingSeconds);
    workbench = await Workbench.open({ 'run.ipynb': [`${configOf(evaluationsInAll)}background: true`] });
  });
  suiteTeardown(async () => {
    engine?.dispose();
    await other?.stop();
    await workbench?.close();
    await rm(home, { recursive: true, force: true, maxRetries: 5 });
  });
  teardown(async function () {
    await workbench?.screenshot(`comes-back-${this.currentTest?.title.replace(/\W+/g, '-')}`);
    await workbench?.afterTest(this.currentTest, 'comes-back');
  });

  async function run(evaluations: number): Promise<readonly Task[]> {
    const submission = await other.submit({ text: configOf(evaluations) });
    assert.ok(submission.ok);
    return other.watch(submission.group, () => undefined);
  }
  const row = () => workbench.page.locator('.pane-body .monaco-list-row').filter({ hasText: 'PSO on rastrigin' });
  const connect = () => connectEngine({ entry, directory: workbench.server.engineHome });
  const movesOn = async (read: () => Promise<string | null>) => {
    const before = await read();
    await until(`something else than ${before}`, async () => (await read()) !== before);
  };
  const evaluations = () => workbench.output().locator('td').nth(1).textContent();

  test('is begun from a cell and shows in the Tasks view', async () => {
    await workbench.openNotebook('run.ipynb');
    await workbench.focusCell(0);
    await workbench.page.keyboard.press('Shift+Enter');
    undisturbed = run(evaluationsInAll);
    await workbench.output().locator('[role=progressbar]').first().waitFor();
    await workbench.page.locator('.activitybar').getByLabel('OptimizeHub').first().click();
    await row().filter({ hasText: '%' }).waitFor();
    engine = await connect();
    const [task] = await engine.tasks();
    ({ id } = task);
    await workbench.save();
  });

  test('is there again after the reload, in the cell and in the view, without a hand', async () => {
    await workbench.reloadWindow();
    await row().filter({ hasText: '%' }).waitFor();
    await workbench.output().locator('[role=progressbar]').first().waitFor();
    await movesOn(evaluations);
  });

  test('goes on after kill -9 of its engine, in the cell and in the view, without a hand', async () => {
    const { pid } = await engine.status();
    process.kill(pid, 'SIGKILL');
    await row().filter({ hasText: 'attempt 2' }).waitFor();
    await workbench.page.locator('.statusbar').getByText('1 running').waitFor();
    await movesOn(evaluations);
    engine.dispose();
    engine = await connect();
    assert.notEqual((await engine.status()).pid, pid);
    assert.equal((await engine.show(id))?.state, 'STARTED', 'it was under way');
  });

  test('ends with the same numbers as one that nobody disturbed', async () => {
    const task = await finished(id);
    const [same] = await undisturbed;
    assert.deepEqual([task.state, task.attempt, same.attempt], ['SUCCESS', 2, 1]);
    assert.deepEqual(numbersOf(task), numbersOf(same));
    const best = formatNumber(same.result?.best_fitness ?? Number.NaN);
    await workbench.output().locator('td', { hasText: best }).first().waitFor();
    await workbench
      .output()
      .locator('td', { hasText: evaluationsInAll.toLocaleString('en') })
      .first()
      .waitFor();
    await row().filter({ hasText: 'attempt 2' }).filter({ hasNotText: '%' }).waitFor();
  });

  async function finished(task: string): Promise<Task> {
    const group = (await engine.show(task))?.group ?? '';
    const [found] = await engine.watch(group, () => undefined);
    return found;
  }
});

/** All that does not depend on the clock. */
function numbersOf({ result }: Task) {
  assert.ok(result);
  const { seconds: _, ...numbers } = result;
  return numbers;
}
