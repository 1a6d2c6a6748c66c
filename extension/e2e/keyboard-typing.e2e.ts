import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Workbench } from './workbench.ts';

/** What typing alone proposes and writes in configs: no Ctrl+Space, no mouse. */
suite('Typing a config', function () {
  this.timeout(120_000);
  let workbench: Workbench;

  suiteSetup(async () => {
    workbench = await Workbench.open(
      { 'typed.ipynb': [''] },
      { 'typed.opt.yaml': '', 'keys.opt.yaml': '', 'values.opt.yaml': '', 'braces.opt.yaml': '', 'taken.opt.yaml': '' },
    );
    await workbench.page.locator('.codelens-decoration a').first().waitFor(); // the language server is there
  });
  suiteTeardown(() => workbench?.close());
  teardown(async function () {
    await workbench?.afterTest(this.currentTest, 'keyboard-typing');
  });

  const widget = (name: string) => workbench.page.locator(name);
  const type = (text: string) => workbench.page.keyboard.type(text, { delay: 30 });
  const proposed = (label: string) =>
    widget('.suggest-widget.visible .monaco-list-row').getByText(label, { exact: true }).first();
  /** The proposal that Enter takes. */
  const selected = (label: string) =>
    widget('.suggest-widget.visible .monaco-list-row.focused').getByText(label, { exact: true });
  const open = (name: string) => workbench.goToFile(name);
  const inFile = (name: string) => async (): Promise<void> => {
    await open(name);
    await widget('.editor-instance .monaco-editor.focused').waitFor();
  };
  async function inCell(): Promise<void> {
    await open('typed.ipynb');
    await workbench.kernelIsChosen();
    await workbench.cells.first().waitFor();
    await workbench.pressUntil('Enter', workbench.cells.first().locator('.monaco-editor.focused'));
    await workbench.press('Control+End');
  }
  /** What the disk has of a file once it is saved. */
  async function saved(name: string): Promise<string> {
    await workbench.press('Control+S');
    await widget('.tab.active:not(.dirty)').waitFor();
    return readFileSync(path.join(workbench.server.workspace, name), 'utf8');
  }

  for (const [place, begin] of [
    ['a file', inFile('keys.opt.yaml')],
    ['a cell', inCell],
  ] as const)
    test(`proposes keys and whole configs in ${place} as soon as a letter is typed`, async () => {
      await begin();
      for (const [letters, label] of [
        ['a', 'algorithm'],
        ['prob', 'problem'],
        ['opt', 'optimize a built-in problem'],
      ] as const) {
        await type(letters);
        await proposed(label).waitFor();
        await workbench.press('Escape', 'Shift+Home', 'Delete');
      }
      await type('stop: {ev');
      await proposed('evaluations').waitFor();
      await workbench.screenshot(`keyboard-typing-${place === 'a file' ? 'file' : 'cell'}`);
      await workbench.press('Escape', 'Shift+Home', 'Delete');
    });

  test('writes what is typed line by line, whatever is proposed meanwhile', async () => {
    await inFile('typed.opt.yaml')();
    for (const [line, ...expected] of [
      ['algorithm: lshade'],
      ['problem:', 'dimensions'],
      ['function: sphere'],
      ['dimensions: 3'],
    ] as const) {
      await type(line);
      await workbench.press('Enter');
      for (const label of expected) await proposed(label).waitFor();
    }
    await workbench.press('Shift+Tab');
    await type('stop:');
    await workbench.press('Enter');
    await proposed('evaluations').waitFor();
    await workbench.screenshot('keyboard-typing-enter');
    await type('evaluations: 500');
    await workbench.press('Enter');
    const text = await saved('typed.opt.yaml');
    assert.equal(text.trimEnd(), 'algorithm: lshade\nproblem:\n  function: sphere\n  dimensions: 3\nstop:\n  evaluations: 500');
  });

  const values = [
    ...['algorithm: DE', 'runs: 3', 'background: true', 'problem:', 'function: sphere', 'dimensions: 1'],
    ...['bounds: [-5, 5]', 'bounds: [[-5, 5], [-4, 4]]', 'objective: minimize', 'function: "sphere"', 'function: sphere '],
  ];
  for (const [place, name, begin] of [
    ['a file', 'values.opt.yaml', inFile('values.opt.yaml')],
    ['a cell', 'typed.ipynb', inCell],
  ] as const)
    test(`makes a new line after every whole value in ${place}, at any speed`, async () => {
      await begin();
      await workbench.press('Control+A', 'Delete');
      for (const delay of [0, 50, 150])
        for (const line of values) {
          await workbench.page.keyboard.type(line, { delay });
          await workbench.press('Enter');
          if (line === values.at(-1)) await workbench.press('Shift+Tab');
        }
      await workbench.screenshot(`keyboard-typing-values-${place === 'a file' ? 'file' : 'cell'}`);
      const text = await saved(name);
      const lines = place === 'a file' ? text : JSON.parse(text).cells[0].source.join('');
      // Without a pause between keys VS Code now and then leaves out the indentation below a key.
      const unindented = (text: string): readonly string[] => text.split('\n').map((line) => line.trim());
      assert.deepEqual(unindented(lines.trimEnd()), unindented([...values, ...values, ...values].join('\n')));
    });

  test('makes a new line after Enter between braces and brackets, and proposes there what belongs there', async () => {
    await inFile('braces.opt.yaml')();
    await type('algorithms: [');
    await workbench.press('Enter');
    await proposed('ant_colony').waitFor();
    await type('GA,');
    await workbench.press('Enter');
    await type('PSO');
    await workbench.press('Control+End', 'Enter');
    await type('stop: {');
    await workbench.press('Enter');
    await proposed('evaluations').waitFor();
    await workbench.screenshot('keyboard-typing-braces');
    await type('seconds: 5,');
    await workbench.press('Enter');
    await type('eva');
    await selected('evaluations').waitFor();
    await workbench.press('Enter');
    await type('70');
    const text = await saved('braces.opt.yaml');
    assert.equal(text.trimEnd(), 'algorithms: [\n  GA,\n  PSO\n]\nstop: {\n  seconds: 5,\n  evaluations: 70\n}');
  });

  test('makes a new line after a value that is typed whole behind a key that was taken', async () => {
    await inFile('taken.opt.yaml')();
    await type('algo');
    await selected('algorithm').waitFor();
    await workbench.press('Enter');
    await proposed('ant_colony').waitFor();
    await type('PSO');
    await workbench.press('Enter');
    await type('problem:');
    await workbench.press('Enter');
    await proposed('bounds').waitFor();
    await type('bou');
    await selected('bounds').waitFor();
    await workbench.press('Enter');
    await type('-5, 5]'); // over the bracket that the proposal has written
    await workbench.press('Enter');
    await type('function: sphere');
    const text = await saved('taken.opt.yaml');
    assert.equal(text.trimEnd(), 'algorithm: PSO\nproblem:\n  bounds: [-5, 5]\n  function: sphere');
  });
});
