import assert from 'node:assert/strict';
import { cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import * as vscode from 'vscode';
import { connectRunningEngine } from '../../engine/client/connect.ts';
import type { ExtensionApi } from '../main.ts';
import { closeAll, errorOf, openCells, runCell, textOf, until } from './notebook.ts';

const workspace = () => vscode.workspace.workspaceFolders?.[0]?.uri.fsPath ?? '';
const fitness = ['javascript', 'function fitness(x) {\n  return x[0] ** 2;\n}\n'] as const;
const config = ['optimizehub', 'algorithm: PSO\nproblem: {dimensions: 1, bounds: [-5, 5]}\nseed: 1\n'] as const;
const greedy = ['optimizehub', `${config[1]}sandbox: {seconds: 40}\n`] as const;
const nowhere = 'unix:///nowhere/docker.sock';

const settings = () => vscode.workspace.getConfiguration('optimizehub.sandbox');
const set = (name: string, value: unknown) => settings().update(name, value, vscode.ConfigurationTarget.Global);
const sandboxOf = (cell: vscode.NotebookCell) => /sandbox +(\w+)/.exec(textOf(cell, 'text/plain') ?? '')?.[1];

async function activate(): Promise<ExtensionApi> {
  const extension = vscode.extensions.getExtension<ExtensionApi>('optimizehub.optimizehub');
  const api = await extension?.activate();
  assert.ok(api);
  return api;
}

const status = async () => (await activate()).sandboxStatus;

/** Processes that were started before keep their surroundings: the next ones get those of now. */
async function endProcesses(): Promise<void> {
  await (await connectRunningEngine())?.stop();
  const { checkerPid } = await activate();
  const pid = checkerPid();
  if (pid === undefined) return;
  process.kill(pid);
  await until('the checking process has ended', () => checkerPid() !== pid);
}

suite('The settings of the sandbox', () => {
  teardown(async () => {
    for (const name of ['driver', 'seconds']) await set(name, undefined);
    await closeAll();
  });

  test('hold for the next cell, without a reload', async () => {
    const notebook = await openCells(fitness, greedy);
    await runCell(notebook, 0);
    const refused = await runCell(notebook, 1);
    assert.match(errorOf(refused)?.message ?? '', /Expected sandbox\.seconds at most 30, got 40.*optimizehub\.sandbox\.seconds/);
    await set('seconds', 50);
    await set('driver', 'embedded');
    const ended = await runCell(notebook, 1);
    assert.equal(ended.executionSummary?.success, true, errorOf(ended)?.message);
    assert.equal(sandboxOf(ended), 'embedded');
  });

  test('that cannot be are told, and nothing runs under them', async () => {
    const notebook = await openCells(fitness, config);
    await runCell(notebook, 0);
    await set('seconds', -5);
    const refused = await runCell(notebook, 1);
    assert.equal(refused.executionSummary?.success, false);
    assert.match(
      errorOf(refused)?.message ?? '',
      /Expected the setting optimizehub\.sandbox\.seconds to be a number from 0\.1 .*, got -5/,
    );
  });

  test('are the user’s: what a workspace says of them counts for nothing', async () => {
    const folder = path.join(workspace(), '.vscode');
    mkdirSync(folder, { recursive: true });
    writeFileSync(path.join(folder, 'settings.json'), '{"optimizehub.sandbox.seconds": 999, "editor.tabSize": 7}');
    try {
      const isRead = () => vscode.workspace.getConfiguration('editor').inspect('tabSize')?.workspaceValue === 7;
      await until('the workspace’s settings are read', isRead);
      assert.equal(settings().get('seconds'), 30);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});

suite('The status bar', () => {
  teardown(async () => {
    await set('driver', undefined);
    await closeAll();
  });

  test('names the sandbox that a fitness will get, and follows the setting', async () => {
    const text = await status();
    await openCells(fitness, config);
    await set('driver', 'embedded');
    await until('the embedded sandbox is named', () => text() === '$(shield) Sandbox: embedded');
    await set('driver', 'container');
    await until('it is not', () => /Sandbox: (?:container|none)$/.test(text()));
  });
});

suite('The sample of a custom fitness', function () {
  this.timeout(180_000);
  const before = process.env.DOCKER_HOST;
  teardown(async () => {
    if (before === undefined) delete process.env.DOCKER_HOST;
    else process.env.DOCKER_HOST = before;
    await closeAll();
    await endProcesses();
  });

  /** A copy of its own for each test: VS Code holds on to a closed notebook, and we to its kernel. */
  async function openSample(copy: string): Promise<vscode.NotebookDocument> {
    const file = path.join(workspace(), copy);
    cpSync(path.join(workspace(), 'custom-fitness.ipynb'), file);
    const notebook = await vscode.workspace.openNotebookDocument(vscode.Uri.file(file));
    await vscode.window.showNotebookDocument(notebook);
    await vscode.commands.executeCommand('notebook.selectKernel', { id: 'optimizehub', extension: 'optimizehub.optimizehub' });
    return notebook;
  }
  const codeCells = (notebook: vscode.NotebookDocument) =>
    notebook.getCells().filter((cell) => cell.kind === vscode.NotebookCellKind.Code);

  test('runs from its first to its last cell in containers, in TypeScript and in Python', async function () {
    await endProcesses();
    const text = await status();
    const notebook = await openSample('in-containers.ipynb');
    await until('the sandbox is known', () => text() !== '');
    if (!text().endsWith('container')) this.skip();
    const cells = codeCells(notebook);
    assert.deepEqual(
      cells.map((cell) => cell.document.languageId),
      ['typescript', 'optimizehub', 'python', 'optimizehub'],
    );
    for (const { index } of cells) {
      const ended = await runCell(notebook, index, 120_000);
      assert.equal(ended.executionSummary?.success, true, errorOf(ended)?.message);
      if (ended.document.languageId === 'optimizehub') assert.equal(sandboxOf(ended), 'container');
    }
  });

  test('runs embedded where no container engine answers, says so, and tells of Python what to install', async () => {
    process.env.DOCKER_HOST = nowhere;
    await endProcesses();
    const text = await status();
    const notebook = await openSample('embedded.ipynb');
    const [typescript, run, python, runPython] = codeCells(notebook).map(({ index }) => index);
    await runCell(notebook, typescript);
    const ended = await runCell(notebook, run);
    assert.equal(ended.executionSummary?.success, true, errorOf(ended)?.message);
    assert.equal(sandboxOf(ended), 'embedded');
    assert.equal((await runCell(notebook, python)).executionSummary?.success, true);
    const refused = await runCell(notebook, runPython);
    assert.match(
      errorOf(refused)?.message ?? '',
      /Python fitness needs a container engine\. None answers at .*unset DOCKER_HOST/,
    );
    await until('the status bar says so', () => text() === '$(shield) Sandbox: embedded');
  });
});
