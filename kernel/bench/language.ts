// Completion, hover and validation of the language server on a notebook of many cells, and of one long config. Run: npm run bench:language
import { spawn } from 'node:child_process';
import path from 'node:path';
import {
  createProtocolConnection,
  type Diagnostic,
  type PublishDiagnosticsParams,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver/node';
import { algorithms, defaultsOf } from '../../engine/algorithms/index.ts';
import { problems } from '../../engine/problems/index.ts';

const cells = 50;
const asks = 400;
const lines = 5000;

const child = spawn(process.execPath, [path.join(import.meta.dirname, '../../dist/language-server.mjs'), '--stdio'], {
  stdio: ['pipe', 'pipe', 'inherit'],
});
const connection = createProtocolConnection(new StreamMessageReader(child.stdout), new StreamMessageWriter(child.stdin));
/** By text and version. */
const listeners = new Map<string, (diagnostics: readonly Diagnostic[]) => void>();
connection.onNotification('textDocument/publishDiagnostics', ({ uri, version, diagnostics }: PublishDiagnosticsParams) =>
  listeners.get(`${uri} ${version}`)?.(diagnostics),
);
connection.listen();
await connection.sendRequest('initialize', { processId: process.pid, rootUri: null, capabilities: {} });
await connection.sendNotification('initialized', {});

const uriOf = (k: number): string => `vscode-notebook-cell:/bench.ipynb#${k}`;
const texts = Array.from({ length: cells }, (_, k) => configOf(k));
await connection.sendNotification('notebookDocument/didOpen', {
  notebookDocument: {
    uri: 'file:///bench.ipynb',
    notebookType: 'jupyter-notebook',
    version: 1,
    cells: texts.map((_, k) => ({ kind: 2, document: uriOf(k) })),
  },
  cellTextDocuments: texts.map((text, k) => ({ uri: uriOf(k), languageId: 'optimizehub', version: 1, text })),
});

const echoes = await sample(() =>
  connection.sendRequest('textDocument/hover', { textDocument: { uri: 'none:' }, position: { line: 0, character: 0 } }),
);
const rows: [string, number[]][] = [
  ['an empty answer, the limit of the channel', echoes],
  ['completion of a parameter', await sample((k) => ask('completion', k, 5, 2))],
  ['completion of an algorithm', await sample((k) => ask('completion', k, 0, 11))],
  ['hover over a problem, with its picture', await sample((k) => ask('hover', k, 2, 14))],
  ['hover over an algorithm', await sample((k) => ask('hover', k, 0, 14))],
  ['validation after an edit of a cell', await sample(editCell)],
];
const long = longConfig();
rows.push([`validation of a config of ${long.split('\n').length} lines`, await sample(editLong, 40)]);
console.log(`${cells} cells, ${asks} questions each, in ms on ${process.arch}, Node ${process.version}:\n`);
console.log('| question | median | 95th percentile | times the empty answer |\n|---|---|---|---|');
const base = quantile(echoes, 0.5);
for (const [name, times] of rows) {
  const [median, late] = [quantile(times, 0.5), quantile(times, 0.95)];
  console.log(`| ${name} | ${median.toFixed(2)} | ${late.toFixed(2)} | ${(median / base).toFixed(1)} |`);
}
await connection.sendRequest('shutdown');
await connection.sendNotification('exit');

function configOf(k: number): string {
  const algorithm = algorithms[k % algorithms.length]!;
  const problem = problems.filter((candidate) => !candidate.fixed)[k % 20]!;
  const params = Object.entries(defaultsOf(algorithm)).map(([name, value]) => `  ${name}: ${value}\n`);
  return `algorithm: ${algorithm.name}\nproblem:\n  function: ${problem.name}\n  dimensions: ${Math.max(5, problem.dimensions.min)}\nparams:\n  \n${params.join('')}seed: ${k}\n`;
}

function longConfig(): string {
  const points = Array.from({ length: lines }, (_, k) => `    - [${(k % 100) / 100}, ${((k * 7) % 100) / 100}]`);
  return `algorithm: particle_swarm\nproblem:\n  function: sphere\n  dimensions: 2\nparams: {swarm_size: 6000}\ninitial:\n  points:\n${points.join('\n')}\n`;
}

function ask(method: string, k: number, line: number, character: number): Promise<unknown> {
  return connection.sendRequest(`textDocument/${method}`, {
    textDocument: { uri: uriOf(k % cells) },
    position: { line, character },
  });
}

/** Until the verdict on the edited cell is back. */
function editCell(k: number): Promise<unknown> {
  const uri = uriOf(k % cells);
  const verdict = new Promise((resolve) => listeners.set(`${uri} ${k + 2}`, resolve));
  const changes = [{ text: `${texts[k % cells]}# ${k}\n` }];
  void connection.sendNotification('notebookDocument/didChange', {
    notebookDocument: { uri: 'file:///bench.ipynb', version: k + 2 },
    change: { cells: { textContent: [{ document: { uri, version: k + 2 }, changes }] } },
  });
  return verdict;
}

function editLong(k: number): Promise<unknown> {
  const uri = 'file:///long.opt.yaml';
  const verdict = new Promise((resolve) => listeners.set(`${uri} ${k + 1}`, resolve));
  const text = `${long}# ${k}\n`;
  if (k === 0)
    void connection.sendNotification('textDocument/didOpen', {
      textDocument: { uri, languageId: 'optimizehub', version: 1, text },
    });
  else
    void connection.sendNotification('textDocument/didChange', {
      textDocument: { uri, version: k + 1 },
      contentChanges: [{ text }],
    });
  return verdict;
}

/** Milliseconds of each question, one after the other. */
async function sample(question: (k: number) => Promise<unknown>, count = asks): Promise<number[]> {
  const times: number[] = [];
  for (let k = 0; k < count; k++) {
    const begun = performance.now();
    await question(k);
    times.push(performance.now() - begun);
  }
  return times;
}

function quantile(times: readonly number[], share: number): number {
  return times.toSorted((a, b) => a - b)[Math.floor(share * (times.length - 1))] ?? Number.NaN;
}
