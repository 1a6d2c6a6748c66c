import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeAll, openNotebook } from './notebook.ts';

suite('Activation', () => {
  suiteTeardown(closeAll);

  test('opening a notebook activates the extension', async () => {
    await openNotebook('');
    const extension = vscode.extensions.getExtension('optimizehub.optimizehub');
    await extension?.activate();
    assert.ok(extension?.isActive);
  });

  test('every command of the manifest is registered', async () => {
    const registered = await vscode.commands.getCommands(true);
    const { contributes } = vscode.extensions.getExtension('optimizehub.optimizehub')?.packageJSON ?? {};
    const declared: string[] = contributes.commands.map((entry: { command: string }) => entry.command);
    assert.ok(declared.length >= 5);
    assert.deepEqual(
      declared.filter((command) => !registered.includes(command)),
      [],
    );
  });

  test('New Optimization Notebook opens a notebook that validates as ours', async () => {
    await vscode.commands.executeCommand('optimizehub.newNotebook');
    const notebook = vscode.window.activeNotebookEditor?.notebook;
    assert.equal(notebook?.notebookType, 'jupyter-notebook');
    assert.ok(notebook?.getCells().some((cell) => cell.document.languageId === 'optimizehub'));
  });
});
