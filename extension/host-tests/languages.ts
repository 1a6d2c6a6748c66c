import assert from 'node:assert/strict';
import * as vscode from 'vscode';

suite('Languages', () => {
  test('VS Code knows the language of configs', async () => {
    assert.ok((await vscode.languages.getLanguages()).includes('optimizehub'));
  });

  test('a file named *.opt.yaml is a config', async () => {
    const folder = vscode.workspace.workspaceFolders?.[0];
    assert.ok(folder, 'a folder is open');
    const [file] = await vscode.workspace.findFiles('**/*.opt.yaml');
    assert.ok(file, 'the folder has a config');
    assert.equal((await vscode.workspace.openTextDocument(file)).languageId, 'optimizehub');
  });
});
