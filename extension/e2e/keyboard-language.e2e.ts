import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Workbench } from './workbench.ts';

/** Every row of the language of configs, by the keyboard alone: one window, one config, from an empty file to a run. */
suite('The language of configs by the keyboard alone', function () {
  this.timeout(120_000);
  let workbench: Workbench;

  suiteSetup(async () => {
    workbench = await Workbench.open(
      {
        'named.ipynb': [
          { language: 'typescript', text: '// fitness: beam\nexport const fitness = (x: Float64Array) => x[0] ** 2;' },
          'algorithm: particle_swarm\nproblem:\n  fitness: beam\n  dimensions: 3\n  bounds: [-1, 1]\n',
          { language: 'yaml', text: 'algorithm: particle_swarm\nproblem:\n  function: sphere\n  dimensions: 2\n' },
        ],
      },
      {
        'typed.opt.yaml': '',
        'unmade.opt.yaml': 'algorithm: PSO\nproblem: {fitness: ./fresh.fitness.ts, dimensions: 2, bounds: [-1, 1]}\n',
        'untidy.opt.yaml': 'algorithm:    PSO # fast\nproblem: { dimensions:  2, function: sphere }\n',
      },
    );
  });
  suiteTeardown(() => workbench?.close());
  teardown(async function () {
    await workbench?.afterTest(this.currentTest, 'keyboard-language');
  });

  const widget = (name: string) => workbench.page.locator(name);
  const lines = () => widget('.editor-instance .view-lines').first();
  const open = (name: string) => workbench.goToFile(name);
  /** The editor of a cell while it has the keyboard. */
  const typing = (cell: number) => workbench.cells.nth(cell).locator('.monaco-editor.focused');
  async function goTo(line: number, column: number): Promise<void> {
    await workbench.press('Control+G');
    await workbench.quickInput.fill(`:${line},${column}`);
    await workbench.press('Enter');
    await workbench.quickPick.waitFor({ state: 'hidden' });
  }

  test('a snippet begins a config, and completion fills it', async () => {
    await widget('.codelens-decoration a').first().waitFor(); // the language server is there
    await open('typed.opt.yaml');
    await widget('.editor-instance .view-line').nth(1).waitFor({ state: 'detached' });
    await widget('.editor-instance .monaco-editor.focused').waitFor();
    await workbench.press('Control+Space');
    await widget('.suggest-widget .monaco-list-row.focused').filter({ hasText: 'optimize a built-in problem' }).waitFor();
    await workbench.page.keyboard.type('optimize');
    await widget('.suggest-widget .monaco-list-row.focused').filter({ hasText: 'optimize a built-in problem' }).waitFor();
    await workbench.screenshot('keyboard-snippets');
    await workbench.press('Enter');
    await lines().getByText('function', { exact: false }).first().waitFor();
    await workbench.press('Escape', 'Escape', 'Control+End');
    await workbench.page.keyboard.type('prio');
    await workbench.press('Control+Space'); // nothing is proposed by itself as long as a snippet is filled in
    await workbench.proposes('priority');
    await workbench.press('Escape', 'Control+Shift+K');
  });

  test('Ctrl+K Ctrl+I explains what the cursor is on, and tells the cost that stands beside the algorithm', async () => {
    await open('particle-swarm.opt.yaml');
    await widget('.codelens-decoration a').first().waitFor();
    await lines()
      .getByText(/evaluations/)
      .first()
      .waitFor();
    const text = readFileSync(path.join(workbench.server.workspace, 'particle-swarm.opt.yaml'), 'utf8').split('\n');
    const row = text.findIndex((line) => line.includes('function'));
    await goTo(row + 1, (text[row]?.indexOf('rastrigin') ?? 0) + 2);
    await workbench.press('Control+K', 'Control+I');
    await widget('.monaco-hover:has(img)').first().waitFor();
    await workbench.screenshot('keyboard-hover');
    await workbench.press('Escape');
    await goTo(text.findIndex((line) => line.startsWith('algorithm')) + 1, 14);
    await workbench.press('Control+K', 'Control+I');
    const hover = widget('.monaco-hover').filter({ hasText: 'Particle Swarm' });
    await hover.getByText(/^Cost: ≤ 3,030 evaluations/).waitFor();
    await hover.getByText('Cost of one run, by the speed measured on this machine:').waitFor();
    await workbench.screenshot('keyboard-cost');
    await workbench.press('Escape');
  });

  test('Ctrl+Shift+O outlines it', async () => {
    await workbench.press('Control+Shift+O');
    await workbench.quickPick.locator('.monaco-list-row', { hasText: 'problem' }).first().waitFor();
    await workbench.screenshot('keyboard-outline');
    await workbench.press('Escape');
  });

  test('Shift+Alt+F formats it; F8 leads to a mistake and Ctrl+. mends it', async () => {
    await open('untidy.opt.yaml');
    await widget('.codelens-decoration a').first().waitFor();
    await workbench.press('Control+Shift+I'); // what Shift+Alt+F is called on Linux
    await lines().getByText('algorithm: PSO # fast').waitFor();
    await goTo(1, 12);
    await workbench.press('Shift+End');
    await workbench.page.keyboard.type('PSSO');
    await workbench.press('Escape');
    await widget('.squiggly-error').first().waitFor();
    await workbench.goToNextMistake();
    await workbench.askForFixes('Change to PSO');
    await workbench.press('Enter');
    await widget('.squiggly-error').first().waitFor({ state: 'detached' });
    await workbench.press('Control+S');
  });

  test('the actions above it are reached from the palette, and run it', async () => {
    await goTo(1, 1);
    await workbench.press('F1');
    await workbench.quickInput.fill('>Show CodeLens Commands For Current Line');
    await workbench.quickPick.locator('.monaco-list-row.focused', { hasText: 'CodeLens' }).waitFor();
    await workbench.press('Enter');
    const actions = workbench.quickPick.locator('.monaco-list-row');
    for (const title of ['Run', 'Run in Background', 'Validate', 'Compare'])
      await actions.filter({ hasText: title }).first().waitFor();
    await workbench.screenshot('keyboard-lenses');
    await workbench.quickInput.fill('Validate');
    await workbench.press('Enter');
    await workbench.page.getByText('untidy.opt.yaml is valid').first().waitFor();
    await workbench.press('Control+Enter');
    await workbench.outputs.locator('.optimizehub[data-running=false]').first().waitFor({ timeout: 60_000 });
    await workbench.press('Control+W');
    await workbench.page.getByRole('button', { name: "Don't Save" }).press('Enter');
  });

  test('in cells, F12 leads to the fitness and F2 renames it from its own side; YAML cells are completed, too', async () => {
    await workbench.clearNotifications(); // Escape would close one of them instead of leaving the cell
    await open('named.ipynb');
    await workbench.kernelIsChosen();
    await workbench.cells.nth(1).waitFor();
    await workbench.press('Control+Home', 'ArrowDown', 'Enter');
    await typing(1).waitFor();
    await workbench.press('Control+Home', 'ArrowDown', 'ArrowDown', 'End', 'F12');
    await typing(0).waitFor();
    await workbench.press('F2');
    await widget('.rename-box input:focus').waitFor(); // it is there before it has the keyboard
    await workbench.page.keyboard.type('girder');
    await workbench.press('Enter');
    await workbench.cells.nth(1).getByText('girder').first().waitFor();
    await workbench.cells.nth(0).getByText('fitness: girder').first().waitFor();
    await workbench.screenshot('keyboard-rename');
    await workbench.press('Escape');
    await typing(0).waitFor({ state: 'detached' });
    await workbench.press('ArrowDown', 'ArrowDown', 'Enter');
    await typing(2).waitFor();
    await workbench.cells.nth(2).locator('.codelens-decoration a').first().waitFor(); // the server knows the cell
    await workbench.press('Control+End');
    await workbench.page.keyboard.type('see');
    await workbench.proposes('seed');
    await workbench.screenshot('keyboard-yaml-cell');
    await workbench.press('Escape');
  });

  test('Ctrl+Shift+Enter in a cell runs it in the background, as in a file', async () => {
    await workbench.press('Shift+Home', 'Delete', 'Control+Shift+Enter');
    await workbench.cells.nth(2).getByText('background').first().waitFor();
    await workbench.outputs.locator('.optimizehub[data-running=false]').first().waitFor({ timeout: 60_000 });
  });

  test('Ctrl+. makes the fitness file that a config names, and opens it to be written on', async () => {
    await open('unmade.opt.yaml');
    await widget('.squiggly-error').first().waitFor();
    await workbench.goToNextMistake();
    await workbench.askForFixes('Create fresh.fitness.ts');
    await workbench.press('Enter');
    await workbench.page.locator('.tab.active', { hasText: 'fresh.fitness.ts' }).waitFor({ timeout: 15_000 });
    await widget('.editor-instance .monaco-editor.focused').waitFor();
    await workbench.screenshot('keyboard-created-fitness');
    const [made, named] = ['fresh.fitness.ts', 'unmade.opt.yaml'].map((name) =>
      readFileSync(path.join(workbench.server.workspace, name), 'utf8'),
    );
    assert.match(made ?? '', /fitness/);
    assert.match(named ?? '', /fresh\.fitness\.ts/);
    await open('unmade.opt.yaml');
    await widget('.squiggly-error').first().waitFor({ state: 'detached' });
  });
});
