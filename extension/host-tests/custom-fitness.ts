import assert from 'node:assert/strict';
import { existsSync, rmSync, writeFileSync } from 'node:fs';
import * as vscode from 'vscode';
import type { ExtensionApi } from '../main.ts';
import { closeAll, errorOf, openCells, openNotebook, runCell, textOf, until } from './notebook.ts';

const fitness = 'function fitness(x) {\n  return x[0] ** 2 + x[1] ** 2;\n}\n';
const config =
  'algorithm: differential_evolution\nproblem: {dimensions: 2, bounds: [-5, 5]}\nseed: 42\nstop: {evaluations: 2000}\n';

suite('A custom fitness', function () {
  this.timeout(60_000);
  teardown(closeAll);

  test('of a cell is checked, then optimized in a sandbox that the output names', async () => {
    const notebook = await openNotebook(fitness, config);
    await vscode.languages.setTextDocumentLanguage(notebook.cellAt(0).document, 'javascript');
    const checked = await runCell(notebook, 0);
    assert.equal(checked.executionSummary?.success, true, errorOf(checked)?.message);
    const ended = await runCell(notebook, 1);
    assert.equal(ended.executionSummary?.success, true, errorOf(ended)?.message);
    assert.match(textOf(ended, 'text/plain') ?? '', /sandbox +(?:container|embedded)/);
    await until('the cost of the next run is told in time, too', async () => {
      const range = new vscode.Range(0, 0, ended.document.lineCount, 0);
      const hints = await vscode.commands.executeCommand<vscode.InlayHint[]>(
        'vscode.executeInlayHintProvider',
        ended.document.uri,
        range,
      );
      return / s \+ start$/.test(String(hints?.[0]?.label));
    });
  });

  test('of a cell is what the cell says now, under its name of now, whether or not it was run since, or at all', async () => {
    const named = `// fitness: wave\n${fitness}`;
    const notebook = await openCells(['javascript', named], ['optimizehub', config.replace('{', '{fitness: wave, ')]);
    const { document } = notebook.cellAt(0);
    const best = async () => {
      const ended = await runCell(notebook, 1);
      assert.equal(ended.executionSummary?.success, true, errorOf(ended)?.message);
      return Number(/best fitness +(\S+)/.exec(textOf(ended, 'text/plain') ?? '')?.[1]?.replaceAll(',', ''));
    };
    assert.ok((await best()) < 1);
    await runCell(notebook, 0);
    await replaceText(document, named.replace('return', 'return 1000 +'));
    assert.ok((await best()) >= 1000);
    const edit = await vscode.commands.executeCommand<vscode.WorkspaceEdit>(
      'vscode.executeDocumentRenameProvider',
      document.uri,
      new vscode.Position(0, 14),
      'bowl',
    );
    assert.ok(await vscode.workspace.applyEdit(edit));
    assert.match(notebook.cellAt(1).document.getText(), /fitness: bowl/);
    assert.ok((await best()) >= 1000);
    await replaceText(document, document.getText().replace('return', 'return process.pid +'));
    const refused = await runCell(notebook, 1);
    assert.match(errorOf(refused)?.message ?? '', /^bowl:3:10: The fitness was refused: process reaches the machine/);
    await until('it is underlined in its cell, once', () => marksOf(document.uri).length === 1);
    assert.deepEqual(marksOf(refused.document.uri), []);
  });

  test('of a file that is missing is underlined in the config, offered to be made, and then runs', async () => {
    const [file, place] = [inWorkspace('made.fitness.js'), inWorkspace('making.opt.yaml')];
    const text = config.replace('{', '{fitness: ./made.fitness.js, ');
    writeFileSync(place.fsPath, text);
    try {
      const notebook = await openCells(['optimizehub', text]);
      const told = errorOf(await runCell(notebook, 0))?.message;
      const editor = await vscode.window.showTextDocument(place);
      await until('it is underlined', () => marksOf(place).length === 1);
      const [finding] = ours(place);
      assert.deepEqual([finding?.message, finding?.range.start.line], [told, 1]);
      assert.ok(finding);
      editor.selection = new vscode.Selection(finding.range.start, finding.range.start);
      const onlyFix = { kind: 'quickfix', apply: 'first' };
      // Findings that arrive while fixes are gathered put an end to that.
      await until('the file is made', async () => {
        if (!existsSync(file.fsPath)) await vscode.commands.executeCommand('editor.action.codeAction', onlyFix);
        return existsSync(file.fsPath);
      });
      await until('it is no longer underlined', () => marksOf(place).length === 0);
      await vscode.window.showNotebookDocument(notebook);
      const ended = await runCell(notebook, 0);
      assert.equal(ended.executionSummary?.success, true, errorOf(ended)?.message);
    } finally {
      for (const { fsPath } of [file, place]) rmSync(fsPath, { force: true });
    }
  });

  test('that reaches out is refused where it does', async () => {
    const notebook = await openNotebook('function fitness(x) {\n  return process.pid;\n}\n', config);
    await vscode.languages.setTextDocumentLanguage(notebook.cellAt(0).document, 'javascript');
    const refused = await runCell(notebook, 0);
    assert.equal(refused.executionSummary?.success, false);
    assert.match(errorOf(refused)?.message ?? '', /process reaches the machine/);
  });

  test('that throws while it runs is underlined there, until it is edited or run again', async () => {
    const notebook = await openCells(['javascript', throwing], ['optimizehub', config]);
    const { document } = notebook.cellAt(0);
    await runCell(notebook, 0);
    const failed = await runCell(notebook, 1);
    const { message, stack } = errorOf(failed) ?? {};
    assert.match(message ?? '', /All 2000 evaluations failed; the first threw RangeError: too far at x = \[.*\] \(line 2/);
    assert.match(stack ?? '', /\nCell In\[1\], line 2\n----> 2 \| {3}throw new RangeError/);
    assert.deepEqual(marksOf(document.uri), [['fitness-threw', vscode.DiagnosticSeverity.Error, 1]]);
    assert.deepEqual(marksOf(failed.document.uri), []);
    await replaceText(document, throwing.replace('too far', 'too near'));
    await until('the edited cell is not underlined', () => marksOf(document.uri).length === 0);
    await runCell(notebook, 0);
    await runCell(notebook, 1);
    assert.equal(marksOf(document.uri).length, 1);
    await runCell(notebook, 0);
    assert.deepEqual(marksOf(document.uri), []);
  });

  test('that throws at times only is underlined with a warning that counts', async () => {
    const notebook = await openCells(
      ['javascript', throwing.replace('throw', 'if (x[0] < 0) return 1; throw')],
      ['optimizehub', config],
    );
    await runCell(notebook, 0);
    const ended = await runCell(notebook, 1);
    assert.equal(ended.executionSummary?.success, true, errorOf(ended)?.message);
    const { uri } = notebook.cellAt(0).document;
    await until('it is underlined', () => marksOf(uri).length > 0);
    assert.deepEqual(marksOf(uri), [['fitness-threw', vscode.DiagnosticSeverity.Warning, 1]]);
    assert.match(ours(uri)[0]?.message ?? '', /^\d+ of 2000 evaluations failed; the first threw RangeError/);
  });

  test('that throws in the background is underlined too, once the run is over', async () => {
    const notebook = await openCells(['javascript', throwing], ['optimizehub', `${config}background: true\n`]);
    const { uri } = notebook.cellAt(0).document;
    await runCell(notebook, 0);
    assert.equal((await runCell(notebook, 1)).executionSummary?.success, true);
    await until('it is underlined', () => marksOf(uri).length > 0);
    assert.deepEqual(marksOf(uri), [['fitness-threw', vscode.DiagnosticSeverity.Error, 1]]);
    await runCell(notebook, 0);
    assert.deepEqual(marksOf(uri), []);
  });

  test('that throws in the background is underlined though another kernel follows the run, unless it was edited meanwhile', async () => {
    const api: ExtensionApi = vscode.extensions.getExtension('optimizehub.optimizehub')?.exports;
    const long = `${config.replace('evaluations: 2000', 'seconds: 5')}background: true\n`;
    for (const isEdited of [false, true]) {
      const notebook = await openCells(['javascript', throwing], ['optimizehub', long]);
      const { document } = notebook.cellAt(0);
      await runCell(notebook, 0);
      await runCell(notebook, 1);
      const pid = api.kernelPids().at(-1);
      assert.ok(pid);
      process.kill(pid, 'SIGKILL');
      await until('another kernel runs', () => !api.kernelPids().includes(pid));
      if (isEdited) await replaceText(document, throwing.replace('far', 'near'));
      const hasEnded = () => /All \d+ evaluations failed/.test(textOf(notebook.cellAt(1), 'text/plain') ?? '');
      await until('the run has ended', hasEnded);
      if (!isEdited) await until('it is underlined', () => marksOf(document.uri).length > 0);
      const expected = isEdited ? [] : [['fitness-threw', vscode.DiagnosticSeverity.Error, 1]];
      assert.deepEqual(marksOf(document.uri), expected);
    }
  });

  test('of a file that throws is underlined in the file, and the error names it', async () => {
    const file = inWorkspace('throwing.js');
    writeFileSync(file.fsPath, throwing);
    try {
      const notebook = await openCells(['optimizehub', config.replace('dimensions', `fitness: ${file.fsPath}, dimensions`)]);
      const failed = await runCell(notebook, 0);
      assert.match(errorOf(failed)?.message ?? '', /throwing\.js:2(?::9)?\)\.$/);
      assert.ok(errorOf(failed)?.stack?.includes(`\nFile ${file.fsPath}:2\n----> 2 |   throw`));
      assert.deepEqual(marksOf(file), [['fitness-threw', vscode.DiagnosticSeverity.Error, 1]]);
      writeFileSync(file.fsPath, throwing.replace('throw new RangeError("too far")', 'return x[0]'));
      assert.equal((await runCell(notebook, 0)).executionSummary?.success, true);
      assert.deepEqual(marksOf(file), []);
    } finally {
      rmSync(file.fsPath);
    }
  });
});

const throwing = 'function fitness(x) {\n  throw new RangeError("too far");\n}\n';

const marksOf = (uri: vscode.Uri) => ours(uri).map(({ code, severity, range }) => [code, severity, range.start.line]);
const ours = (uri: vscode.Uri) => vscode.languages.getDiagnostics(uri).filter(({ source }) => source === 'OptimizeHub');

async function replaceText(document: vscode.TextDocument, text: string): Promise<void> {
  const edit = new vscode.WorkspaceEdit();
  edit.replace(document.uri, new vscode.Range(0, 0, document.lineCount, 0), text);
  await vscode.workspace.applyEdit(edit);
}

function inWorkspace(name: string): vscode.Uri {
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
  assert.ok(folder);
  return vscode.Uri.joinPath(folder, name);
}
