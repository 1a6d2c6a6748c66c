import assert from 'node:assert/strict';
import { PassThrough } from 'node:stream';
import {
  createConnection,
  createProtocolConnection,
  type Hover,
  type InlayHint,
  type MarkupContent,
  type ProtocolConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver/node';
import german from '../../../l10n/bundle.l10n.de.json' with { type: 'json' };
import { speakByBundle } from '../../words.ts';
import type { Measure } from '../cost.ts';
import { serveLanguage } from './server.ts';

const problem = 'problem:\n  function: sphere\n  dimensions: 2\n';
const sound = `# mine\nalgorithm: PSO # fast\n${problem}runs: 4\n`;
const cell = 'vscode-notebook-cell:/n.ipynb#c';

suite('The cost of a run in a hover', () => {
  let connection: ProtocolConnection;

  async function start(measure: Measure, translations?: Readonly<Record<string, string>>): Promise<void> {
    const [there, back] = [new PassThrough(), new PassThrough()];
    serveLanguage({
      connection: createConnection(new StreamMessageReader(there), new StreamMessageWriter(back)),
      measuring: () => measure,
      cores: 2,
    });
    connection = createProtocolConnection(new StreamMessageReader(back), new StreamMessageWriter(there));
    connection.listen();
    const initializationOptions = translations ? { translations } : {};
    await connection.sendRequest('initialize', { processId: null, rootUri: null, capabilities: {}, initializationOptions });
  }
  teardown(() => {
    connection.dispose();
    speakByBundle({});
  });

  async function openFile(name: string, text: string): Promise<string> {
    const uri = `file:///${name}.opt.yaml`;
    await connection.sendNotification('textDocument/didOpen', {
      textDocument: { uri, languageId: 'optimizehub', version: 1, text },
    });
    return uri;
  }
  async function openCell(text: string): Promise<string> {
    await connection.sendNotification('notebookDocument/didOpen', {
      notebookDocument: {
        ...{ uri: 'file:///n.ipynb', notebookType: 'jupyter-notebook', version: 1 },
        cells: [{ kind: 2, document: cell }],
      },
      cellTextDocuments: [{ uri: cell, languageId: 'optimizehub', version: 1, text }],
    });
    return cell;
  }
  async function hoverAt(uri: string, line: number, character: number): Promise<string> {
    const hover = await connection.sendRequest<Hover | null>('textDocument/hover', {
      ...{ textDocument: { uri }, position: { line, character } },
    });
    return hover === null ? '' : (hover.contents as MarkupContent).value; // as we send it
  }
  async function hintOf(uri: string): Promise<InlayHint | undefined> {
    const range = { start: { line: 0, character: 0 }, end: { line: 99, character: 0 } };
    return (await connection.sendRequest<InlayHint[]>('textDocument/inlayHint', { textDocument: { uri }, range }))[0];
  }
  const seen: Measure = () => ({ secondsPerEvaluation: 0.001 });
  const cost = '**Cost**: ≤ 6,120 evaluations, ≈ 3.1 s';

  for (const [where, open] of [
    ['a file', (text: string) => openFile('a', text)],
    ['a cell', openCell],
  ] as const)
    test(`is told first, and in all that its hint tells, wherever one asks on the line that has it, in ${where}`, async () => {
      await start(seen);
      const uri = await open(sound);
      const hint = await hintOf(uri);
      assert.equal(`**Cost**: ${hint?.label}`, cost);
      const table = (hint?.tooltip as MarkupContent).value; // as we send it
      assert.match(table, /particle\\_swarm/);
      const asked = { key: 3, value: 12, blank: 15, comment: 18 };
      const [key, value, blank, comment] = await Promise.all(Object.values(asked).map((character) => hoverAt(uri, 1, character)));
      for (const text of [key, value, blank, comment]) {
        assert.ok(text?.startsWith(cost), text);
        assert.ok(text.endsWith(table), text);
      }
      assert.match(key ?? '', /\*\*algorithm\*\*: a name, such as/);
      assert.match(value ?? '', /Kennedy/);
      for (const [line, character] of [[0, 3] as const, [2, 2] as const, [3, 14] as const])
        assert.doesNotMatch(await hoverAt(uri, line, character), /Cost/);
    });
  test('is told on the next short line where the hint stands there', async () => {
    await start(seen);
    const uri = await openFile('b', `algorithms: [particle_swarm, genetic_algorithm, differential_evolution]\n${problem}`);
    assert.equal((await hintOf(uri))?.position.line, 1);
    assert.match(await hoverAt(uri, 1, 2), /^\*\*Cost\*\*: .*differential\\_evolution/s);
    assert.doesNotMatch(await hoverAt(uri, 0, 20), /Cost/);
  });
  test('waits for no measurement: what is not known yet is told as such', async () => {
    await start(() => undefined);
    assert.match(await hoverAt(await openFile('c', sound), 1, 12), /^\*\*Cost\*\*: ≤ 6,120 evaluations\n.*\| not known \|/s);
  });
  test('is not told of a config that would be refused', async () => {
    await start(seen);
    const text = await hoverAt(await openFile('d', sound.replace('runs: 4', 'runs: 0')), 1, 12);
    assert.match(text, /Kennedy/);
    assert.doesNotMatch(text, /Cost/);
  });
  test('is told in the language of the editor', async () => {
    await start(seen, german);
    const text = await hoverAt(await openFile('e', sound), 1, 12);
    assert.ok(text.startsWith('**Kosten**: ≤ 6,120 Auswertungen, ≈ 3.1 s'), text);
    assert.match(text, /Kosten eines Laufs/);
  });
});
