import assert from 'node:assert/strict';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import * as vscode from 'vscode';
import { connectRunningEngine } from '../../engine/client/connect.ts';
import type { ExtensionApi } from '../main.ts';
import { notebookMetadata } from '../notebook-metadata.ts';
import { chartMime, closeAll, openCells, runCell, startCell, textOf, until } from './notebook.ts';

const config = 'algorithm: particle_swarm\nproblem:\n  function: sphere\n  dimensions: 2\nseed: 1\n';
const endless = `${config}stop: {seconds: 300}\n`;
const hasRun = (cell: vscode.NotebookCell) => cell.executionSummary?.success === true && textOf(cell, chartMime) !== undefined;
const isAlive = (pid: number): boolean => {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return false;
    throw error;
  }
};

suite('Running a config file again and again', () => {
  let folder: string;
  let api: ExtensionApi;
  suiteSetup(async () => {
    await closeAll();
    api = await vscode.extensions.getExtension<ExtensionApi>('optimizehub.optimizehub')!.activate();
  });
  setup(() => {
    folder = path.join(vscode.workspace.workspaceFolders?.[0]?.uri.fsPath ?? '', 'run-again');
    mkdirSync(folder);
  });
  teardown(async () => {
    await closeAll();
    rmSync(folder, { recursive: true });
  });

  const tabs = () =>
    vscode.window.tabGroups.all
      .flatMap((group) => group.tabs)
      .flatMap(({ input }) => (input instanceof vscode.TabInputNotebook ? [input.uri.toString()] : []));
  const write = (name: string, text: string): vscode.Uri => {
    const uri = vscode.Uri.file(path.join(folder, name));
    writeFileSync(uri.fsPath, text);
    return uri;
  };
  const run = (file: vscode.Uri, command = 'runConfig') => vscode.commands.executeCommand(`optimizehub.${command}`, file);
  const shown = () => until('a notebook is shown', () => vscode.window.activeNotebookEditor?.notebook);

  test('uses the notebook of the first time, and its cell with the present text', async () => {
    const file = write('twice.opt.yaml', config);
    await run(file);
    const notebook = await shown();
    await until('it has run', () => notebook.cellCount === 1 && hasRun(notebook.cellAt(0)));
    const document = await vscode.workspace.openTextDocument(file);
    const edit = new vscode.WorkspaceEdit();
    edit.replace(file, new vscode.Range(4, 0, 4, 7), 'seed: 2');
    await vscode.workspace.applyEdit(edit);
    await document.save();
    await run(file);
    await until(
      'it has run again',
      () => notebook.cellAt(0).executionSummary?.executionOrder === 2 && hasRun(notebook.cellAt(0)),
    );
    assert.match(notebook.cellAt(0).document.getText(), /seed: 2/);
    assert.deepEqual([notebook.cellCount, tabs()], [1, [notebook.uri.toString()]]);
  });

  test('uses one notebook where it is asked for twice at once', async () => {
    const file = write('at-once.opt.yaml', config);
    await Promise.all([run(file), run(file)]);
    const notebook = await shown();
    await until('both have run', () => notebook.getCells().every(hasRun) && notebook.cellCount > 0);
    assert.deepEqual(tabs(), [notebook.uri.toString()]);
  });

  test('refuses in its place a config that names nothing to optimize', async () => {
    const file = write('nothing.opt.yaml', 'algorithm: particle_swarm\nproblem: {dimensions: 2, bounds: [0, 1]}\n');
    await run(file);
    await until('the cursor is in it', () => vscode.window.activeTextEditor?.document.uri.fsPath === file.fsPath);
    assert.deepEqual(tabs(), []);
  });

  test('puts the config below what was changed by hand, and below what still runs', async () => {
    const file = write('kept.opt.yaml', endless);
    await run(file, 'runInBackground');
    const notebook = await shown();
    await until('it was submitted', () => notebook.cellCount === 1 && hasRun(notebook.cellAt(0)));
    await run(file, 'runInBackground');
    await until('it was submitted again', () => notebook.cellCount === 2 && hasRun(notebook.cellAt(1)));
    assert.deepEqual(tabs(), [notebook.uri.toString()]);
    const [first, second] = notebook.getCells();
    assert.ok(first && second);
    const engine = await connectRunningEngine();
    for (const { id, state } of (await engine?.tasks()) ?? [])
      if (state === 'STARTED' || state === 'PENDING') await engine?.cancel(id);
    engine?.dispose();
    await until('both outputs are final', () => [first, second].every((cell) => textOf(cell, 'image/png')));
    const edit = new vscode.WorkspaceEdit();
    for (const { document } of [first, second]) edit.insert(document.uri, new vscode.Position(0, 0), '# mine\n');
    await vscode.workspace.applyEdit(edit);
    await vscode.window.showTextDocument(file);
    writeFileSync(file.fsPath, config);
    await until('the editor has seen it', async () => (await vscode.workspace.openTextDocument(file)).getText() === config);
    await run(file);
    await until('it has run below', () => notebook.cellCount === 3 && hasRun(notebook.cellAt(2)));
    assert.match(first.document.getText(), /^# mine/);
  });

  test('opens another notebook once the first is closed', async () => {
    const file = write('closed.opt.yaml', config);
    await run(file);
    const first = await shown();
    await until('it has run', () => first.cellCount === 1 && hasRun(first.cellAt(0)));
    await closeAll();
    await run(file);
    const second = await shown();
    await until('it has run', () => second.cellCount === 1 && hasRun(second.cellAt(0)));
    assert.equal(tabs().length, 1);
  });

  test('takes a notebook whose chosen kernel is ours as ours, whatever its file says', async () => {
    const source = 'def fitness(x):\n    import os\n    return 1\n';
    // Of its own name: VS Code remembers the kernel of an unsaved notebook by its number.
    const cell = { cell_type: 'code', execution_count: null, metadata: {}, outputs: [], source };
    const metadata = { kernelspec: { name: 'python3', display_name: 'Python 3' }, language_info: { name: 'python' } };
    const file = write('theirs.ipynb', JSON.stringify({ cells: [cell], metadata, nbformat: 4, nbformat_minor: 5 }));
    const notebook = await vscode.workspace.openNotebookDocument(file);
    await vscode.window.showNotebookDocument(notebook);
    const { uri } = notebook.cellAt(0).document;
    // A text of ours that is opened later is looked at later: once it is underlined, the cell would be, too.
    const later = write('later.fitness.py', source);
    await vscode.workspace.openTextDocument(later);
    await until('what is ours is underlined', () => vscode.languages.getDiagnostics(later).length === 1);
    assert.deepEqual(vscode.languages.getDiagnostics(uri), []);
    assert.equal(api.sandboxStatus(), '');
    await vscode.commands.executeCommand('notebook.selectKernel', { id: 'optimizehub', extension: 'optimizehub.optimizehub' });
    await until('the import is underlined', () => vscode.languages.getDiagnostics(uri).length === 1);
    await until('the sandbox is told', () => /Sandbox/.test(api.sandboxStatus()));
  });

  test('starts no kernel for a notebook that is open and not shown, as those are behind others after a reload', async () => {
    await until('no kernel is left of other tests', () => api.kernelPids().length === 0);
    const hidden = new vscode.NotebookData([new vscode.NotebookCellData(vscode.NotebookCellKind.Code, config, 'optimizehub')]);
    hidden.metadata = { metadata: notebookMetadata, nbformat: 4, nbformat_minor: 5 };
    await vscode.workspace.openNotebookDocument('jupyter-notebook', hidden);
    await runCell(await openCells(['optimizehub', config]));
    assert.equal(api.kernelPids().length, 1);
  });

  test('ends the kernel of a notebook whose last editor is closed, not of one that is moved', async () => {
    await closeAll();
    await until('no kernel is left of other tests', () => api.kernelPids().length === 0);
    // A group that is left empty is closed, and the other takes its place.
    await vscode.window.showTextDocument(write('stays.txt', 'here'), { preview: false });
    await runCell(await openCells(['optimizehub', config]));
    const [pid, ...others] = api.kernelPids();
    assert.ok(pid);
    assert.deepEqual(others, []);
    await vscode.commands.executeCommand('workbench.action.moveEditorToNextGroup');
    await until('it is in another group', () => vscode.window.tabGroups.activeTabGroup.viewColumn === vscode.ViewColumn.Two);
    assert.deepEqual(api.kernelPids(), [pid]);
    await closeAll();
    await until('the process is gone', () => !isAlive(pid));
    assert.deepEqual(api.kernelPids(), []);
  });

  test('starts no kernel again for a notebook whose last editor was closed before its background cell ended', async () => {
    const source = `${endless}background: true\n`;
    const cell = { cell_type: 'code', id: 'left', execution_count: null, metadata: {}, outputs: [], source };
    const text = JSON.stringify({ cells: [cell], metadata: notebookMetadata, nbformat: 4, nbformat_minor: 5 });
    const notebook = await vscode.workspace.openNotebookDocument(write('left.ipynb', text));
    await vscode.window.showNotebookDocument(notebook);
    await vscode.commands.executeCommand('notebook.selectKernel', { id: 'optimizehub', extension: 'optimizehub.optimizehub' });
    await startCell(notebook);
    await closeAll();
    const engine = await until('an engine runs', () => connectRunningEngine());
    const { id } = await until('it was submitted', async () => (await engine.tasks())[0]);
    await until('its kernel has ended', () => api.kernelPids().length === 0);
    assert.equal(notebook.isClosed, false); // VS Code goes on holding it
    await engine.cancel(id);
    engine.dispose();
  });
});
