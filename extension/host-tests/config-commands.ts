import assert from 'node:assert/strict';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import * as vscode from 'vscode';
import { chartMime, closeAll, openCells, textOf, until } from './notebook.ts';

const config = 'algorithm: particle_swarm\nproblem:\n  function: sphere\n  dimensions: 2\nseed: 1\n';
const hasRun = (cell: vscode.NotebookCell) => cell.executionSummary?.success === true && textOf(cell, chartMime) !== undefined;

suite('Commands on a config', () => {
  let folder: string;
  setup(() => {
    folder = path.join(vscode.workspace.workspaceFolders?.[0]?.uri.fsPath ?? '', 'config-commands');
    mkdirSync(folder);
  });
  teardown(async () => {
    await closeAll();
    rmSync(folder, { recursive: true });
  });

  async function openConfig(text: string, name = 'a.opt.yaml'): Promise<vscode.Uri> {
    const uri = vscode.Uri.file(path.join(folder, name));
    writeFileSync(uri.fsPath, text);
    await vscode.window.showTextDocument(uri);
    return uri;
  }
  /** It is opened empty, then filled. */
  const newNotebook = () =>
    until('a notebook was opened and filled', () =>
      vscode.workspace.notebookDocuments.find(({ isUntitled, cellCount }) => isUntitled && cellCount > 0),
    );

  test('Run Config runs a file in a notebook of its own', async () => {
    await vscode.commands.executeCommand('optimizehub.runConfig', await openConfig(config));
    const notebook = await newNotebook();
    await until('it has run', () => hasRun(notebook.cellAt(0)));
  });
  test('Run Config of a file with mistakes puts the cursor on the first, underlines all, and opens and runs nothing', async () => {
    // A name of its own: the editor may still have the text of an earlier file.
    const uri = await openConfig(config.replace('particle_swarm', 'particle_swam').replace('sphere', 'spere'), 'wrong.opt.yaml');
    const opened: vscode.NotebookDocument[] = [];
    const subscription = vscode.workspace.onDidOpenNotebookDocument((notebook) => opened.push(notebook));
    for (const command of ['runConfig', 'runInBackground']) {
      vscode.window.activeTextEditor!.selection = new vscode.Selection(0, 0, 0, 0);
      await vscode.commands.executeCommand(`optimizehub.${command}`, uri);
      const { document, selection } = vscode.window.activeTextEditor!;
      assert.deepEqual([document.uri.toString(), document.getText(selection)], [uri.toString(), 'particle_swam'], command);
      assert.equal(vscode.languages.getDiagnostics(uri).filter(({ source }) => source === 'OptimizeHub').length, 2);
    }
    subscription.dispose();
    assert.deepEqual(
      opened.map(({ uri }) => uri.path),
      [],
    );
  });
  test('Run Config runs the cell that it was called on, and no other', async () => {
    const notebook = await openCells(['optimizehub', config], ['optimizehub', config]);
    await vscode.commands.executeCommand('optimizehub.runConfig', notebook.cellAt(1).document.uri);
    await until('it has run', () => hasRun(notebook.cellAt(1)));
    assert.equal(notebook.cellAt(0).executionSummary?.executionOrder, undefined);
  });
  test('Run Config in Background says so in the config, and returns at once', async () => {
    const notebook = await openCells(['optimizehub', config]);
    const { document } = notebook.cellAt(0);
    await vscode.commands.executeCommand('optimizehub.runInBackground', document.uri);
    assert.equal(document.getText(), `${config}background: true\n`);
    await until('it was submitted', () => hasRun(notebook.cellAt(0)));
    await vscode.commands.executeCommand('optimizehub.runInBackground', await openConfig(config));
    const opened = await until('a notebook was opened', () =>
      vscode.workspace.notebookDocuments.find((other) => other !== notebook && other.cellCount > 0 && other.isUntitled),
    );
    assert.equal(opened.cellAt(0).document.getText(), `${config}background: true\n`);
  });
  test('Validate Config shows what is wrong in a file and in a cell, once', async () => {
    const wrong = config.replace('sphere', 'spere');
    const file = await openConfig(wrong);
    const cell = (await openCells(['optimizehub', wrong])).cellAt(0).document.uri;
    for (const uri of [file, cell]) {
      await vscode.commands.executeCommand('optimizehub.validateConfig', uri);
      const found = () => vscode.languages.getDiagnostics(uri).filter(({ source }) => source === 'OptimizeHub');
      await until('it is underlined', () => found().length === 1);
      assert.match(found()[0]?.message ?? '', /did you mean sphere/);
    }
  });
});
