import assert from 'node:assert/strict';
import path from 'node:path';
import { Workbench } from './workbench.ts';

/** A few words of a language pack: there is none to be had without a network. */
const texts = path.join(import.meta.dirname, 'german.i18n.json');

suite('A German VS Code', function () {
  this.timeout(300_000);
  let workbench: Workbench;

  suiteSetup(async () => {
    workbench = await Workbench.open({}, {}, { language: { locale: 'de', texts } });
  });
  suiteTeardown(() => workbench?.close());
  teardown(async function () {
    if (this.currentTest?.state === 'failed') await workbench?.screenshot('german-failed');
  });

  test('is German itself, and so are the actions above a config', async () => {
    await workbench.page.locator('.statusbar').getByText('Ze 1, Sp 1').waitFor();
    await workbench.page.locator('.codelens-decoration').getByText('Im Hintergrund ausführen').waitFor();
    await workbench.page.locator('.statusbar').getByText('Bereit', { exact: true }).waitFor();
  });

  test('offers our commands in German, and is told what they find in German', async () => {
    await workbench.page.keyboard.press('F1');
    await workbench.quickInput.fill('>OptimizeHub:');
    await workbench.quickPick.getByText('OptimizeHub: Neue Optimierung…').first().waitFor();
    await workbench.screenshot('german-palette-dark');
    await workbench.page.keyboard.press('Escape');
    await workbench.command('Ergebnisse exportieren…');
    await workbench.page.getByText('Noch keine Aufgabe ist beendet. Führen Sie zuerst eine Konfiguration aus.').first().waitFor();
    await workbench.command('Konfiguration prüfen');
    await workbench.page.getByText('particle-swarm.opt.yaml ist gültig.').first().waitFor();
    await workbench.screenshot('german-messages-dark');
  });

  test('asks for a new optimization in German', async () => {
    await workbench.command('Neue Optimierung…');
    await workbench.quickPick.getByText('Was soll optimiert werden?').first().waitFor();
    await workbench.screenshot('german-new-optimization-dark');
    await workbench.page.keyboard.press('Escape');
  });

  for (const theme of ['Dark Modern', 'Light Modern'] as const)
    test(`shows the settings in their groups, in German and in ${theme}`, async () => {
      await workbench.chooseTheme(theme);
      await workbench.openSettings('@ext:optimizehub.optimizehub');
      const groups = workbench.page.locator('.settings-toc-container');
      for (const group of ['Sandbox', 'Engine', 'Konfigurationen'])
        await groups.getByText(group, { exact: true }).first().waitFor();
      await workbench.page.locator('.settings-editor').getByText('Wo eine eigene Fitness läuft').first().waitFor();
      await workbench.screenshot(`german-settings-${theme.split(' ')[0]?.toLowerCase()}`);
      await workbench.page.keyboard.press('Control+W');
    });

  test('shows the dashboard in German', async () => {
    await workbench.command('Dashboard öffnen');
    const page = workbench.webview;
    await page.getByRole('tab', { name: 'Überblick' }).waitFor();
    await page.getByText('Keine Aufgabe läuft.').first().waitFor();
    assert.equal(await page.locator('html').getAttribute('lang'), 'de');
    await workbench.screenshot('german-dashboard-light');
  });
});
