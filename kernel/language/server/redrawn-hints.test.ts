import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { PassThrough } from 'node:stream';
import { pathToFileURL } from 'node:url';
import {
  createConnection,
  createProtocolConnection,
  type InlayHint,
  type ProtocolConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver/node';
import { serveLanguage } from './server.ts';

suite('The hints of a config', () => {
  let folder: string;
  let client: ProtocolConnection | undefined;
  setup(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'optimizehub-hints-'));
  });
  teardown(() => {
    client?.dispose();
    rmSync(folder, { recursive: true });
  });

  test('are asked for again once the fitness file that it names is there, and once it is gone', async () => {
    const [asked, answered] = [new PassThrough(), new PassThrough()];
    serveLanguage({ connection: createConnection(asked, answered), measuring: () => () => undefined, cores: 1 });
    const connection = createProtocolConnection(new StreamMessageReader(answered), new StreamMessageWriter(asked));
    client = connection;
    let redraw = Promise.withResolvers<void>();
    connection.onRequest('workspace/inlayHint/refresh', () => redraw.resolve());
    connection.listen();
    const capabilities = { workspace: { inlayHint: { refreshSupport: true } } };
    await connection.sendRequest('initialize', { processId: null, rootUri: null, capabilities });
    await connection.sendNotification('initialized', {});
    const uriOf = (name: string) => pathToFileURL(path.join(folder, name)).href;
    const uri = uriOf('a.opt.yaml');
    const text = 'algorithm: PSO\nproblem: {fitness: ./late.js, dimensions: 2, bounds: [0, 1]}\n';
    await connection.sendNotification('textDocument/didOpen', {
      textDocument: { uri, languageId: 'optimizehub', version: 1, text },
    });
    const range = { start: { line: 0, character: 0 }, end: { line: 2, character: 0 } };
    const hints = () => connection.sendRequest<InlayHint[]>('textDocument/inlayHint', { textDocument: { uri }, range });
    const change = async (type: number): Promise<void> => {
      redraw = Promise.withResolvers();
      await connection.sendNotification('workspace/didChangeWatchedFiles', { changes: [{ uri: uriOf('late.js'), type }] });
      await redraw.promise;
    };
    assert.deepEqual(await hints(), []);
    writeFileSync(path.join(folder, 'late.js'), 'function fitness(x) {\n  return x[0];\n}\n');
    await change(1);
    assert.equal((await hints()).length, 1);
    rmSync(path.join(folder, 'late.js'));
    await change(3);
    assert.deepEqual(await hints(), []);
  });
});
