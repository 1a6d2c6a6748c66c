import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import * as vscode from 'vscode';
import { closeAll, until } from './notebook.ts';

const sample = (name: string): string => {
  const extension = vscode.extensions.getExtension('optimizehub.optimizehub');
  return readFileSync(path.join(extension?.extensionPath ?? '', 'samples', name), 'utf8');
};

suite('First use', () => {
  teardown(closeAll);

  test('New Config opens a config that is not saved yet', async () => {
    await vscode.commands.executeCommand('optimizehub.newConfig');
    const document = vscode.window.activeTextEditor?.document;
    assert.equal(document?.languageId, 'optimizehub');
    assert.equal(document?.isUntitled, true);
    assert.match(document?.getText() ?? '', /^algorithm: /m);
    assert.equal(path.basename(document?.uri.path ?? ''), 'config.opt.yaml', 'the name that is proposed for it');
    assert.equal(path.dirname(document?.uri.path ?? ''), vscode.workspace.workspaceFolders?.[0]?.uri.path);
    await vscode.commands.executeCommand('optimizehub.newConfig');
    assert.equal(path.basename(vscode.window.activeTextEditor?.document.uri.path ?? ''), 'config-2.opt.yaml');
  });

  test('Open Sample opens a copy of a config', async () => {
    await vscode.commands.executeCommand('optimizehub.openSample', 'ant-colony.opt.yaml');
    const document = vscode.window.activeTextEditor?.document;
    assert.equal(document?.languageId, 'optimizehub');
    assert.equal(document?.isUntitled, true);
    assert.equal(document?.getText(), sample('ant-colony.opt.yaml'));
  });

  test('Open Sample opens a copy of a notebook, which is ours', async () => {
    await vscode.commands.executeCommand('optimizehub.openSample', 'custom-fitness.ipynb');
    const notebook = vscode.window.activeNotebookEditor?.notebook;
    assert.equal(notebook?.isUntitled, true);
    assert.equal(notebook?.metadata.metadata?.kernelspec?.name, 'optimizehub');
    const languages = notebook?.getCells().map((cell) => cell.document.languageId);
    assert.deepEqual(languages, ['markdown', 'typescript', 'markdown', 'optimizehub', 'markdown', 'python', 'optimizehub']);
  });

  test('New Optimization, accepted at each step, opens a notebook with a config', async () => {
    let isDone = false;
    const done = vscode.commands.executeCommand('optimizehub.newOptimization').then(() => {
      isDone = true;
    });
    await until('every step is accepted', async () => {
      await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
      return isDone;
    });
    await done;
    const notebook = vscode.window.activeNotebookEditor?.notebook;
    assert.equal(notebook?.isUntitled, true);
    assert.match(notebook?.cellAt(0).document.getText() ?? '', /^algorithm: particle_swarm\nproblem:\n {2}function: rastrigin\n/);
  });
});
