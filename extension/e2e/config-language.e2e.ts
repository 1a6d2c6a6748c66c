import assert from 'node:assert/strict';
import { Workbench } from './workbench.ts';

suite('The language of configs in the window', function () {
  this.timeout(180_000);
  let workbench: Workbench;

  suiteSetup(async () => {
    workbench = await Workbench.open(
      {
        'cells.ipynb': [
          { language: 'typescript', text: '// fitness: beam\nexport const fitness = (x: Float64Array) => x[0] ** 2;' },
          'algorithms: [particle_swarm, cma_es]\nproblem:\n  fitness: bean\n  dimensions: 3\n  bounds: [-1, 1]\nruns: 3',
        ],
      },
      {
        'wrong.opt.yaml': 'algorithm: PSSO\nproblem:\n  function: rastrigin\n  dimensions: 5\nruns: 5000\n',
        'growing.opt.yaml': 'algorithm: differential_evolution\nproblem:\n  function: ackley\n  dimensions: 4\nparams:\n  \n',
      },
    );
  });
  suiteTeardown(() => workbench?.close());
  teardown(async function () {
    await workbench?.afterTest(this.currentTest, 'config-language');
  });

  const widget = (name: string) => workbench.page.locator(name);
  const editor = () => workbench.page.locator('.editor-instance .monaco-editor').first();
  async function open(name: string): Promise<void> {
    await workbench.openFile(name);
    await workbench.page.locator('.tab.active', { hasText: name }).waitFor();
    await widget('.codelens-decoration a').first().waitFor();
  }

  for (const theme of ['Dark Modern', 'Light Modern']) {
    const shade = theme.split(' ')[0]?.toLowerCase();
    test(`explains what one points at, with a picture of the problem, in ${theme}`, async () => {
      await workbench.chooseTheme(theme);
      await open('particle-swarm.opt.yaml');
      const hover = widget('.monaco-hover').filter({ hasText: 'in two dimensions' }).or(widget('.monaco-hover:has(img)')).first();
      await workbench.pointAt(editor().getByText('rastrigin', { exact: true }).first(), hover);
      await workbench.screenshot(`language-hover-${shade}`);
      await workbench.page.mouse.move(5, 5);
      assert.match(
        (await widget('.codelens-decoration').first().textContent()) ?? '',
        /Run.*Run in Background.*Validate.*Compare/,
      );
      const paper = widget('.monaco-hover').filter({ hasText: 'Kennedy' }).first();
      await workbench.pointAt(editor().getByText('particle_swarm', { exact: true }).first(), paper);
      await workbench.screenshot(`language-hover-algorithm-${shade}`);
      await workbench.page.mouse.move(5, 5);
    });
    test(`proposes parameters while one types, in ${theme}`, async () => {
      await open('growing.opt.yaml');
      await workbench.page.keyboard.press('Control+End');
      await workbench.page.keyboard.press('ArrowUp');
      await workbench.page.keyboard.press('End');
      await workbench.page.keyboard.press('Control+Space');
      await workbench.proposes('population_size');
      await workbench.screenshot(`language-completion-${shade}`);
      await workbench.page.keyboard.press('Escape');
    });
  }

  test('mends a mistake by the keyboard', async () => {
    await workbench.chooseTheme('Dark Modern');
    await open('wrong.opt.yaml');
    await widget('.squiggly-error').nth(1).waitFor();
    await workbench.goToNextMistake();
    await workbench.askForFixes('Change to PSO');
    await workbench.screenshot('language-quick-fix-dark');
    await workbench.page.keyboard.press('Enter');
    await editor().locator('.view-lines').getByText('PSO', { exact: true }).waitFor();
    await widget('.squiggly-error').nth(1).waitFor({ state: 'detached' });
    await workbench.goToNextMistake();
    await workbench.askForFixes('Use the nearest value in range: 1000');
    await workbench.page.keyboard.press('Enter');
    await widget('.squiggly-error').first().waitFor({ state: 'detached' });
    await workbench.page.keyboard.press('Control+S');
  });

  test('runs a config from the line above it', async () => {
    await open('particle-swarm.opt.yaml');
    const result = workbench.outputs.locator('.optimizehub[data-running=false]').first();
    await workbench.pressLens('Run', workbench.cells.first());
    await result.waitFor({ timeout: 60_000 });
    await workbench.screenshot('language-run-by-lens');
    await workbench.page.keyboard.press('Control+W');
    await workbench.page.getByRole('button', { name: "Don't Save" }).click();
  });

  test('works in cells, and knows the cells beside them', async () => {
    await workbench.openNotebook('cells.ipynb');
    const config = workbench.cells.nth(1);
    await config.locator('.squiggly-error').first().waitFor();
    await workbench.screenshot('language-cells-dark');
    const nearest = widget('.monaco-hover').filter({ hasText: 'did you mean beam' }).first();
    await workbench.pointAt(config.locator('.squiggly-error').first(), nearest);
    await workbench.screenshot('language-cells-hover-dark');
    await workbench.page.mouse.move(5, 5);
  });
});
