import assert from 'node:assert/strict';
import { PassThrough } from 'node:stream';
import {
  createConnection,
  createProtocolConnection,
  type Diagnostic,
  type ProtocolConnection,
  type PublishDiagnosticsParams,
  StreamMessageReader,
  StreamMessageWriter,
  type WorkspaceEdit,
} from 'vscode-languageserver/node';
import { serveLanguage } from './server.ts';

const cell = (name: string): string => `vscode-notebook-cell:/n.ipynb#${name}`;
const notebook = { uri: 'file:///n.ipynb', notebookType: 'jupyter-notebook', version: 1 };
const texts = {
  beam: '// fitness: beam\nconst fitness = 1;',
  bowl: '// fitness: bowl\nconst fitness = 2;',
  config: 'algorithm: PSO\nproblem:\n  fitness: beam\n  dimensions: 2\n  bounds: [0, 1]\n',
};

suite('Names of fitness cells', () => {
  let connection: ProtocolConnection;
  let findings: readonly Diagnostic[] = [];

  setup(async () => {
    const [there, back] = [new PassThrough(), new PassThrough()];
    serveLanguage({
      connection: createConnection(new StreamMessageReader(there), new StreamMessageWriter(back)),
      measuring: () => () => undefined,
      cores: 1,
    });
    connection = createProtocolConnection(new StreamMessageReader(back), new StreamMessageWriter(there));
    connection.onNotification('textDocument/publishDiagnostics', ({ uri, diagnostics }: PublishDiagnosticsParams) => {
      if (uri === cell('config')) findings = diagnostics;
    });
    connection.listen();
    await connection.sendRequest('initialize', { processId: null, rootUri: null, capabilities: {} });
    await connection.sendNotification('notebookDocument/didOpen', {
      notebookDocument: { ...notebook, cells: Object.keys(texts).map((name) => ({ kind: 2, document: cell(name) })) },
      cellTextDocuments: Object.entries(texts).map(([name, text]) => {
        const languageId = name === 'config' ? 'optimizehub' : 'typescript';
        return { uri: cell(name), languageId, version: 1, text };
      }),
    });
  });
  teardown(() => connection.dispose());

  const rename = (name: string, line: number, newName: string) =>
    connection.sendRequest<WorkspaceEdit>('textDocument/rename', {
      ...{ textDocument: { uri: cell(name) }, position: { line, character: 13 }, newName },
    });
  const nameBowlBeam = async (): Promise<void> => {
    const textContent = [{ document: { uri: cell('bowl'), version: 2 }, changes: [{ text: texts.beam }] }];
    const change = { cells: { textContent } };
    await connection.sendNotification('notebookDocument/didChange', { notebookDocument: { ...notebook, version: 2 }, change });
  };

  for (const [where, line] of [['beam', 0] as const, ['config', 2] as const])
    test(`are not changed to that of another cell, from the ${where}`, async () => {
      const message = 'The notebook has a fitness cell called bowl already; choose another name.';
      await assert.rejects(rename(where, line, 'bowl'), { message });
      const { changes } = await rename(where, line, 'girder');
      assert.deepEqual(Object.keys(changes ?? {}), [cell('beam'), cell('config')]);
    });
  test('are found where a config uses one that two cells have, and go when one of the two is renamed', async () => {
    await nameBowlBeam();
    const message = 'Expected one fitness cell called beam, found 2; give each a name of its own in its first line.';
    await assert.rejects(rename('config', 2, 'girder'), { message });
    const { changes } = await rename('bowl', 0, 'girder');
    assert.deepEqual(Object.keys(changes ?? {}), [cell('bowl')]);
    assert.deepEqual(
      findings.map(({ message, range: { start, end } }) => [message, start.line, start.character, end.character]),
      [[message, 2, 11, 15]],
    );
  });
});
