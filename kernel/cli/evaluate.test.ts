import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '../..');

suite('evaluate', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'optimizehub-evaluate-'));

  suiteTeardown(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));

  async function evaluate(points: string, ...args: string[]) {
    const child = spawn(process.execPath, [path.join(root, 'dist/cli.mjs'), 'evaluate', ...args], { cwd: folder });
    let stdout = '';
    let stderr = '';
    child.stdout.on('data', (chunk) => {
      stdout += chunk;
    });
    child.stderr.on('data', (chunk) => {
      stderr += chunk;
    });
    child.stdin.on('error', () => undefined); // it may end before it has read everything
    child.stdin.end(points);
    const [code] = await once(child, 'close');
    return { code, stdout, stderr };
  }
  const file = (name: string, text: string) => writeFileSync(path.join(folder, name), text);

  test('prints one number per point, of a file and of standard input', async () => {
    const points = '[1, 2]\n[0.5,-3e-1]\r\n[0, 0]';
    file('points.jsonl', points);
    const values = '5\n0.33999999999999997\n0\n';
    assert.deepEqual(await evaluate('', 'sphere', '--dimensions', '2', '--points', 'points.jsonl'), {
      code: 0,
      stdout: values,
      stderr: '',
    });
    assert.equal((await evaluate(points, 'sphere', '--dimensions', '2', '--points', '-')).stdout, values);
  });

  test('prints null where the value is not finite', async () => {
    const { code, stdout } = await evaluate('[1e300]\n[1]\n', 'sphere', '--dimensions', '1', '--points', '-');
    assert.deepEqual([code, stdout], [0, 'null\n1\n']);
  });

  test('says of each point what came of it as JSON, as it does of a fitness', async () => {
    const args = ['--dimensions', '2', '--points', '-', '--json'];
    assert.deepEqual(await evaluate('[1, 2]\n[1e300, 0]\n[0, 0]\n', 'sphere', ...args), {
      code: 0,
      stdout: '{"value":5}\n{"value":1e999}\n{"value":0}\n',
      stderr: '',
    });
  });

  test('has no value in JSON where the formula of a problem gives none', async () => {
    const args = ['six_hump_camel', '--dimensions', '2', '--points', '-', '--json'];
    const { code, stdout } = await evaluate('[1e200, 0]\n[0, 0]\n', ...args);
    assert.deepEqual([code, stdout.split('\n')[1]], [1, '{"value":0}']);
    assert.equal(JSON.parse(stdout.split('\n')[0] ?? '').error.kind, 'bad-value');
  });

  test('asks for dimensions only where there is a choice', async () => {
    assert.deepEqual(await evaluate('[3, 0.5]\n', 'beale', '--points', '-'), { code: 0, stdout: '0\n', stderr: '' });
    const { code, stderr } = await evaluate('[1]\n', 'sphere', '--points', '-');
    assert.deepEqual([code, stderr], [2, 'Expected --dimensions, because sphere has as many as one likes.\n']);
  });
  test('evaluates instances of BBOB functions as COCO does', async () => {
    const fixture = readFileSync(path.join(root, 'engine/problems/bbob/coco-values.jsonl'), 'utf8').trim().split('\n');
    const rows = fixture.map((line) => JSON.parse(line)).filter(({ function: f, dim }) => f === 21 && dim === 5);
    const [{ instance }] = rows;
    const own = rows.filter((row) => row.instance === instance);
    const points = own.map(({ x }) => `${JSON.stringify(x)}\n`).join('');
    const args = ['--dimensions', '5', '--instance', String(instance), '--points', '-'];
    const { stdout } = await evaluate(points, 'bbob_f21', ...args);
    const values = stdout.trim().split('\n').map(Number);
    assert.equal(values.length, own.length);
    for (const [k, { f }] of own.entries()) assert.ok(Math.abs(values[k] - f) <= 1e-9 * Math.max(1, Math.abs(f)));
  });

  test('reads and prints more than a pipe holds', async () => {
    const count = 100_000;
    const { stdout } = await evaluate('[3, 4]\n'.repeat(count), 'sphere', '--dimensions', '2', '--points', '-');
    assert.equal(stdout, '25\n'.repeat(count));
  });

  test('prints the values above a mistake', async () => {
    const { code, stdout, stderr } = await evaluate('[1]\n[2]\n[3, 4]\n', 'sphere', '--dimensions', '1', '--points', '-');
    assert.deepEqual([code, stdout, stderr], [1, '1\n4\n', 'standard input:3: Expected 1 number, got 2.\n']);
  });

  for (const [what, points, args, exitCode, message] of [
    ['text that is no JSON', '[1,', ['sphere', '--dimensions', '1'], 1, /^standard input:1: .*array of numbers, got \[1,\.\n$/],
    ['a line that is no array', '{"x": 1}', ['sphere', '--dimensions', '1'], 1, /:1: Expected a JSON array of numbers, got \{/],
    ['an empty line', '[1]\n\n[2]', ['sphere', '--dimensions', '1'], 1, /:2: .*got an empty line/],
    ['a text among the numbers', '[1, "2"]', ['sphere', '--dimensions', '2'], 1, /:1: .*place 2, got "2"\.\n$/],
    ['a number too large', '[1e999]', ['sphere', '--dimensions', '1'], 1, /:1: .*place 1, got one that is too large/],
    ['an unknown problem', '', ['rastrgin', '--dimensions', '1'], 2, /^"rastrgin" is not .*; did you mean rastrigin\?\n$/],
    ['dimensions it has not', '', ['bbob_f1', '--dimensions', '1'], 2, /^Expected 2 to 1000 dimensions for bbob_f1, got 1\.\n$/],
    ['dimensions that are no number', '', ['sphere', '--dimensions', '2.5'], 2, /--dimensions to be a whole number, got 2\.5/],
    ['an instance it has not', '', ['sphere', '--dimensions', '1', '--instance', '2'], 2, /sphere has none/],
    ['an instance too high', '', ['bbob_f1', '--dimensions', '2', '--instance', '1000001'], 2, /instance 1 to 1000000/],
  ] as const)
    test(`says plainly what is wrong with ${what}`, async () => {
      const { code, stderr } = await evaluate(points, ...args, '--points', '-');
      assert.match(stderr, message);
      assert.equal(code, exitCode);
    });

  test('says plainly that a file is missing', async () => {
    const { code, stderr } = await evaluate('', 'sphere', '--dimensions', '1', '--points', 'nowhere.jsonl');
    assert.deepEqual([code, stderr], [1, 'nowhere.jsonl: there is no such file or folder.\n']);
  });
});
