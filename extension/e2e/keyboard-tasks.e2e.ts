import assert from 'node:assert/strict';
import path from 'node:path';
import { connectEngine } from '../../engine/client/connect.ts';
import { Workbench } from './workbench.ts';

const entry = path.resolve(import.meta.dirname, '../../dist/engine.mjs');
const config = 'algorithms: [particle_swarm, random_search]\nproblem: {function: sphere, dimensions: 2}\nseed: 1\n';

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

  const rows = () => workbench.page.locator('.pane-body .monaco-list-row');
  const noMatch = () => workbench.page.locator('.welcome-view').getByText('No task matches the filter.');
  const search = async (text: string) => {
    await workbench.command('Search Tasks…');
    await workbench.quickInput.fill(text);
    await workbench.press('Enter');
  };

  test('Show Tasks is what its own title finds', async () => {
    await workbench.command('Show Tasks');
    await rows().nth(2).waitFor();
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
      await workbench.command('Clear Task Filter');
      await rows().nth(2).waitFor();
      await search('sphere');
      await workbench.page.getByText('Shown: “sphere”').waitFor();
      await workbench.command('Clear Task Filter');
      await workbench.page.getByText('Shown: “sphere”').waitFor({ state: 'detached' });
    });
});
