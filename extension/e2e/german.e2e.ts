import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { connectEngine } from '../../engine/client/connect.ts';
import { Workbench } from './workbench.ts';

const entry = path.resolve(import.meta.dirname, '../../dist/engine.mjs');
/** A few words of a language pack: there is none to be had without a network. */
const texts = path.join(import.meta.dirname, 'german.i18n.json');

const wrong = 'algorithm: PSSO\nproblem: {function: sphere, dimensions: 2}\n';
const unsafe = 'def fitness(x):\n    return eval("1")';
const run = 'algorithm: PSO\nproblem: {function: sphere, dimensions: 2}\nparams: {max_iterations: 20}\nseed: 1\n';
const warned = `${run}stop: {evaluations: 60, target: -1}\n`;
const endless = {
  text: 'algorithm: PSO\nproblem: {dimensions: 2, bounds: [[0, 1]]}\nseed: 1\nsandbox: {driver: embedded, seconds: 1}\n',
  fitness: { name: 'endlos.js', language: 'javascript', text: 'function fitness(x) { for (;;) { x[0] += 1; } }' },
} as const;
const outOfTime = 'Die Zeit der Fitness endlos.js war um: Die Sandbox beendet sie nach 1 s, und sie war noch nicht fertig.';

suite('A German VS Code', function () {
  this.timeout(120_000);
  let workbench: Workbench;

  suiteSetup(async () => {
    workbench = await Workbench.open(
      { 'lauf.ipynb': [run, { language: 'python', text: unsafe }, wrong, warned] },
      { 'wrong.opt.yaml': wrong },
      // Where no engine can be, the sandbox is the same on every machine.
      { language: { locale: 'de', texts }, environment: { DOCKER_HOST: 'unix:///nowhere/docker.sock' } },
    );
  });
  suiteTeardown(() => workbench?.close());
  teardown(async function () {
    await workbench?.afterTest(this.currentTest, 'german');
  });

  const hover = (text: string) => workbench.page.locator('.monaco-hover').filter({ hasText: text }).first();

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
    await workbench.press('Home', 'End');
    await workbench.askForFixes('Ändern in PSO');
    await workbench.screenshot('german-quick-fix');
    await workbench.press('Escape');
  });

  test('tells what is wrong under its squiggle, in German', async () => {
    const squiggle = workbench.page.locator('.editor-instance .squiggly-error').first();
    await workbench.pointAt(squiggle, hover('„PSSO“ ist als Algorithmus nicht bekannt; meinten Sie PSO?'));
    await workbench.screenshot('german-finding');
    await workbench.page.mouse.move(5, 5);
  });

  test('explains in German what one points at', async () => {
    await workbench.openFile('particle-swarm.opt.yaml');
    await workbench.page.locator('.tab.active', { hasText: 'particle-swarm.opt.yaml' }).waitFor();
    const problem = workbench.page.locator('.editor-instance').getByText('rastrigin', { exact: true }).first();
    await workbench.pointAt(problem, hover('Grenzen: [-5.12, 5.12] in jeder Dimension'));
    await workbench.screenshot('german-hover');
    await workbench.page.mouse.move(5, 5);
  });

  test('offers our commands in German, and is told what they find in German', async () => {
    await workbench.command('Protokoll anzeigen');
    await workbench.page
      .getByText('Die Engine hat noch kein Protokoll geschrieben; sie startet mit dem ersten Lauf.')
      .first()
      .waitFor();
    await workbench.page.getByRole('button', { name: 'OK' }).waitFor();
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

  test('tells in German what it refuses of a fitness in Python', async () => {
    await workbench.openNotebook('lauf.ipynb');
    const squiggle = workbench.cells.nth(1).locator('.squiggly-error').first();
    const finding = 'Der Name eval wird abgelehnt: Er führt Text als Code aus. Schreiben Sie die Rechnung selbst.';
    await workbench.pointAt(squiggle, hover(finding));
    await workbench.screenshot('german-python');
    await workbench.page.mouse.move(5, 5);
  });

  test('shows in German what came of a run, in a notebook that is stored in English', async () => {
    await workbench.openNotebook('lauf.ipynb');
    await workbench.focusCell(0);
    await workbench.page.keyboard.press('Shift+Enter');
    await workbench.outputs.locator('.optimizehub[data-running=false]').first().waitFor();
    const output = workbench.output();
    for (const words of ['particle_swarm auf sphere, 2 Dimensionen', 'Beste Fitness', 'Beendet, weil', 'max_iterations erreicht'])
      await output.getByText(words, { exact: true }).first().waitFor();
    for (const axis of ['Auswertungen', 'beste Fitness']) await output.locator('svg').getByText(axis, { exact: true }).waitFor();
    await workbench.screenshot('german-output');
    await workbench.save();
    const saved = readFileSync(path.join(workbench.server.workspace, 'lauf.ipynb'), 'utf8');
    assert.match(saved, /particle_swarm on sphere, 2 dimensions/);
    assert.doesNotMatch(saved, /Auswertungen|Dimensionen/);
  });

  test('tells in German why a cell was not run, and what it warns of, though a notebook keeps its warnings in English', async () => {
    await workbench.openNotebook('lauf.ipynb');
    await workbench.page.locator('.notebook-editor .monaco-list:focus').waitFor();
    await workbench.press('Control+Home', 'ArrowDown', 'ArrowDown', 'Shift+Enter', 'Shift+Enter');
    const refusal = workbench.outputs.locator('.output_container', {
      hasText: 'ConfigError: ein Fehler, nichts wurde ausgeführt',
    });
    await workbench.scrollTo(refusal.getByText('Zeile 1, Spalte 12: „PSSO“ ist als Algorithmus nicht bekannt').first());
    await workbench.scrollTo(workbench.outputs.getByText(/^Warnung \(Zeile 5\): Kein Lauf erreicht -1/).first());
    await workbench.screenshot('german-refusal');
    await workbench.save();
    const saved = readFileSync(path.join(workbench.server.workspace, 'lauf.ipynb'), 'utf8');
    assert.match(saved, /warning \(line 5\): No run reaches -1/);
  });

  test('shows the dashboard in German', async () => {
    await workbench.command('Dashboard öffnen');
    const page = workbench.webview;
    await page.getByRole('tab', { name: 'Übersicht' }).waitFor();
    await page.getByText('Keine Aufgabe läuft.').first().waitFor();
    assert.equal(await page.locator('html').getAttribute('lang'), 'de');
    await workbench.screenshot('german-dashboard');
  });

  test('tells in German why a task failed, in the Tasks view and in the dashboard', async () => {
    const engine = await connectEngine({ entry, directory: workbench.server.engineHome });
    try {
      const submission = await engine.submit(endless);
      assert.ok(submission.ok, JSON.stringify(submission));
      const [failed] = await engine.watch(submission.group, () => undefined);
      assert.match(failed?.error?.message ?? '', /^The fitness endlos\.js was out of time/);
    } finally {
      engine.dispose();
    }
    await workbench.command('Aufgaben anzeigen');
    const row = workbench.page.locator('.pane-body .monaco-list-row', { hasText: 'endlos.js' }).first();
    await workbench.pointAt(row, hover(outOfTime));
    await workbench.screenshot('german-failed-task');
    await row.click();
    await workbench.page.mouse.move(5, 5);
    const page = workbench.webview;
    await page.getByRole('heading', { name: 'Fehler' }).waitFor();
    await page.locator('#panel-details .error', { hasText: outOfTime }).waitFor();
    await page.locator('#panel-details .error', { hasText: 'Keine Generation war vollständig' }).waitFor();
    await workbench.screenshot('german-failed-task-details');
  });

  test('tells in German why no container is used', async () => {
    await workbench.goToFile('particle-swarm.opt.yaml');
    const sandbox = workbench.page.locator('.statusbar').getByText('Sandbox: eingebettet');
    await workbench.pointAt(sandbox, hover('Für Container: Starten Sie die Engine, die DOCKER_HOST nennt'));
    await workbench.screenshot('german-sandbox');
    await workbench.page.mouse.move(5, 5);
  });

  test('tells in German what Sandbox Doctor finds', async () => {
    await workbench.command('Sandbox untersuchen');
    await workbench.page.locator('.tab.active', { hasText: 'Untersuchung der Sandbox' }).waitFor();
    const report = workbench.page.locator('.editor-instance .view-lines');
    for (const words of [
      'Container-Engine: Keine antwortet an unix:///nowhere/docker.sock, von DOCKER_HOST genannt: Diesen Socket gibt es nicht.',
      'Starten Sie die Engine, die DOCKER_HOST nennt, oder berichtigen Sie DOCKER_HOST',
      'eingebettete Sandbox: Sie führt JavaScript und TypeScript ohne Container aus.',
    ])
      await report.getByText(words).first().waitFor();
    await workbench.screenshot('german-doctor');
  });
});
