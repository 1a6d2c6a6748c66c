import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Workbench } from './workbench.ts';

/** What typing alone proposes and writes in configs: no Ctrl+Space, no mouse. */
suite('Typing a config', function () {
  this.timeout(120_000);
  let workbench: Workbench;

  suiteSetup(async () => {
    workbench = await Workbench.open({ 'typed.ipynb': [''] }, { 'typed.opt.yaml': '', 'keys.opt.yaml': '' });
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
    await workbench.press('Control+S');
    await widget('.tab.active:not(.dirty)').waitFor();
    const text = readFileSync(path.join(workbench.server.workspace, 'typed.opt.yaml'), 'utf8');
    assert.equal(text.trimEnd(), 'algorithm: lshade\nproblem:\n  function: sphere\n  dimensions: 3\nstop:\n  evaluations: 500');
  });
});
