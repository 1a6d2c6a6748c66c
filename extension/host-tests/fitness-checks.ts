import assert from 'node:assert/strict';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import * as vscode from 'vscode';
import { closeAll, errorOf, openCells, openNotebook, runCell, until } from './notebook.ts';

const reaching = 'function fitness(x) {\n  eval("1");\n  return process.pid;\n}\n';
const innocent = 'function fitness(x) {\n  return x[0] ** 2;\n}\n';

const ours = (uri: vscode.Uri) => vscode.languages.getDiagnostics(uri).filter(({ source }) => source === 'OptimizeHub');
const found = (uri: vscode.Uri) =>
  ours(uri).map(({ code, range: { start, end } }) => [code, start.line, start.character, end.character]);
const expected = [
  ['dynamic-code', 1, 2, 6],
  ['process', 2, 9, 16],
];

async function replaceText(document: vscode.TextDocument, text: string): Promise<void> {
  const edit = new vscode.WorkspaceEdit();
  edit.replace(document.uri, new vscode.Range(0, 0, document.lineCount, 0), text);
  await vscode.workspace.applyEdit(edit);
}

/** A folder of the workspace for one test. */
function folderOf(name: string, files: Readonly<Record<string, string>>): (file: string) => vscode.Uri {
  const folder = path.join(vscode.workspace.workspaceFolders?.[0]?.uri.fsPath ?? '', name);
  mkdirSync(folder);
  folders.push(folder);
  for (const [file, text] of Object.entries(files)) writeFileSync(path.join(folder, file), text);
  return (file) => vscode.Uri.file(path.join(folder, file));
}

const open = async (uri: vscode.Uri) => (await vscode.window.showTextDocument(uri)).document;

const folders: string[] = [];

suite('A fitness as one types', () => {
  teardown(async () => {
    await closeAll();
    for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
  });

  test('is underlined in its cell where it is refused, with rule, reason and advice, before anything is run', async () => {
    const notebook = await openCells(['javascript', reaching], ['python', 'import os\ndef fitness(x):\n    return 1\n']);
    const [first, second] = notebook.getCells().map((cell) => cell.document.uri);
    assert.ok(first && second);
    await until('both cells are underlined', () => found(first).length > 0 && found(second).length > 0);
    assert.deepEqual(found(first), expected);
    assert.match(ours(first)[0]?.message ?? '', /\. .+\./);
    assert.equal(found(second)[0]?.[1], 0);
  });

  test('is no longer underlined once it is mended, and again when it is spoilt', async () => {
    const notebook = await openCells(['typescript', reaching]);
    const { document } = notebook.cellAt(0);
    await until('the cell is underlined', () => found(document.uri).length === 2);
    await replaceText(document, innocent);
    await until('nothing is underlined', () => found(document.uri).length === 0);
    await replaceText(document, reaching);
    await until('the cell is underlined again', () => found(document.uri).length === 2);
    await vscode.languages.setTextDocumentLanguage(document, 'optimizehub');
    await until('a cell of another language is not', () => found(document.uri).length === 0);
  });

  test('is underlined once, not twice, when it is run as well', async () => {
    const notebook = await openCells(['javascript', reaching]);
    const { document } = notebook.cellAt(0);
    await until('the cell is underlined', () => found(document.uri).length === 2);
    await runCell(notebook, 0);
    assert.deepEqual(found(document.uri), expected);
  });

  test('is underlined in a file by its name, and no longer once that is closed', async () => {
    const at = folderOf('by-name', { 'beam.fitness.js': reaching });
    const document = await open(at('beam.fitness.js'));
    await until('the file is underlined', () => found(document.uri).length > 0);
    assert.deepEqual(found(document.uri), expected);
    await closeAll();
    await until('nothing is left', () => found(document.uri).length === 0);
  });

  test('is underlined in a file beside a config; other code is left in peace', async () => {
    const alone = folderOf('alone', { 'script.js': reaching });
    const at = folderOf('beside', {
      'a.opt.yaml': 'algorithm: PSO\nproblem: {dimensions: 1, bounds: [0, 1]}\n',
      'script.js': reaching,
      'other.js': 'process.exit(0);\n',
    });
    const others = [await open(alone('script.js')), await open(at('other.js'))];
    const document = await open(at('script.js'));
    await until('the fitness is underlined', () => found(document.uri).length === 2);
    for (const other of others) assert.deepEqual(found(other.uri), []);
  });

  test('that a config names is underlined in its own file when the config is run', async () => {
    const at = folderOf('named', { 'beam.js': reaching });
    const config = 'algorithm: PSO\nproblem: {dimensions: 1, bounds: [0, 1], fitness: ./beam.js}\nseed: 1\n';
    writeFileSync(at('a.ipynb').fsPath, JSON.stringify({ cells: [], metadata: {}, nbformat: 4, nbformat_minor: 5 }));
    const notebook = await vscode.workspace.openNotebookDocument(at('a.ipynb'));
    const edit = new vscode.WorkspaceEdit();
    const cell = new vscode.NotebookCellData(vscode.NotebookCellKind.Code, config, 'optimizehub');
    edit.set(notebook.uri, [vscode.NotebookEdit.insertCells(0, [cell])]);
    await vscode.workspace.applyEdit(edit);
    await vscode.window.showNotebookDocument(notebook);
    await vscode.commands.executeCommand('notebook.selectKernel', { id: 'optimizehub', extension: 'optimizehub.optimizehub' });
    const ended = await runCell(notebook, 0);
    const { message, stack } = errorOf(ended) ?? {};
    assert.match(message ?? '', /^\.\/beam\.js:2:3: The fitness was refused: .* \(and 1 more\)$/);
    assert.match(stack ?? '', /\.\/beam\.js:2:3: .*\s\[dynamic-code\].*\.\/beam\.js:3:10: .*\s\[process\]/s);
    assert.deepEqual(found(at('beam.js')), expected);
    assert.deepEqual(found(ended.document.uri), []);
    // Mended in its own file, and run again.
    writeFileSync(at('beam.js').fsPath, innocent);
    assert.equal((await runCell(notebook, 0)).executionSummary?.success, true);
    assert.deepEqual(found(at('beam.js')), []);
  });

  test('is validated by the command, which shows its findings among the problems', async () => {
    const at = folderOf('command', { 'beam.js': reaching });
    await vscode.commands.executeCommand('optimizehub.validateFitness', at('beam.js'));
    assert.deepEqual(found(at('beam.js')), expected);
    const notebook = await openNotebook('');
    assert.deepEqual(found(notebook.cellAt(0).document.uri), []);
  });

  test('is validated in the nearest cell that declares one where the command finds the keyboard in a config', async () => {
    const notebook = await openCells(
      ['optimizehub', ''],
      ['javascript', innocent],
      ['optimizehub', ''],
      ['javascript', reaching],
    );
    const editor = vscode.window.activeNotebookEditor;
    assert.ok(editor?.notebook === notebook);
    for (const [from, to] of [
      [0, 1],
      [2, 1],
      [3, 3],
    ]) {
      editor.selection = new vscode.NotebookRange(from, from + 1);
      await vscode.commands.executeCommand('optimizehub.validateFitness');
      assert.equal(editor.selection.start, to);
    }
  });
});
