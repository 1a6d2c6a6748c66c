import assert from 'node:assert/strict';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import * as vscode from 'vscode';
import { closeAll, errorOf, textOf, until } from './notebook.ts';

const config = 'algorithm: DE\nproblem:\n  dimensions: 2\n  bounds: [-5, 5]\nseed: 42\nstop: {evaluations: 1000}\n';
const naming = config.replace('\nseed', '\n  fitness: ./beam.fitness.ts\nseed');
const fitness = 'export function fitness(x: Float64Array): number {\n  return x[0] ** 2 + x[1] ** 2;\n}\n';

/** Waits until the notebook in front has run to its end; gives its last cell. */
const lastCell = () =>
  until('the last cell has ended', () => {
    const notebook = vscode.window.activeNotebookEditor?.notebook;
    const cell = notebook && notebook.cellCount > 0 ? notebook.cellAt(notebook.cellCount - 1) : undefined;
    return cell?.executionSummary?.success !== undefined && cell;
  });

/** The cells of this text in any notebook: how many there are tells nothing, for VS Code may open and close those of tests before. */
const cellsWith = (text: RegExp): readonly string[] =>
  vscode.workspace.notebookDocuments
    .flatMap((notebook) => notebook.getCells())
    .map(({ document }) => document.getText())
    .filter((written) => text.test(written));

suite('A fitness file and a config file', () => {
  const folder = () => path.join(vscode.workspace.workspaceFolders?.[0]?.uri.fsPath ?? '', 'pair');
  const at = (name: string) => vscode.Uri.file(path.join(folder(), name));
  setup(() => {
    rmSync(folder(), { recursive: true, force: true });
    mkdirSync(folder());
    writeFileSync(at('beam.fitness.ts').fsPath, fitness);
    writeFileSync(at('plain.opt.yaml').fsPath, config);
    writeFileSync(at('naming.opt.yaml').fsPath, naming);
  });
  teardown(async () => {
    await closeAll();
    rmSync(folder(), { recursive: true });
  });

  test('Run Config runs a config that names a file beside it, in a notebook that will be saved there', async () => {
    await vscode.commands.executeCommand('optimizehub.runConfig', at('naming.opt.yaml'));
    const cell = await lastCell();
    assert.equal(cell.executionSummary?.success, true, errorOf(cell)?.message);
    assert.match(textOf(cell, 'text/plain') ?? '', /sandbox +\w+/);
    assert.equal(cell.notebook.isUntitled, true);
    assert.equal(cell.notebook.uri.fsPath, at('naming.ipynb').fsPath);
    await until('the cost of the next run is told in time, in the file', async () => {
      const file = await vscode.workspace.openTextDocument(at('naming.opt.yaml'));
      const range = new vscode.Range(0, 0, file.lineCount, 0);
      const hints = await vscode.commands.executeCommand<vscode.InlayHint[]>('vscode.executeInlayHintProvider', file.uri, range);
      return / s \+ start$/.test(String(hints?.[0]?.label));
    });
  });

  async function runCustom(): Promise<void> {
    const done = vscode.commands.executeCommand('optimizehub.runCustom', at('plain.opt.yaml'));
    // The first in the list is the file that is named as a fitness.
    let isDone = false;
    void done.then(() => {
      isDone = true;
    });
    await until('the fitness is picked', async () => {
      await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
      return isDone;
    });
  }

  test('Run Custom Optimization runs again below, in the notebook that it opened, with the fitness that is there', async function () {
    this.timeout(60_000);
    await runCustom();
    const { notebook } = await lastCell();
    await runCustom();
    await until('it has run again', () => notebook.cellCount === 4 && notebook.cellAt(3).executionSummary?.success === true);
    assert.equal(notebook.getCells().filter(({ document }) => document.getText() === fitness).length, 1);
    assert.equal(vscode.window.activeNotebookEditor?.notebook, notebook);
  });

  for (const [what, text] of [
    ['another fitness', fitness.replace('+', '-')],
    ['another file of the same text', fitness],
  ] as const)
    test(`Run Custom Optimization runs the config with ${what}, too, in a notebook of its own`, async function () {
      this.timeout(60_000);
      await runCustom();
      const { notebook: first } = await lastCell();
      rmSync(at('beam.fitness.ts').fsPath);
      writeFileSync(at('dome.fitness.ts').fsPath, text);
      await runCustom();
      const title = /^differential_evolution on \.\/dome\.fitness\.ts, 2 dimensions$/m;
      await until('it has run with the other', async () => {
        const cell = await lastCell();
        assert.equal(cell.executionSummary?.success, true, errorOf(cell)?.message);
        return cell.notebook !== first && title.test(textOf(cell, 'text/plain') ?? '');
      });
      const { notebook: second } = await lastCell();
      rmSync(at('dome.fitness.ts').fsPath);
      writeFileSync(at('beam.fitness.ts').fsPath, fitness);
      await runCustom();
      await until(
        'it has run in the first again',
        () => first.cellCount === 4 && first.cellAt(3).executionSummary?.success === true,
      );
      assert.notEqual(first, second);
    });

  test('Run Custom Optimization runs the config it is given with the fitness that is picked', async () => {
    await runCustom();
    const cell = await lastCell();
    assert.equal(cell.executionSummary?.success, true, errorOf(cell)?.message);
    const [about, code] = cell.notebook.getCells();
    assert.match(about?.document.getText() ?? '', /`beam\.fitness\.ts` with `plain\.opt\.yaml`/);
    assert.equal(code?.document.getText(), fitness);
    assert.match(textOf(cell, 'text/plain') ?? '', /^differential_evolution on \.\/beam\.fitness\.ts, 2 dimensions$/m);
    assert.match(textOf(cell, 'text/plain') ?? '', /sandbox +\w+/);
  });

  test('Run Custom Optimization refuses a file that declares no fitness, asks nothing and leaves it in peace', async () => {
    writeFileSync(at('plain.ts').fsPath, 'export const answer: number = process.pid;\n');
    // Ends by itself, for there is no question to be answered.
    await vscode.commands.executeCommand('optimizehub.runCustom', at('plain.ts'));
    assert.deepEqual(cellsWith(/plain\.ts|process\.pid/), []);
    assert.deepEqual(
      vscode.languages.getDiagnostics(at('plain.ts')).filter(({ source }) => source === 'OptimizeHub'),
      [],
    );
  });

  test('Run Custom Optimization runs nothing when the fitness is refused, and shows why in the file', async () => {
    rmSync(at('beam.fitness.ts').fsPath);
    writeFileSync(at('spoilt.fitness.ts').fsPath, fitness.replace('x[0]', 'process.pid'));
    void vscode.commands.executeCommand('optimizehub.runCustom', at('plain.opt.yaml'));
    await until('the file is underlined', async () => {
      await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
      return vscode.languages.getDiagnostics(at('spoilt.fitness.ts')).some(({ source }) => source === 'OptimizeHub');
    });
    assert.deepEqual(cellsWith(/spoilt\.fitness|process\.pid/), []);
  });
});
