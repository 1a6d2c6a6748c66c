import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeAll, errorOf, openNotebook, runCell, textOf } from './notebook.ts';

const fitness = 'function fitness(x) {\n  return x[0] ** 2 + x[1] ** 2;\n}\n';
const config =
  'algorithm: differential_evolution\nproblem: {dimensions: 2, bounds: [-5, 5]}\nseed: 42\nstop: {evaluations: 2000}\n';

suite('A custom fitness', () => {
  teardown(closeAll);

  test('of a cell is checked, then optimized in a sandbox that the output names', async () => {
    const notebook = await openNotebook(fitness, config);
    await vscode.languages.setTextDocumentLanguage(notebook.cellAt(0).document, 'javascript');
    const checked = await runCell(notebook, 0);
    assert.equal(checked.executionSummary?.success, true, errorOf(checked)?.message);
    const ended = await runCell(notebook, 1);
    assert.equal(ended.executionSummary?.success, true, errorOf(ended)?.message);
    assert.match(textOf(ended, 'text/plain') ?? '', /sandbox +(?:container|embedded)/);
  });

  test('that reaches out is refused where it does', async () => {
    const notebook = await openNotebook('function fitness(x) {\n  return process.pid;\n}\n', config);
    await vscode.languages.setTextDocumentLanguage(notebook.cellAt(0).document, 'javascript');
    const refused = await runCell(notebook, 0);
    assert.equal(refused.executionSummary?.success, false);
    assert.match(errorOf(refused)?.message ?? '', /process reaches the machine/);
  });
});
