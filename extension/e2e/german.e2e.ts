import assert from 'node:assert/strict';
import path from 'node:path';
import { Workbench } from './workbench.ts';

/** A few words of a language pack: there is none to be had without a network. */
const texts = path.join(import.meta.dirname, 'german.i18n.json');

const wrong = 'algorithm: PSSO\nproblem: {function: sphere, dimensions: 2}\n';

suite('A German VS Code', function () {
  this.timeout(120_000);
  let workbench: Workbench;

  suiteSetup(async () => {
    workbench = await Workbench.open({}, { 'wrong.opt.yaml': wrong }, { language: { locale: 'de', texts } });
  });
  suiteTeardown(() => workbench?.close());
  teardown(async function () {
    await workbench?.afterTest(this.currentTest, 'german');
  });

  test('is German itself, and so are the actions above a config', async () => {
    await workbench.page.locator('.statusbar').getByText('Ze 1, Sp 1').waitFor();
    for (const action of ['Ausführen', 'Im Hintergrund ausführen', 'Prüfen', 'Vergleichen'])
      await workbench.page.locator('.codelens-decoration').getByText(action, { exact: true }).waitFor();
    await workbench.page.locator('.statusbar').getByText('Ruht', { exact: true }).waitFor();
  });

  test('tells the cost of a config and how to mend a mistake in German', async () => {
    await workbench.page
      .locator('.editor-instance .view-line')
      .getByText(/≤\s[\d,]+\sAuswertungen/)
      .first()
      .waitFor();
    await workbench.openFile('wrong.opt.yaml');
    await workbench.page.locator('.editor-instance .squiggly-error').first().waitFor();
    await workbench.page.locator('.editor-instance .view-line', { hasText: 'PSSO' }).click();
    await workbench.press('Home', 'End', 'Control+.');
    await workbench.page.locator('.action-widget').getByText('Ändern in PSO').waitFor();
    await workbench.screenshot('german-quick-fix');
    await workbench.press('Escape');
    await workbench.openFile('particle-swarm.opt.yaml');
    await workbench.page.locator('.tab.active', { hasText: 'particle-swarm.opt.yaml' }).waitFor();
  });

  test('offers our commands in German, and is told what they find in German', async () => {
    await workbench.command('Ergebnisse exportieren…');
    await workbench.page.getByText('Noch keine Aufgabe ist beendet. Führen Sie zuerst eine Konfiguration aus.').first().waitFor();
    await workbench.command('Konfiguration prüfen');
    await workbench.page.getByText('particle-swarm.opt.yaml ist gültig.').first().waitFor();
    await workbench.screenshot('german-messages');
  });

  test('asks for a new optimization in German', async () => {
    await workbench.command('Neue Optimierung…');
    await workbench.quickPick.getByPlaceholder('Was soll optimiert werden?').waitFor();
    await workbench.screenshot('german-new-optimization');
    await workbench.page.keyboard.press('Escape');
  });

  test('shows the settings in their groups, in German', async () => {
    await workbench.openSettings('@ext:optimizehub.optimizehub');
    // The sandbox and the engine belong to the machine that they run on.
    await workbench.page.locator('.settings-editor').getByRole('tab', { name: 'Remote' }).click();
    for (const group of ['Sandbox', 'Engine'])
      await workbench.page.locator('.settings-toc-container').getByText(group, { exact: true }).first().waitFor();
    await workbench.page.locator('.settings-editor').getByText('Wo eine eigene Fitness läuft').first().waitFor();
    await workbench.screenshot('german-settings');
    await workbench.press('Escape', 'Escape');
    await workbench.page.locator('.settings-editor').waitFor({ state: 'hidden' });
  });

  test('shows the dashboard in German', async () => {
    await workbench.command('Dashboard öffnen');
    const page = workbench.webview;
    await page.getByRole('tab', { name: 'Übersicht' }).waitFor();
    await page.getByText('Keine Aufgabe läuft.').first().waitFor();
    assert.equal(await page.locator('html').getAttribute('lang'), 'de');
    await workbench.screenshot('german-dashboard');
  });
});
