import { Workbench } from './workbench.ts';

suite('Choose Sandbox in the window', function () {
  this.timeout(120_000);
  let workbench: Workbench;

  suiteSetup(async () => {
    workbench = await Workbench.open();
  });
  suiteTeardown(() => workbench?.close());
  teardown(async function () {
    await workbench?.afterTest(this.currentTest, 'sandbox-choice');
  });

  const focused = (text: string) => workbench.quickPick.locator('.monaco-list-row.focused', { hasText: text });
  const choose = async (text: string) => {
    await workbench.command('Choose Sandbox…');
    await workbench.quickPick.getByText('Sandbox for custom fitness functions').first().waitFor();
    await workbench.quickInput.fill(text);
    await focused(text).waitFor();
  };

  for (const theme of ['Dark Modern', 'Light Modern'] as const) {
    const shade = theme.split(' ')[0]?.toLowerCase();
    test(`opens the settings where they stand, in ${theme}`, async () => {
      await workbench.chooseTheme(theme);
      await choose('Open the sandbox settings');
      await workbench.press('Enter');
      await workbench.page.locator('.settings-editor').getByText('Memory Mib').first().waitFor({ timeout: 15_000 });
      await workbench.screenshot(`sandbox-settings-${shade}`);
      await workbench.press('Control+W');
    });
  }

  test('chooses the sandbox, tells which one is chosen, and goes by it', async () => {
    await workbench.command('Choose Sandbox…');
    await workbench.quickPick.locator('.monaco-list-row', { hasText: 'auto' }).getByText('chosen').waitFor();
    await workbench.screenshot('choose-sandbox-light');
    await workbench.press('Escape');
    await choose('embedded');
    await workbench.press('Enter');
    await workbench.page.locator('.statusbar').getByText('Sandbox: embedded').waitFor();
    await workbench.chooseTheme('Dark Modern');
    await workbench.command('Choose Sandbox…');
    await workbench.quickPick.locator('.monaco-list-row', { hasText: 'embedded' }).getByText('chosen').waitFor();
    await workbench.screenshot('choose-sandbox-dark');
    await workbench.press('Escape');
  });
});
