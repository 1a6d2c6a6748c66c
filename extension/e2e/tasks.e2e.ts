import assert from 'node:assert/strict';
import path from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { connectEngine } from '../../engine/client/connect.ts';
import type { EngineClient, Submission } from '../../engine/client/engine-client.ts';
import { needContainers } from '../../sandbox/testing.ts';
import { until } from '../../sandbox/testing-until.ts';
import { Workbench } from './workbench.ts';

const entry = path.resolve(import.meta.dirname, '../../dist/engine.mjs');
const left =
  'algorithms: [particle_swarm, differential_evolution]\nproblem: {function: rastrigin, dimensions: 20}\nseed: 42\nstop: {seconds: 300}\nbackground: true';
const compared =
  'algorithms: [particle_swarm, genetic_algorithm, differential_evolution]\nproblem: {function: ackley, dimensions: 8}\nruns: 2\nseed: 3\nstop: {evaluations: 20000}\n';
const broken = {
  text: 'algorithm: PSO\nproblem: {dimensions: 2, bounds: [[0, 1]]}\nseed: 1\nsandbox: {driver: embedded, seconds: 1}\n',
  fitness: { name: 'slow.js', language: 'javascript', text: 'function fitness(x) { for (;;) { x[0] += 1; } }' },
} as const;
const contained = {
  text: 'algorithm: PSO\nproblem: {dimensions: 3, bounds: [-5, 5]}\nseed: 1\nstop: {seconds: 300}\nsandbox: {driver: container}\n',
  fitness: { name: 'valley.js', language: 'javascript', text: 'function fitness(x) { return x[0] * x[0] + x[1] * x[1]; }' },
} as const;
const waiting = 'algorithm: ant_colony\nproblem: {function: griewank, dimensions: 6}\nruns: 3\nseed: 9\nstop: {seconds: 200}\n';

suite('Monitoring in the window', function () {
  this.timeout(180_000);
  let workbench: Workbench;
  let engine: EngineClient;
  let group = '';

  suiteSetup(async () => {
    workbench = await Workbench.open({ 'left.ipynb': [left] });
  });
  suiteTeardown(async () => {
    engine?.dispose();
    await workbench?.close();
  });
  teardown(async function () {
    await workbench?.screenshot(`tasks-${this.currentTest?.title.replace(/\W+/g, '-')}`);
    await workbench?.afterTest(this.currentTest, 'tasks');
  });

  const rows = () => workbench.page.locator('.pane-body .monaco-list-row');
  const dashboard = () => workbench.webview.locator('#dashboard');
  const tab = (name: string) => dashboard().getByRole('tab', { name });
  const run = (command: string) => workbench.runCommand(command, 'OptimizeHub');
  const submitted = (submission: Submission) => {
    assert.ok(submission.ok, JSON.stringify(submission));
    return submission;
  };

  test('says what to do next while there is no task', async () => {
    await workbench.page.locator('.activitybar').getByLabel('OptimizeHub').first().click();
    await workbench.page.getByText('No task has been run yet').waitFor();
    await workbench.page.getByRole('button', { name: 'New Notebook' }).waitFor();
    await workbench.page.locator('.statusbar').getByText('Idle').waitFor();
  });

  test('returns from a background cell at once, with ids to copy and a chart that moves', async () => {
    await workbench.page.locator('.activitybar').getByLabel('Explorer').first().click();
    await workbench.openNotebook('left.ipynb');
    await workbench.focusCell(0);
    await workbench.page.keyboard.press('Shift+Enter');
    await workbench.page.locator('.codicon-notebook-state-success').first().waitFor();
    await workbench.output().locator('.place code').first().waitFor();
    group = (await workbench.output().locator('.place code').first().textContent()) ?? '';
    assert.match(group, /^\w{10}$/);
    await workbench.output().locator('[role=progressbar]').first().waitFor();
    const line = () => workbench.output().locator('.mark-line path').first().getAttribute('d');
    const before = await line();
    await until('a line that moves', async () => (await line()) !== before);
    await workbench.page.locator('.statusbar').getByText('2 running').waitFor();
  });

  test('leads from the status bar to the tasks that run', async () => {
    engine = await connectEngine({ entry, directory: workbench.server.engineHome });
    await workbench.page.locator('.statusbar').getByText('2 running').click();
    await rows().filter({ hasText: 'rastrigin' }).first().waitFor();
  });

  test('lists groups, progress and failures', async () => {
    // Makes room: as many tasks run as there are cores.
    for (const { id, spec } of await engine.tasks())
      if (spec.algorithm.name === 'differential_evolution') await engine.cancel(id);
    await engine.watch(submitted(await engine.submit(broken)).group, () => undefined);
    await engine.submit({ text: waiting });
    await rows().filter({ hasText: 'slow.js' }).first().waitFor();
    await rows().filter({ hasText: 'Waiting' }).first().waitFor();
    assert.ok(await rows().filter({ hasText: '%' }).count());
  });

  test('cancels from the row of a task', async () => {
    const row = rows().filter({ hasText: 'PSO' }).filter({ hasText: '%' }).first();
    const cancelled = rows().filter({ hasText: 'PSO' }).filter({ hasText: 'Cancelled' }).first();
    await row.hover();
    await workbench.screenshot('tasks-row-actions');
    await row.getByRole('button', { name: 'Cancel' }).click();
    await cancelled.waitFor({ timeout: 15_000 });
  });

  test('opens the dashboard with workers, queue and timeline', async () => {
    for (const { id } of await engine.tasks()) await engine.cancel(id);
    await engine.watch(submitted(await engine.submit({ text: compared })).group, () => undefined);
    await engine.submit({ text: waiting });
    await workbench.page.keyboard.press('Control+B');
    await run('Open Dashboard');
    await dashboard().getByRole('table', { name: 'Workers' }).getByRole('row').nth(1).waitFor();
    await dashboard().locator('.timeline svg').waitFor();
    await dashboard().getByText('MiB').first().waitFor();
  });

  test('charts what was done within the last hours', async () => {
    const bars = (chart: number) => dashboard().locator('.live-chart').nth(chart).locator('.mark-rect path');
    // Bars that move are elements anew.
    const sizeOf = async (chart: number) => (await bars(chart).first().boundingBox()) ?? { width: 0, height: 0 };
    let hour = 0;
    for (const chart of [1, 0])
      await until(`a bar in chart ${chart}`, async () => {
        const { width, height } = await sizeOf(chart);
        hour = width;
        return height > 1;
      });
    await dashboard().getByLabel('Time that the throughput is shown of').selectOption('last 24 hours');
    await until('a bar of the day, narrower than one of the hour', async () => {
      const { width, height } = await sizeOf(0);
      return height > 1 && width < hour;
    });
  });

  test('shows the CPU and the memory of a container', async function () {
    await needContainers(this);
    for (const { id } of await engine.tasks()) await engine.cancel(id);
    const { group: own } = submitted(await engine.submit(contained));
    const worker = dashboard().getByRole('table', { name: 'Workers' }).getByRole('row').filter({ hasText: 'valley.js' });
    await worker.getByRole('cell', { name: 'container', exact: true }).waitFor({ timeout: 60_000 });
    await worker
      .getByRole('cell', { name: /^[1-9]\d* %$/ })
      .first()
      .waitFor();
    await worker.getByRole('cell', { name: /^[\d.]+ MiB$/ }).waitFor();
    await workbench.screenshot('dashboard-container');
    for (const { id } of await engine.group(own)) await engine.cancel(id);
    await engine.submit({ text: waiting });
  });

  test('finds tasks of the history and compares them', async () => {
    await tab('Tasks').click();
    await dashboard().getByRole('searchbox').fill('ackley');
    await dashboard().getByText('6 shown', { exact: true }).waitFor();
    await workbench.screenshot('dashboard-history');
    for (const box of await dashboard().locator('#panel-tasks tbody input[type=checkbox]').all()) await box.check();
    await dashboard().getByRole('button', { name: 'Compare' }).click();
    await dashboard().locator('#panel-compare .optimizehub[data-state=drawn] tbody tr').nth(5).waitFor();
    assert.equal(await tab('Compare').getAttribute('aria-selected'), 'true');
  });

  test('tells of each algorithm its median, its quartiles and its success rate, and what differs', async () => {
    const figures = dashboard().getByRole('table', { name: 'Figures of each algorithm' });
    assert.equal(await figures.getByRole('row').count(), 4);
    const headings = await figures.getByRole('columnheader').allTextContents();
    for (const heading of ['Median fitness', 'Half of the runs between', 'Success rate'])
      assert.ok(headings.includes(heading), heading);
    await figures.getByRole('row').filter({ hasText: 'ant_colony' }).waitFor({ state: 'detached' });
    await dashboard()
      .getByRole('table', { name: 'What differs between the tasks' })
      .getByRole('columnheader', { name: 'seed' })
      .waitFor();
  });

  test('orders the history by a press of Enter on a heading, and keeps the focus and the choice', async () => {
    await tab('Tasks').click();
    await dashboard().getByText('6 chosen').waitFor();
    const heading = dashboard().getByRole('columnheader', { name: 'Best fitness' });
    const column = async () => {
      const cells = await dashboard().locator('#panel-tasks tbody tr td:nth-child(5)').allTextContents();
      return cells.map(Number);
    };
    await heading.getByRole('button').focus();
    for (const [order, sign] of [
      ['ascending', 1],
      ['descending', -1],
    ] as const) {
      await workbench.page.keyboard.press('Enter');
      await dashboard().locator(`th[aria-sort=${order}]`, { hasText: 'Best fitness' }).waitFor();
      const sorted = (await column()).toSorted((a, b) => sign * (a - b));
      await until(order, async () => isDeepStrictEqual(await column(), sorted));
    }
    assert.equal(await dashboard().locator(':focus').textContent(), 'Best fitness');
    await workbench.screenshot('dashboard-ordered');
    await dashboard().getByRole('button', { name: 'Choose none' }).click();
    await dashboard().getByText('Choose tasks to').waitFor();
    await dashboard().getByRole('columnheader', { name: 'Submitted' }).getByRole('button').click();
  });

  test('tells everything about a failed task', async () => {
    await tab('Tasks').click();
    await dashboard().getByRole('searchbox').fill('slow');
    await dashboard().getByText('1 shown', { exact: true }).waitFor();
    await dashboard().locator('#panel-tasks tbody button.link').first().click();
    await dashboard().getByRole('heading', { name: 'Error' }).waitFor();
    await dashboard().getByText('out of time').first().waitFor();
    await dashboard().getByRole('table', { name: 'Transitions' }).waitFor();
  });

  test('lists the facts of a task with all values in one line below one another', async () => {
    const facts = dashboard().locator('#panel-details .facts').filter({ hasText: 'Time from start to end' });
    await facts.waitFor();
    const lefts = await facts.locator('dd').evaluateAll((values) => values.map((value) => value.getBoundingClientRect().left));
    assert.ok(lefts.length > 5);
    assert.deepEqual([...new Set(lefts)], [lefts[0]]);
  });

  test('leads from tab to tab by the arrow keys', async () => {
    await tab('Overview').focus();
    await tab('Overview').click();
    await workbench.page.keyboard.press('ArrowRight');
    assert.equal(await tab('Tasks').getAttribute('aria-selected'), 'true');
    await workbench.page.keyboard.press('End');
    assert.equal(await tab('Compare').getAttribute('aria-selected'), 'true');
    await workbench.page.keyboard.press('Home');
    assert.equal(await tab('Overview').getAttribute('aria-selected'), 'true');
  });

  for (const theme of ['Dark Modern', 'Light Modern', 'Dark High Contrast', 'Light High Contrast'])
    test(`follows the theme ${theme}`, async () => {
      await workbench.chooseTheme(theme);
      await workbench.page.keyboard.press('Control+B');
      const name = theme.replaceAll(' ', '-');
      await tab('Overview').click();
      await dashboard().locator('.timeline svg').waitFor();
      await workbench.screenshot(`dashboard-overview-${name}`);
      await tab('Tasks').click();
      await dashboard().getByRole('searchbox').fill('');
      await dashboard().locator('#panel-tasks tbody tr').nth(6).waitFor();
      await workbench.screenshot(`dashboard-tasks-${name}`);
      await dashboard().locator('#panel-tasks tbody tr', { hasText: 'ackley' }).first().locator('button.link').click();
      await dashboard().locator('#panel-details .optimizehub[data-state=drawn] svg').first().waitFor();
      await workbench.screenshot(`dashboard-details-${name}`);
      await workbench.page.keyboard.press('Control+B');
    });

  test('is there again after a reload of the window, where it was', async () => {
    await tab('Tasks').click();
    await dashboard().getByRole('searchbox').fill('ackley');
    await dashboard().getByText('6 shown', { exact: true }).waitFor();
    // Closes the window in order, so that what is kept is written down.
    await workbench.reloadWindow();
    await dashboard().getByText('6 shown', { exact: true }).waitFor();
    assert.equal(await dashboard().getByRole('searchbox').inputValue(), 'ackley');
  });

  test('opens a task in a notebook with the fitness that ran, which its config names', async () => {
    await dashboard().getByRole('searchbox').fill('slow');
    await dashboard().getByText('1 shown', { exact: true }).waitFor();
    await dashboard().locator('#panel-tasks tbody button.link').first().click();
    const config = dashboard().getByRole('region', { name: 'Config that repeats this task' });
    await config.getByText('fitness: slow.js').waitFor();
    await dashboard().getByRole('button', { name: 'Open Config in Notebook' }).click();
    await workbench.cells.first().getByText('// fitness: slow').waitFor();
    await workbench.cells.nth(1).getByText('fitness: slow').waitFor();
  });
});
