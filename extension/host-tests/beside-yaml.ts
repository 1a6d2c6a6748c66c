import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import * as vscode from 'vscode';
import { closeAll, openCells, until } from './notebook.ts';

const wrong = 'algorithm: particle_swarm\nproblem:\n  function: spere\n  dimensions: 2\n';
const ask = <T>(command: string, ...rest: unknown[]) => vscode.commands.executeCommand<T>(`vscode.execute${command}`, ...rest);
const sourcesOf = (uri: vscode.Uri) => vscode.languages.getDiagnostics(uri).map(({ source }) => source);

/** What hover and completion tell at a place: whether each comes from us, from the other extension, or from both. */
async function answersAt(uri: vscode.Uri) {
  const hovers = await ask<vscode.Hover[]>('HoverProvider', uri, new vscode.Position(0, 14));
  const { items } = await ask<vscode.CompletionList>('CompletionItemProvider', uri, new vscode.Position(0, 11));
  const labels = items.map(({ label }) => (typeof label === 'string' ? label : label.label));
  return { hovers: hovers.length, swarms: labels.filter((label) => label === 'particle_swarm').length, labels };
}

suite('Beside the YAML extension', () => {
  suiteSetup(async () => {
    // It answers for YAML from here on; that it does is what the last test relies on.
    await vscode.extensions.getExtension('redhat.vscode-yaml')?.activate();
  });
  teardown(closeAll);

  async function comesOnce(uri: vscode.Uri): Promise<void> {
    await until('the config is checked', () => sourcesOf(uri).length > 0);
    assert.deepEqual(sourcesOf(uri), ['OptimizeHub']);
    const answers = await until('it is completed', async () => {
      const found = await answersAt(uri);
      return found.swarms > 0 && found.hovers > 0 && found;
    });
    assert.deepEqual([answers.hovers, answers.swarms], [1, 1]);
    assert.ok(!answers.labels.includes('completed as YAML'));
  }

  for (const ending of ['opt.yaml', 'opt.yml'])
    test(`everything told of a file *.${ending} comes once, from us`, async () => {
      const file = path.join(vscode.workspace.workspaceFolders?.[0]?.uri.fsPath ?? '', `beside.${ending}`);
      writeFileSync(file, wrong);
      await comesOnce((await vscode.window.showTextDocument(vscode.Uri.file(file))).document.uri);
    });
  test('everything told of a cell comes once, from us', async () => {
    await comesOnce((await openCells(['optimizehub', wrong])).cellAt(0).document.uri);
  });
  test('a YAML cell is left to it, and is ours alone once its language is changed', async () => {
    const notebook = await openCells(['yaml', wrong]);
    const { uri } = notebook.cellAt(0).document;
    await until('it is checked as YAML', () => sourcesOf(uri).includes('YAML'));
    const before = await answersAt(uri);
    assert.deepEqual([sourcesOf(uri), before.hovers, before.swarms], [['YAML'], 1, 0]);
    await vscode.languages.setTextDocumentLanguage(notebook.cellAt(0).document, 'optimizehub');
    await until('it is ours', () => sourcesOf(uri).includes('OptimizeHub'));
    await comesOnce(notebook.cellAt(0).document.uri);
  });
});
