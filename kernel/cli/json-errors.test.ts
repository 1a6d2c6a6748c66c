import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { connectRunningEngine } from '../../engine/client/connect.ts';

const root = path.resolve(import.meta.dirname, '../..');

suite('Errors in JSON', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'optimizehub-json-'));

  suiteSetup(() => {
    process.env.OPTIMIZEHUB_HOME = path.join(folder, 'home');
    const files = {
      'mistaken.yaml': 'algorithm: PSO\nproblem: {dimensions: 2, function: rastrgin}\nseed: "1"\n',
      'nothing.yaml': '',
      'missing.yaml': 'algorithm: PSO\nproblem: {dimensions: 2, bounds: [0, 1], fitness: ./none.ts}\n',
      'custom.yaml': 'algorithm: PSO\nproblem: {dimensions: 2, bounds: [0, 1]}\n',
      'reaches.js': 'function fitness(x) {\n  return process.pid;\n}\n',
      'notes.ipynb': '{"cells": 1}',
      'cells.ipynb': JSON.stringify({
        cells: [{ cell_type: 'code', metadata: {}, source: 'algorithm: Nobody\nproblem: {dimensions: 2, function: sphere}' }],
        metadata: {},
        nbformat: 4,
        nbformat_minor: 5,
      }),
      'points.jsonl': '[1]\n[1, 2]\n',
    };
    for (const [name, text] of Object.entries(files)) writeFileSync(path.join(folder, name), text);
  });
  suiteTeardown(async () => {
    await (await connectRunningEngine())?.stop();
    delete process.env.OPTIMIZEHUB_HOME;
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  });

  const errorsOf = (args: readonly string[]) => {
    const { stdout, stderr, status } = spawnSync(process.execPath, [path.join(root, 'dist/cli.mjs'), ...args], {
      cwd: folder,
      encoding: 'utf8',
    });
    const lines = stdout.trimEnd().split('\n');
    const errors = lines.map((line) => JSON.parse(line)).flatMap(({ error }) => error ?? []);
    return { errors, stderr, status };
  };
  const placed = ({ kind, file, cell, line, column }: Record<string, unknown>) => ({ kind, file, cell, line, column });

  const mistakes: readonly (readonly [what: string, args: readonly string[], ...told: Record<string, unknown>[]])[] = [
    [
      'mistakes of a config',
      ['run', 'mistaken.yaml'],
      { kind: 'config', file: 'mistaken.yaml', line: 2, column: 36 },
      { kind: 'config', file: 'mistaken.yaml', line: 3, column: 7 },
    ],
    ['an empty config', ['run', 'nothing.yaml'], { kind: 'config', file: 'nothing.yaml', line: 1, column: 1 }],
    ['a cell of a notebook', ['run', 'cells.ipynb'], { kind: 'config', file: 'cells.ipynb', cell: 1, line: 1, column: 12 }],
    ['no notebook', ['run', 'notes.ipynb'], { kind: 'file', file: 'notes.ipynb' }],
    ['a missing file', ['run', 'nowhere.yaml'], { kind: 'file', file: 'nowhere.yaml' }],
    ['a missing fitness', ['run', 'custom.yaml', '--fitness', 'none.ts'], { kind: 'file', file: 'none.ts' }],
    [
      'a fitness that the config names and that is missing',
      ['run', 'missing.yaml'],
      { kind: 'config', file: 'missing.yaml', line: 2, column: 51 },
    ],
    [
      'a refused fitness',
      ['run', 'custom.yaml', '--fitness', 'reaches.js'],
      { kind: 'rejected', file: 'reaches.js', line: 2, column: 10 },
    ],
    [
      'a point that is none',
      ['evaluate', 'sphere', '--dimensions', '1', '--points', 'points.jsonl'],
      { kind: 'file', file: 'points.jsonl', line: 2 },
    ],
    ['an unknown task', ['tasks', 'show', 'nobody'], { kind: 'task' }],
    ['an unknown command', ['optimise'], { kind: 'usage' }],
    ['an unknown option', ['run', 'mistaken.yaml', '--fast'], { kind: 'usage' }],
    ['a missing argument', ['validate'], { kind: 'usage' }],
    ['a missing command', ['engine'], { kind: 'usage' }],
    ...['watch', 'cancel', 'retry', 'delete', 'export'].map(
      (command) => ['an unknown task', ['tasks', command, 'nobody'], { kind: 'task' }] as const,
    ),
    ['an unknown group', ['tasks', 'list', '--group', 'nobody'], { kind: 'task' }],
    ['an unknown problem', ['evaluate', 'nobody', '--dimensions', '1', '--points', '-'], { kind: 'usage' }],
  ];
  for (const [what, args, ...told] of mistakes)
    test(`tell of ${what} (${args.slice(0, 2).join(' ')}), on standard output and nowhere else`, () => {
      const { errors, stderr, status } = errorsOf([...args, '--json']);
      assert.deepEqual(
        errors.map(placed),
        told.map((one) => placed(one)),
      );
      for (const { message } of errors) assert.match(message, /^\S.*[.?]$/);
      assert.deepEqual([stderr, status], ['', told[0]?.kind === 'usage' ? 2 : 1]);
    });
});
