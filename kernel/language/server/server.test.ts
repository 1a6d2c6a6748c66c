import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import {
  type CodeAction,
  type CodeLens,
  type CompletionItem,
  CompletionTriggerKind,
  createProtocolConnection,
  type Diagnostic,
  type DocumentSymbol,
  type Hover,
  type InitializeResult,
  type InlayHint,
  type Location,
  type ProtocolConnection,
  type PublishDiagnosticsParams,
  type ServerCapabilities,
  StreamMessageReader,
  StreamMessageWriter,
  type TextEdit,
  type WorkspaceEdit,
} from 'vscode-languageserver/node';

suite('The language server', () => {
  let child: ChildProcess;
  let connection: ProtocolConnection;
  let folder: string;
  let capabilities: ServerCapabilities;
  const published = new Map<string, Diagnostic[]>();
  const waiting = new Set<() => void>();

  suiteSetup(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'optimizehub-language-'));
    child = spawn(process.execPath, [path.join(import.meta.dirname, 'main.ts'), '--stdio'], {
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    assert.ok(child.stdin && child.stdout);
    connection = createProtocolConnection(new StreamMessageReader(child.stdout), new StreamMessageWriter(child.stdin));
    connection.onNotification('textDocument/publishDiagnostics', ({ uri, diagnostics }: PublishDiagnosticsParams) => {
      published.set(uri, diagnostics);
      for (const look of waiting) look();
    });
    connection.listen();
    const initialized = await connection.sendRequest<InitializeResult>('initialize', {
      processId: process.pid,
      rootUri: null,
      workspaceFolders: [{ uri: pathToFileURL(folder).href, name: 'here' }],
      capabilities: {},
      initializationOptions: { servesYamlCells: true },
    });
    capabilities = initialized.capabilities;
    await connection.sendNotification('initialized', {});
  });
  suiteTeardown(async () => {
    const exited = new Promise((resolve) => child.once('exit', resolve));
    await connection.sendRequest('shutdown');
    await connection.sendNotification('exit');
    await exited;
    rmSync(folder, { recursive: true });
  });

  /** Waits until what is published of a text fulfils the condition. */
  const diagnosticsOf = (uri: string, isWanted: (found: Diagnostic[]) => boolean) =>
    new Promise<Diagnostic[]>((resolve) => {
      const look = (): void => {
        const found = published.get(uri);
        if (!found || !isWanted(found)) return;
        waiting.delete(look);
        resolve(found);
      };
      waiting.add(look);
      look();
    });
  const uriOf = (name: string): string => pathToFileURL(path.join(folder, name)).href;
  async function openFile(name: string, text: string): Promise<string> {
    const uri = uriOf(name);
    await connection.sendNotification('textDocument/didOpen', {
      textDocument: { uri, languageId: 'optimizehub', version: 1, text },
    });
    return uri;
  }
  const ask = <R>(method: string, uri: string, line: number, character: number, more: object = {}) =>
    connection.sendRequest<R>(`textDocument/${method}`, { textDocument: { uri }, position: { line, character }, ...more });

  const sound = 'algorithm: particle_swarm\nproblem:\n  function: sphere\n  dimensions: 2\n';

  test('publishes what is wrong in a file, and takes it back when it is mended', async () => {
    const uri = await openFile('a.opt.yaml', 'algorithm: PSSO\n');
    const [first] = await diagnosticsOf(uri, (found) => found.length > 0);
    assert.equal(first?.source, 'OptimizeHub');
    await connection.sendNotification('textDocument/didChange', {
      textDocument: { uri, version: 2 },
      contentChanges: [{ text: sound }],
    });
    await diagnosticsOf(uri, (found) => found.length === 0);
  });
  test('finds nothing wrong with a text that waits for its first line', async () => {
    const uri = await openFile('empty.opt.yaml', '# soon\n');
    assert.deepEqual(await diagnosticsOf(uri, () => true), []);
  });
  test('proposes keys by itself on a line below the key that they belong to or between its braces, and on no other', async () => {
    const uri = await openFile('new-lines.opt.yaml', 'algorithm: PSO\nproblem:\n  \nseed: 1\n\nstop: {\n  \n}\n');
    const onNewLine = async (line: number, character: number) => {
      const context = { triggerKind: CompletionTriggerKind.TriggerCharacter, triggerCharacter: '\n' };
      const items = await ask<CompletionItem[]>('completion', uri, line, character, { context });
      return items.map(({ label }) => label);
    };
    assert.ok((await onNewLine(2, 2)).includes('function'));
    assert.ok((await onNewLine(6, 2)).includes('evaluations'));
    assert.deepEqual(await onNewLine(4, 0), []);
    assert.ok((await ask<CompletionItem[]>('completion', uri, 4, 0)).some(({ label }) => label === 'runs'));
  });
  test('is asked for nothing when a colon, a bracket or a comma is typed, so that Enter makes a new line after it', () => {
    assert.deepEqual(capabilities.completionProvider?.triggerCharacters, [' ', '\n']);
  });
  test('has the editor propose values by itself after a key that is taken, so that Enter leaves those that are typed whole', async () => {
    const uri = await openFile('taken.opt.yaml', 'alg\nruns: \n');
    const key = (await ask<CompletionItem[]>('completion', uri, 0, 3)).find(({ label }) => label === 'algorithm');
    assert.deepEqual(key?.command?.arguments, [{ auto: true }]);
    const [number] = await ask<CompletionItem[]>('completion', uri, 1, 6);
    assert.deepEqual([number?.label, number?.filterText], ['1', ' ']);
  });
  test('completes, explains, outlines and folds', async () => {
    writeFileSync(path.join(folder, 'beam.fitness.ts'), 'export function fitness(x: number[]) {\n  return x[0];\n}\n');
    writeFileSync(path.join(folder, 'arch.py'), 'def fitness(x):\n    return x[0]\n');
    writeFileSync(path.join(folder, 'helper.ts'), 'export const fit = 1;\n');
    const uri = await openFile('b.opt.yaml', `${sound}  fitness: \n`);
    const items = await ask<CompletionItem[]>('completion', uri, 4, 11);
    assert.deepEqual(
      items.map(({ label }) => label),
      ['./beam.fitness.ts', './arch.py'],
    );
    const hover = await ask<Hover>('hover', uri, 2, 14);
    assert.match(JSON.stringify(hover.contents), /Sphere/);
    const symbols = await ask<DocumentSymbol[]>('documentSymbol', uri, 0, 0);
    assert.deepEqual(
      symbols.map(({ name, children }) => [name, children?.length]),
      [
        ['algorithm', 0],
        ['problem', 3],
      ],
    );
    assert.deepEqual(await ask('foldingRange', uri, 0, 0), [{ startLine: 1, endLine: 4 }]);
  });
  test('offers quick fixes where a finding is', async () => {
    const uri = await openFile('c.opt.yaml', sound.replace('sphere', 'spere'));
    await diagnosticsOf(uri, (found) => found.length > 0);
    const range = { start: { line: 2, character: 14 }, end: { line: 2, character: 14 } };
    const actions = await ask<CodeAction[]>('codeAction', uri, 0, 0, { range, context: { diagnostics: [] } });
    assert.deepEqual(
      actions.map(({ title, isPreferred }) => [title, isPreferred]),
      [['Change to sphere', true]],
    );
  });
  test('formats, and leaves alone what it cannot read', async () => {
    const options = { options: { tabSize: 2, insertSpaces: true } };
    const uri = await openFile('d.opt.yaml', 'algorithm:    PSO # fast\nproblem: { dimensions:  2 }\n');
    const [edit] = await ask<TextEdit[]>('formatting', uri, 0, 0, options);
    assert.equal(edit?.newText, 'algorithm: PSO # fast\nproblem: {dimensions: 2}\n');
    assert.deepEqual(await ask('formatting', await openFile('e.opt.yaml', 'a: [\n'), 0, 0, options), []);
  });
  test('tells no cost of a config that would be refused', async () => {
    const uri = await openFile(
      'refused.opt.yaml',
      sound.replace('function: sphere', 'fitness: ./none.fitness.ts\n  bounds: [-1, 1]'),
    );
    const range = { start: { line: 0, character: 0 }, end: { line: 9, character: 0 } };
    assert.deepEqual(await ask('inlayHint', uri, 0, 0, { range }), []);
  });
  test('tells what a run costs, and what can be done with it', async () => {
    const uri = await openFile('f.opt.yaml', `# mine\n${sound}`);
    const range = { start: { line: 0, character: 0 }, end: { line: 9, character: 0 } };
    const hinted = async () => (await ask<InlayHint[]>('inlayHint', uri, 0, 0, { range }))[0];
    let hint = await hinted();
    // Its time is measured between two answers.
    while (hint?.label === '≤ 1,530 evaluations') hint = await hinted();
    assert.match(String(hint?.label), /^≤ 1,530 evaluations, [<≈] .+ s$/);
    assert.equal(hint?.position.line, 1);
    const lenses = await ask<CodeLens[]>('codeLens', uri, 0, 0);
    assert.deepEqual(
      lenses.map(({ command, range }) => [command?.command, range.start.line]),
      [
        ['optimizehub.runConfig', 1],
        ['optimizehub.runInBackground', 1],
        ['optimizehub.validateConfig', 1],
        ['optimizehub.compareAlgorithms', 1],
      ],
    );
  });
  test('tells the time of a custom fitness once the editor has told how fast its run was', async () => {
    for (const name of ['beam', 'other']) writeFileSync(path.join(folder, `${name}.fitness.ts`), '');
    const uri = await openFile('p.opt.yaml', sound.replace('function: sphere', 'fitness: ./beam.fitness.ts\n  bounds: [-1, 1]'));
    const range = { start: { line: 0, character: 0 }, end: { line: 9, character: 0 } };
    const label = async () => (await ask<InlayHint[]>('inlayHint', uri, 0, 0, { range }))[0]?.label;
    assert.equal(await label(), '≤ 1,530 evaluations');
    await connection.sendNotification('optimizehub/paces', { uri, paces: { particle_swarm: 0.01 } });
    assert.equal(await label(), '≤ 1,530 evaluations, ≈ 15 s + start');
    const text = sound.replace('function: sphere', 'fitness: ./other.fitness.ts\n  bounds: [-1, 1]');
    await connection.sendNotification('textDocument/didChange', {
      textDocument: { uri, version: 2 },
      contentChanges: [{ text }],
    });
    assert.equal(await label(), '≤ 1,530 evaluations'); // of another one
  });
  test('tells the time of a fitness file in a config that was run in a notebook beside it, which is not saved', async () => {
    const text = sound.replace('function: sphere', 'fitness: ./paced.fitness.ts\n  bounds: [-1, 1]');
    writeFileSync(path.join(folder, 'paced.fitness.ts'), '');
    const uri = await openFile('paced.opt.yaml', text);
    const notebook = uriOf('paced.ipynb').replace(/^file:/, 'untitled:');
    const cell = 'vscode-notebook-cell:/paced.ipynb#p';
    await connection.sendNotification('notebookDocument/didOpen', {
      notebookDocument: { uri: notebook, notebookType: 'jupyter-notebook', version: 1, cells: [{ kind: 2, document: cell }] },
      cellTextDocuments: [{ uri: cell, languageId: 'optimizehub', version: 1, text }],
    });
    await connection.sendNotification('optimizehub/paces', { uri: cell, paces: { particle_swarm: 0.01 } });
    await connection.sendNotification('notebookDocument/didClose', {
      notebookDocument: { uri: notebook },
      cellTextDocuments: [{ uri: cell }],
    });
    const range = { start: { line: 0, character: 0 }, end: { line: 9, character: 0 } };
    const hints = await ask<InlayHint[]>('inlayHint', uri, 0, 0, { range });
    assert.equal(hints[0]?.label, '≤ 1,530 evaluations, ≈ 15 s + start');
  });
  suite('of a fitness file', () => {
    const naming = (file: string): string => `${sound.replace('function: sphere', `fitness: ${file}`)}  bounds: [0, 1]\n`;
    const isNamed = (found: Diagnostic[]): boolean => found.some(({ code }) => code === 'unknown-fitness');
    test('says that it is missing where the config names it, offers to make it, and is content once it is there', async () => {
      const uri = await openFile('missing.opt.yaml', naming('"./late one.fitness.ts"'));
      const [finding] = await diagnosticsOf(uri, isNamed);
      assert.equal(finding?.message, `There is no file ./late one.fitness.ts beside the config, in ${folder}.`);
      assert.deepEqual(finding.range, { start: { line: 2, character: 11 }, end: { line: 2, character: 34 } });
      const context = { diagnostics: [] };
      const [action] = await ask<CodeAction[]>('codeAction', uri, 0, 0, { range: finding.range, context });
      assert.equal(action?.title, 'Create late one.fitness.ts');
      const [create, fill] = action.edit?.documentChanges ?? [];
      const file = uriOf('late one.fitness.ts');
      assert.deepEqual(create, { kind: 'create', uri: file, options: { overwrite: false, ignoreIfExists: false } });
      assert.match(JSON.stringify(fill), /function fitness\(x: Float64Array\): number/);
      writeFileSync(path.join(folder, 'late one.fitness.ts'), '');
      await connection.sendNotification('workspace/didChangeWatchedFiles', { changes: [{ uri: file, type: 1 }] });
      await diagnosticsOf(uri, (found) => found.length === 0);
    });
    test('is judged again where it changes', async () => {
      const file = path.join(folder, 'large.fitness.ts');
      writeFileSync(file, ' '.repeat(2e6));
      const uri = await openFile('large.opt.yaml', naming('./large.fitness.ts'));
      await diagnosticsOf(uri, (found) => found.length > 0);
      writeFileSync(file, '');
      await connection.sendNotification('workspace/didChangeWatchedFiles', { changes: [{ uri: uriOf(file), type: 2 }] });
      await diagnosticsOf(uri, (found) => found.length === 0);
    });
    test('of the folder is offered where a config names neither a function nor a fitness', async () => {
      const uri = await openFile('neither.opt.yaml', sound.replace('function: sphere', 'bounds: [0, 1]'));
      const [finding] = await diagnosticsOf(uri, (found) => found.length > 0);
      assert.equal(finding?.code, 'no-function');
      writeFileSync(path.join(folder, 'a.fitness.js'), 'function fitness(x) {\n  return x[0];\n}\n');
      const about = { range: finding.range, context: { diagnostics: [] } };
      const actions = await ask<CodeAction[]>('codeAction', uri, 0, 0, about);
      assert.equal(actions[0]?.title, 'Insert fitness: ./a.fitness.js');
    });
    test('looks for it in the folder of the workspace where the notebook was never saved', async () => {
      const cell = 'vscode-notebook-cell:Untitled-1.ipynb#u';
      await connection.sendNotification('notebookDocument/didOpen', {
        notebookDocument: {
          uri: 'untitled:Untitled-1.ipynb',
          notebookType: 'jupyter-notebook',
          version: 1,
          cells: [{ kind: 2, document: cell }],
        },
        cellTextDocuments: [{ uri: cell, languageId: 'optimizehub', version: 1, text: naming('./nowhere.ts') }],
      });
      const [finding] = await diagnosticsOf(cell, isNamed);
      assert.equal(finding?.message, `There is no file ./nowhere.ts beside the config, in ${folder}.`);
    });
  });
  test('goes from a config to its fitness file', async () => {
    const uri = await openFile('g.opt.yaml', sound.replace('function: sphere', 'fitness: ./beam.fitness.ts'));
    assert.equal((await ask<Location>('definition', uri, 2, 16)).uri, uriOf('beam.fitness.ts'));
  });
  test('says nothing of texts that are no configs', async () => {
    const uri = uriOf('other.yaml');
    await connection.sendNotification('textDocument/didOpen', {
      textDocument: { uri, languageId: 'yaml', version: 1, text: sound },
    });
    assert.equal(await ask('hover', uri, 0, 0), null);
  });

  suite('in a notebook', () => {
    const cell = (name: string): string => `vscode-notebook-cell:/n.ipynb#${name}`;
    const config = `${sound.replace('function: sphere', 'fitness: beam')}  bounds: [0, 1]\n`;
    suiteSetup(() =>
      connection.sendNotification('notebookDocument/didOpen', {
        notebookDocument: {
          uri: uriOf('n.ipynb'),
          notebookType: 'jupyter-notebook',
          version: 1,
          cells: [
            { kind: 2, document: cell('f') },
            { kind: 2, document: cell('c') },
          ],
        },
        cellTextDocuments: [
          { uri: cell('f'), languageId: 'typescript', version: 1, text: '// fitness: beem\nexport const fitness = (x) => x[0];' },
          { uri: cell('c'), languageId: 'optimizehub', version: 1, text: config },
        ],
      }),
    );
    test('a fitness that no cell has is found, and the nearest one proposed', async () => {
      const [finding] = await diagnosticsOf(cell('c'), (found) => found.length > 0);
      assert.equal(finding?.code, 'unknown-fitness');
      assert.deepEqual([finding.range.start.line, finding.range.start.character], [2, 11]);
      const about = { range: finding.range, context: { diagnostics: [] } };
      const actions = await ask<CodeAction[]>('codeAction', cell('c'), 0, 0, about);
      assert.equal(actions[0]?.title, 'Change to beem');
    });
    test('it is well as soon as the fitness cell has that name', async () => {
      await connection.sendNotification('notebookDocument/didChange', {
        notebookDocument: { uri: uriOf('n.ipynb'), version: 2 },
        change: {
          cells: {
            textContent: [
              {
                document: { uri: cell('f'), version: 2 },
                changes: [{ text: '// fitness: beam\nexport const fitness = (x) => x[0];' }],
              },
            ],
          },
        },
      });
      assert.deepEqual(await diagnosticsOf(cell('c'), (found) => found.length === 0), []);
    });
    test('the name leads to its cell, is proposed, and is renamed in both', async () => {
      const found = await ask<Location>('definition', cell('c'), 2, 12);
      assert.deepEqual([found.uri, found.range.start], [cell('f'), { line: 0, character: 12 }]);
      const items = await ask<CompletionItem[]>('completion', cell('c'), 2, 11);
      assert.ok(items.some(({ label }) => label === 'beam'));
      const { changes } = await ask<WorkspaceEdit>('rename', cell('c'), 2, 12, { newName: 'girder' });
      assert.deepEqual(Object.keys(changes ?? {}).sort(), [cell('c'), cell('f')]);
      await assert.rejects(ask('rename', cell('c'), 2, 12, { newName: 'two words' }), /Expected a name of letters/);
    });
    test('a fitness cell leads to the configs that use it, and is renamed from its own side', async () => {
      const places = await ask<Location[]>('references', cell('f'), 0, 14, { context: { includeDeclaration: true } });
      assert.deepEqual(
        places.map(({ uri, range }) => [uri, range.start]),
        [
          [cell('f'), { line: 0, character: 12 }],
          [cell('c'), { line: 2, character: 11 }],
        ],
      );
      const { placeholder } = await ask<{ placeholder: string }>('prepareRename', cell('f'), 0, 14);
      assert.equal(placeholder, 'beam');
      const { changes } = await ask<WorkspaceEdit>('rename', cell('f'), 0, 14, { newName: 'girder' });
      assert.deepEqual(Object.keys(changes ?? {}).sort(), [cell('c'), cell('f')]);
    });
    test('anything else in a cell of code is left to others', async () => {
      assert.equal(await ask('prepareRename', cell('f'), 1, 15), null);
      assert.equal(await ask('definition', cell('f'), 1, 15), null);
      assert.equal(await ask('hover', cell('f'), 0, 14), null);
    });
    test('what was published is taken back when it is closed', async () => {
      await connection.sendNotification('notebookDocument/didClose', {
        notebookDocument: { uri: uriOf('n.ipynb') },
        cellTextDocuments: [{ uri: cell('f') }, { uri: cell('c') }],
      });
      assert.equal(await ask('hover', cell('c'), 0, 0), null);
    });
  });

  suite('in cells of language YAML', () => {
    const cell = (notebook: string): string => `vscode-notebook-cell:/${notebook}.ipynb#y`;
    const open = (notebook: string, text: string, kernel: string) =>
      connection.sendNotification('notebookDocument/didOpen', {
        notebookDocument: {
          uri: uriOf(`${notebook}.ipynb`),
          notebookType: 'jupyter-notebook',
          version: 1,
          metadata: { metadata: { kernelspec: { name: kernel } } },
          cells: [{ kind: 2, document: cell(notebook) }],
        },
        cellTextDocuments: [{ uri: cell(notebook), languageId: 'yaml', version: 1, text }],
      });
    test('checks, completes and explains those of our notebooks, whatever they hold', async () => {
      await open('ours', 'algoritm: PSO\n', 'optimizehub');
      const [finding] = await diagnosticsOf(cell('ours'), (found) => found.length > 0);
      assert.match(String(finding?.message), /did you mean algorithm/);
      const items = await ask<CompletionItem[]>('completion', cell('ours'), 1, 0);
      assert.ok(items.some(({ label }) => label === 'problem'));
    });
    test('serves those of other notebooks that read as configs', async () => {
      await open('theirs', sound, 'python3');
      assert.match(JSON.stringify(await ask<Hover>('hover', cell('theirs'), 2, 14)), /Sphere/);
      await open('none', 'services:\n  web: 1\n', 'python3');
      assert.equal(await ask('hover', cell('none'), 0, 3), null);
    });
  });
});
