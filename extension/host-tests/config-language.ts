import assert from 'node:assert/strict';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import * as vscode from 'vscode';
import { closeAll, openCells, runCell, until } from './notebook.ts';

const sound = 'algorithm: particle_swarm\nproblem:\n  function: sphere\n  dimensions: 2\n';
const ours = (uri: vscode.Uri) => vscode.languages.getDiagnostics(uri).filter(({ source }) => source === 'OptimizeHub');
const ask = <T>(command: string, ...rest: unknown[]) => vscode.commands.executeCommand<T>(`vscode.execute${command}`, ...rest);
const at = (line: number, character: number) => new vscode.Position(line, character);

/** The labels that are proposed; asked again until the server has the text. */
async function proposed(uri: vscode.Uri, position: vscode.Position, wanted: string): Promise<string[]> {
  let labels: string[] = [];
  await until(`${wanted} is proposed`, async () => {
    const list = await ask<vscode.CompletionList>('CompletionItemProvider', uri, position);
    labels = list.items.map(({ label }) => (typeof label === 'string' ? label : label.label));
    return labels.includes(wanted);
  });
  return labels;
}

const textOf = (hovers: readonly vscode.Hover[]) =>
  hovers.flatMap(({ contents }) => contents.map((part) => (typeof part === 'string' ? part : part.value))).join('\n');

async function applyFirstFix(uri: vscode.Uri): Promise<string> {
  const [diagnostic] = ours(uri);
  assert.ok(diagnostic);
  const actions = await ask<vscode.CodeAction[]>(
    'CodeActionProvider',
    uri,
    diagnostic.range,
    vscode.CodeActionKind.QuickFix.value,
  );
  const action = actions.find(({ isPreferred }) => isPreferred);
  assert.ok(action?.edit, `a fix of ${diagnostic.message}`);
  await vscode.workspace.applyEdit(action.edit);
  return action.title;
}

suite('The language of configs', () => {
  let folder: string;
  setup(() => {
    folder = path.join(vscode.workspace.workspaceFolders?.[0]?.uri.fsPath ?? '', 'language');
    mkdirSync(folder);
  });
  teardown(async () => {
    await closeAll();
    rmSync(folder, { recursive: true });
  });

  async function inFile(text: string, name = 'a.opt.yaml'): Promise<vscode.TextDocument> {
    const file = path.join(folder, name);
    writeFileSync(file, text);
    return (await vscode.window.showTextDocument(vscode.Uri.file(file))).document;
  }
  async function inCell(text: string): Promise<vscode.TextDocument> {
    return (await openCells(['optimizehub', text])).cellAt(0).document;
  }

  for (const [place, open] of [
    ['a file', inFile],
    ['a cell', inCell],
  ] as const)
    suite(`in ${place}`, () => {
      test('underlines what is wrong as one types, and mends it by a quick fix', async () => {
        const { uri } = await open(sound.replace('sphere', 'spere'));
        await until('it is underlined', () => ours(uri).length === 1);
        assert.deepEqual(ours(uri)[0]?.range, new vscode.Range(2, 12, 2, 17));
        assert.equal(await applyFirstFix(uri), 'Change to sphere');
        await until('nothing is underlined', () => ours(uri).length === 0);
      });
      test('proposes keys, algorithms and the parameters of the chosen one', async () => {
        const { uri } = await open(`${sound}params:\n  \nstop:\n  \n`);
        assert.ok((await proposed(uri, at(0, 11), 'cma_es')).includes('PSO'));
        assert.ok(!(await proposed(uri, at(5, 2), 'swarm_size')).includes('F'));
        await proposed(uri, at(7, 2), 'evaluations');
      });
      test('explains keys, parameters, algorithms and problems', async () => {
        const { uri } = await open(`${sound}params:\n  w: 0.7\n`);
        await proposed(uri, at(0, 11), 'cma_es');
        const explained = async (line: number, character: number) => textOf(await ask('HoverProvider', uri, at(line, character)));
        assert.match(await explained(0, 14), /\*\*Cost\*\*: ≤ 1,530 evaluations.*Kennedy/s);
        assert.match(await explained(2, 14), /data:image\/svg/);
        assert.match(await explained(3, 4), /Number of variables/);
        assert.match(await explained(5, 2), /default 0\.7/);
      });
      test('outlines, folds and formats', async () => {
        const document = await open('algorithm:   PSO\nproblem: \n  function:   sphere\n  dimensions: 2\n');
        await proposed(document.uri, at(0, 13), 'cma_es');
        const outline = async () =>
          (await ask<vscode.DocumentSymbol[]>('DocumentSymbolProvider', document.uri)).map(({ name, children }) => [
            name,
            children.map((child) => child.name),
          ]);
        const expected = [
          ['algorithm', []],
          ['problem', ['function', 'dimensions']],
        ];
        // What was there before has such proposals, too: the server may not have read the present text.
        await until('the outline is that of the present text', async () => isDeepStrictEqual(await outline(), expected));
        const folds = await ask<vscode.FoldingRange[]>('FoldingRangeProvider', document.uri);
        assert.deepEqual([folds[0]?.start, folds[0]?.end], [1, 3]);
        const edits = await ask<vscode.TextEdit[]>('FormatDocumentProvider', document.uri, { tabSize: 2, insertSpaces: true });
        const edit = new vscode.WorkspaceEdit();
        edit.set(document.uri, edits);
        await vscode.workspace.applyEdit(edit);
        assert.equal(document.getText(), sound.replace('particle_swarm', 'PSO'));
      });
      test('is indented by two blanks, and proposes by itself what no accidental Enter takes', () => {
        const editor = vscode.workspace.getConfiguration('editor', { languageId: 'optimizehub' });
        assert.deepEqual(
          ['tabSize', 'insertSpaces', 'acceptSuggestionOnEnter', 'autoClosingOvertype', 'wordBasedSuggestions'].map((name) =>
            editor.get(name),
          ),
          [2, true, 'smart', 'always', 'off'],
        );
        assert.equal(editor.get<{ strings: unknown }>('quickSuggestions')?.strings, 'on');
      });
      test('tells what the run costs and what can be done', async () => {
        const { uri } = await open(sound);
        await proposed(uri, at(0, 11), 'cma_es');
        const hints = await ask<vscode.InlayHint[]>('InlayHintProvider', uri, new vscode.Range(0, 0, 4, 0));
        assert.match(String(hints[0]?.label), /1,530 evaluations/);
        const lenses = await ask<vscode.CodeLens[]>('CodeLensProvider', uri);
        assert.deepEqual(
          lenses.map(({ command }) => command?.title),
          ['$(play) Run', 'Run in Background', 'Validate', 'Compare'],
        );
        assert.ok(lenses.every(({ command }) => String(command?.arguments?.[0]) === String(uri)));
      });
    });

  test('leads from a config to its fitness cell, renames both, and misses the one that is not there', async () => {
    const notebook = await openCells(
      ['typescript', '// fitness: beam\nexport const fitness = (x: Float64Array) => x[0] ** 2;'],
      ['optimizehub', `${sound.replace('function: sphere', 'fitness: beam')}  bounds: [0, 1]\n`],
      ['optimizehub', `${sound.replace('function: sphere', 'fitness: bean')}  bounds: [0, 1]\n`],
    );
    const [cell, config, wrong] = notebook.getCells().map(({ document }) => document);
    assert.ok(cell && config && wrong);
    await until('the missing one is underlined', () => ours(wrong.uri).length === 1);
    assert.equal(ours(config.uri).length, 0);
    assert.equal(await applyFirstFix(wrong.uri), 'Change to beam');
    await until('it is mended', () => ours(wrong.uri).length === 0);
    const [found] = await ask<vscode.Location[]>('DefinitionProvider', config.uri, at(2, 13));
    assert.equal(String(found?.uri), String(cell.uri));
    const edit = await ask<vscode.WorkspaceEdit>('DocumentRenameProvider', config.uri, at(2, 13), 'girder');
    await vscode.workspace.applyEdit(edit);
    assert.match(cell.getText(), /^\/\/ fitness: girder\n/);
    for (const document of [config, wrong]) assert.match(document.getText(), /fitness: girder\n/);
  });
  test('warns of a config that names nothing to optimize, unless its notebook has a fitness', async () => {
    const bare = 'algorithm: particle_swarm\nproblem:\n  dimensions: 2\n  bounds: [0, 1]\n';
    const { uri } = await inFile(bare, 'bare.opt.yaml');
    await until('it is underlined', () => ours(uri).length === 1);
    assert.match(ours(uri)[0]?.message ?? '', /names nothing to optimize.*Run Custom Optimization/);
    await vscode.commands.executeCommand('optimizehub.validateConfig', uri);
    assert.equal(ours(uri).length, 1, 'the same verdict by the command');
    const notebook = await openCells(
      ['typescript', 'export const fitness = (x: Float64Array) => x[0] ** 2;'],
      ['optimizehub', bare],
    );
    const cell = notebook.cellAt(1).document.uri;
    await proposed(cell, at(0, 11), 'cma_es');
    await vscode.commands.executeCommand('optimizehub.validateConfig', cell);
    assert.deepEqual(ours(cell), []);
  });
  test('underlines a mistake once, when the cell is run as well', async () => {
    const notebook = await openCells(['optimizehub', sound.replace('sphere', 'spere')]);
    const { uri } = notebook.cellAt(0).document;
    await until('it is underlined', () => ours(uri).length === 1);
    await runCell(notebook, 0);
    assert.equal(ours(uri).length, 1);
  });
});
