import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { needContainers } from '../../sandbox/testing.ts';

const root = path.resolve(import.meta.dirname, '../..');

/** Every way in which one evaluation can go, by the first number of the point. */
const everyWay = `type Point = Float64Array;
export function fitness(x: Point): number {
  switch (x[0]) {
    case 1: throw new Error('one');
    case 2: return Infinity;
    case 3: return NaN;
    case 4: { const kept: Float64Array[] = []; for (;;) kept.push(new Float64Array(1e6).fill(1)); }
    case 5: return -0;
    case 6: return 'text' as unknown as number;
    case 7: for (;;);
    default: return 2 * x[0];
  }
}
`;
/** @param column of what the fitness throws, where the sandbox knows it */
const answersOf = (column?: number) => [
  '{"value":0}',
  `{"error":{"kind":"runtime","message":"Error: one","file":"ways.ts","line":4${column === undefined ? '' : `,"column":${column}`}}}`,
  '{"value":1e999}',
  '{"error":{"kind":"bad-value","message":"Expected fitness to return a number, got NaN."}}',
  '{"error":{"kind":"memory","message":"The fitness used up the 256 MiB of memory that it may have."}}',
  '{"value":-0}',
  '{"error":{"kind":"bad-value","message":"Expected fitness to return a number, got the string \\"text\\"."}}',
  '{"value":1}',
  ...Array(2).fill('{"error":{"kind":"timeout","message":"The sandbox ended the fitness after 5 s, and it had not returned."}}'),
];

suite('evaluate --fitness', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'optimizehub-evaluate-fitness-'));
  const write = (name: string, content: string | Uint8Array) => writeFileSync(path.join(folder, name), content);

  suiteSetup(() => {
    write('points.jsonl', [0, 1, 2, 3, 4, 5, 6, 0.5, 7, 8].map((x) => `[${x}]\n`).join(''));
    write('double.mjs', 'export const fitness = ([a]) => 2 * a;\n');
    write('double.py', 'def fitness(x):\n    return 2 * x[0]\n');
  });
  suiteTeardown(() => rmSync(folder, { recursive: true, force: true }));

  function evaluate(file: string, args: readonly string[] = [], env: NodeJS.ProcessEnv = process.env) {
    const cli = [path.join(root, 'dist/cli.mjs'), 'evaluate', '--fitness', file, '--points', 'points.jsonl', ...args];
    const { stdout, stderr, status } = spawnSync(process.execPath, cli, { cwd: folder, encoding: 'utf8', env });
    return { lines: stdout.trimEnd().split('\n'), stderr, status };
  }

  for (const driver of ['embedded', 'container'])
    test(`says of each point what came of it (${driver})`, async function () {
      if (driver === 'container') await needContainers(this);
      write('ways.ts', everyWay);
      const limits = ['--sandbox-seconds', '5', '--sandbox-memory-mib', '256'];
      const { lines, status } = evaluate('ways.ts', ['--json', '--driver', driver, ...limits]);
      const column = everyWay.split('\n')[3]!.indexOf('new Error') + 1;
      assert.deepEqual(lines, answersOf(driver === 'container' ? column : undefined));
      assert.equal(status, 1);
    });

  test('takes the sandbox of the environment, as every command does', () => {
    const env = { ...process.env, OPTIMIZEHUB_SANDBOX_DRIVER: 'embedded', DOCKER_HOST: 'unix:///nowhere/docker.sock' };
    assert.match(evaluate('double.py', ['--json'], env).lines[0] ?? '', /the embedded sandbox was chosen/);
    assert.equal(evaluate('double.mjs', ['--json'], env).lines[9], '{"value":16}');
    const wrong = evaluate('double.mjs', [], { ...env, OPTIMIZEHUB_SANDBOX_SECONDS: 'soon' });
    assert.deepEqual([wrong.status, /OPTIMIZEHUB_SANDBOX_SECONDS/.test(wrong.stderr)], [2, true], wrong.stderr);
  });

  test('prints plain numbers without --json', () => {
    const { lines, status } = evaluate('double.mjs', ['--driver', 'embedded']);
    assert.deepEqual([lines.join(' '), status], ['0 2 4 6 8 10 12 1 14 16', 0]);
  });

  test('names file and line of a mistake without --json', () => {
    write('one.mjs', 'export function fitness([a]) {\n  if (a === 1) throw new Error("one");\n  return a;\n}\n');
    assert.equal(evaluate('one.mjs', ['--driver', 'embedded']).lines[1], 'runtime: Error: one (one.mjs:2)');
  });

  test('evaluates Python, with its own line numbers', async function () {
    await needContainers(this);
    write('sums.py', 'import numpy as np\n\ndef fitness(x):\n    return np.sum(2 * x) if x[0] != 1 else 1 / int(x[0] - 1)\n');
    const { lines } = evaluate('sums.py', ['--json', '--driver', 'container']);
    assert.equal(lines[0], '{"value":0}');
    assert.match(lines[1], /"kind":"runtime","message":"ZeroDivisionError: .*","file":"[^"]+","line":4/);
    assert.equal(lines[9], '{"value":16}');
  });

  test('refuses for every point what the scan refuses, and tells each reason with its place', () => {
    write('reaches.js', 'function fitness(x) {\n  fetch("http://example.com");\n  return process.pid;\n}\n');
    const { lines, stderr, status } = evaluate('reaches.js', ['--json']);
    assert.equal(lines.length, 10);
    const { error } = JSON.parse(lines[0] ?? '');
    assert.deepEqual(lines, Array(10).fill(lines[0]));
    assert.deepEqual([error.kind, error.line, error.file, error.column], ['rejected', 2, 'reaches.js', 3]);
    const { kind: _, file: __, findings, ...first } = error;
    assert.deepEqual(findings[0], first);
    assert.deepEqual([findings.length, findings[1].rule, findings[1].line, findings[1].column], [2, 'process', 3, 10]);
    assert.deepEqual([stderr, status], ['', 1]);
    const told = evaluate('reaches.js');
    assert.match(
      told.stderr,
      /^reaches\.js:2:3: .* \[[\w-]+\]\nreaches\.js:3:10: error: process .* \[[\w-]+\]\nThe 10 points were not evaluated\.\n$/,
    );
    assert.deepEqual([told.lines, told.status], [[''], 1]);
  });

  test('says in words once what is wrong with several points, and how many', () => {
    write('throws.js', 'export function fitness([a]) {\n  if (a < 4) throw new Error("small");\n  return a;\n}\n');
    const { lines, status } = evaluate('throws.js', ['--driver', 'embedded']);
    const small = 'runtime: Error: small (throws.js:2)';
    assert.deepEqual([lines, status], [[`${small} (4 points)`, '4', '5', '6', small, '7', '8'], 1]);
    assert.equal(evaluate('throws.js', ['--driver', 'embedded', '--json']).lines.length, 10);
  });

  test('runs without the scan what it would refuse, and nothing is reached', async function () {
    await needContainers(this);
    write('reaches.ts', 'export function fitness(x: number[]) { return typeof process === "undefined" ? 1 : process.pid; }\n');
    assert.match(evaluate('reaches.ts', ['--json']).lines[0], /rejected/);
    for (const driver of ['embedded', 'container'])
      assert.deepEqual(evaluate('reaches.ts', ['--json', '--no-scan', '--driver', driver]).lines, Array(10).fill('{"value":1}'));
  });

  for (const [what, name, content] of [
    ['another kind of file', 'fitness.rb', 'def fitness(x) 1 end'],
    ['bytes that are no text', 'latin.js', Uint8Array.of(0x2f, 0x2f, 0xe9, 0x0a)],
    ['a megabyte and more', 'large.js', `function fitness(x) { return 1; }\n${'//'.padEnd(1_048_577, 'x')}`],
  ] as const)
    test(`rejects ${what}, with the scan and without`, () => {
      write(name, content);
      for (const args of [['--json'], ['--json', '--no-scan']]) assert.match(evaluate(name, args).lines[9], /"kind":"rejected"/);
    });

  test('calls it a fault of the infrastructure when a sandbox is wanted that is not here', () => {
    const env = { ...process.env, DOCKER_HOST: 'unix:///nowhere/docker.sock' };
    for (const [file, driver] of [
      ['double.mjs', 'container'],
      ['double.py', 'auto'],
    ]) {
      const { lines } = evaluate(file, ['--json', '--driver', driver], env);
      assert.equal(lines.length, 10);
      for (const line of lines) assert.match(line, /"kind":"infrastructure","message":".*(Docker|container engine)/);
    }
  });

  test('says of Python under the embedded driver that this was chosen, whether or not a container engine answers', () => {
    const [line = ''] = evaluate('double.py', ['--driver', 'embedded']).lines;
    assert.match(line, /^infrastructure: .*the embedded sandbox was chosen.*Set the driver to auto or container/);
    assert.doesNotMatch(line, /answers/);
  });

  for (const [what, args, message] of [
    ['a problem beside the fitness', ['sphere'], /^--fitness takes the place of a built-in function/],
    ['a limit that is no number', ['--sandbox-seconds', 'soon'], /'soon' is invalid.* Expected a number from 0\.1 to /],
  ] as const)
    test(`says plainly what is wrong with ${what}`, () => {
      const { stderr, status } = evaluate('double.mjs', args);
      assert.match(stderr, message);
      assert.equal(status, 2);
    });

  test('says plainly that a file is missing', () => {
    const { stderr, status } = evaluate('nowhere.js');
    assert.deepEqual([stderr, status], ['nowhere.js: there is no such file or folder.\n', 1]);
  });
});
