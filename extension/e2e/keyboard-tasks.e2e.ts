import assert from 'node:assert/strict';
import path from 'node:path';
import { connectEngine } from '../../engine/client/connect.ts';
import { Workbench } from './workbench.ts';

const entry = path.resolve(import.meta.dirname, '../../dist/engine.mjs');
const config = 'algorithms: [particle_swarm, random_search]\nproblem: {function: sphere, dimensions: 2}\nseed: 1\n';

suite('The Tasks view of somebody new', function () {
  this.timeout(120_000);
  let workbench: Workbench;

  suiteSetup(async () => {
    workbench = await Workbench.open();
  });
  suiteTeardown(() => workbench?.close());
  teardown(async function () {
    await workbench?.afterTest(this.currentTest, 'keyboard-no-tasks');
  });

  test('leads by Tab and Enter to a first notebook after Show Tasks', async () => {
    await workbench.command('Show Tasks');
    await workbench.page.locator('.welcome-view').getByText('No task has been run yet.').waitFor();
    await workbench.pressUntil('Tab', workbench.page.locator('.welcome-view [role=button]:focus', { hasText: 'New Notebook' }));
    await workbench.screenshot('tasks-none');
    await workbench.press('Enter');
    await workbench.page.locator('.tab.active', { hasText: '.ipynb' }).waitFor();
  });
});

suite('The Tasks view by the keyboard alone', function () {
  this.timeout(120_000);
  let workbench: Workbench;

  suiteSetup(async () => {
    workbench = await Workbench.open();
    const engine = await connectEngine({ entry, directory: workbench.server.engineHome });
    for (let times = 0; times < 3; times++) {
      const submission = await engine.submit({ text: config });
      assert.ok(submission.ok);
      await engine.watch(submission.group, () => undefined);
    }
    engine.dispose();
  });
  suiteTeardown(() => workbench?.close());
  teardown(async function () {
    await workbench?.afterTest(this.currentTest, 'keyboard-tasks');
  });

  const rows = () => workbench.page.locator('.tree-explorer-viewlet-tree-view .monaco-list-row');
  const listWithKeyboard = () => workbench.page.locator('.tree-explorer-viewlet-tree-view .monaco-list:focus');
  const noMatch = () => rows().getByText('No match. Show all tasks');
  const search = async (text: string) => {
    await workbench.command('Search Tasks…');
    await workbench.quickInput.fill(text);
    await workbench.press('Enter');
  };

  test('Show Tasks is what its own title finds, and gives the rows the keyboard as they come', async () => {
    await workbench.command('Show Tasks');
    await rows().nth(2).waitFor();
    await listWithKeyboard().waitFor({ timeout: 15_000 });
    await workbench.press('ArrowDown', 'ArrowDown');
    await workbench.page
      .locator('.tree-explorer-viewlet-tree-view .monaco-list-row.focused[aria-posinset="2"]')
      .waitFor({ timeout: 15_000 });
  });

  test('offers to clear the filter only while there is one', async () => {
    assert.ok(!(await workbench.offered()).includes('Clear Task Filter'));
  });

  for (const theme of ['Dark Modern', 'Light Modern'] as const)
    test(`says that nothing matches a search, and leads back to all tasks, in ${theme}`, async () => {
      await workbench.chooseTheme(theme);
      await search('zzz');
      await noMatch().waitFor({ timeout: 15_000 });
      await workbench.screenshot(`tasks-no-match-${theme.split(' ')[0]?.toLowerCase()}`);
      await listWithKeyboard().waitFor({ timeout: 15_000 });
      await workbench.press('Home', 'Enter');
      await rows().nth(2).waitFor();
      await listWithKeyboard().waitFor({ timeout: 15_000 });
      await search('sphere');
      await workbench.page.getByText('Shown: “sphere”').waitFor();
      const title = workbench.page.locator('.sidebar .composite.title h2');
      assert.equal(await title.innerText(), 'OptimizeHub: Tasks');
      assert.equal(await title.evaluate(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth), false);
      await workbench.screenshot(`tasks-filtered-${theme.split(' ')[0]?.toLowerCase()}`);
      await workbench.command('Clear Task Filter');
      await workbench.page.getByText('Shown: “sphere”').waitFor({ state: 'detached' });
    });

  test('filters by a state whose name is typed, and stays where nothing is called so', async () => {
    await workbench.command('Filter Tasks by State…');
    await workbench.quickPick.getByText('none selected: all').waitFor();
    await workbench.page.keyboard.type('zzz');
    await workbench.press('Enter');
    await workbench.quickPick.getByText('Nothing in the list matches "zzz".').first().waitFor();
    await workbench.screenshot('filter-no-match');
    await workbench.quickInput.fill('');
    await workbench.page.keyboard.type('fail');
    await workbench.quickPick.locator('.monaco-list-row.focused', { hasText: 'Failed' }).waitFor();
    await workbench.screenshot('filter-typed');
    await workbench.press('Enter');
    await noMatch().waitFor({ timeout: 15_000 });
    await workbench.command('Clear Task Filter');
    await rows().nth(2).waitFor();
  });
});
