import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { connectRunningEngine } from '../../engine/client/connect.ts';
import { needContainers } from '../../sandbox/testing.ts';

const root = path.resolve(import.meta.dirname, '../..');
const sphereInJavaScript = 'export function fitness(x) {\n  let s = 0;\n  for (const v of x) s += v * v;\n  return s;\n}\n';
const sphereInTypeScript = sphereInJavaScript.replace('(x)', '(x: Float64Array): number').replace('let s', 'let s: number');
const sphereInPython = 'import numpy as np\n\ndef fitness(x):\n    return float(np.sum(np.square(x)))\n';

suite('Running a custom fitness', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'optimizehub-custom-'));
  const write = (name: string, text: string) => writeFileSync(path.join(folder, name), text);

  suiteSetup(() => {
    process.env.OPTIMIZEHUB_HOME = path.join(folder, 'home');
    write('config.yaml', config());
    write('sphere.js', sphereInJavaScript);
    write('sphere.ts', sphereInTypeScript);
    write('sphere.py', sphereInPython);
  });
  suiteTeardown(async () => {
    await (await connectRunningEngine())?.stop();
    delete process.env.OPTIMIZEHUB_HOME;
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  });

  function config(more = '', problem = ''): string {
    return `algorithm: DE\nproblem: {dimensions: 3, bounds: [-5, 5]${problem}}\nseed: 1\nstop: {evaluations: 3000}\n${more}`;
  }
  const run = (...args: string[]) => {
    const { stdout, stderr, status } = spawnSync(process.execPath, [path.join(root, 'dist/cli.mjs'), 'run', ...args], {
      cwd: folder,
      encoding: 'utf8',
    });
    return { stdout, stderr, status };
  };
  const bestOf = (...args: string[]): number => {
    const { stdout, stderr } = run('--json', ...args);
    assert.notEqual(stdout, '', stderr);
    const task = JSON.parse(stdout);
    assert.equal(task.state, 'SUCCESS');
    assert.equal(task.evaluations, 3000);
    return task.best_fitness;
  };

  test('gives the numbers of the built-in function, without a container engine and in both spellings', () => {
    write('built-in.yaml', config('', ', function: sphere'));
    const expected = bestOf('built-in.yaml');
    for (const file of ['sphere.js', 'sphere.ts'])
      assert.equal(bestOf('config.yaml', '--fitness', file, '--driver', 'embedded'), expected);
  });

  test('gives the same numbers in a container, in Python too', async function () {
    await needContainers(this);
    const embedded = bestOf('config.yaml', '--fitness', 'sphere.js', '--driver', 'embedded');
    for (const file of ['sphere.js', 'sphere.py'])
      assert.ok(Math.abs(bestOf('config.yaml', '--fitness', file, '--driver', 'container') - embedded) < 1e-12);
  });

  test('says which sandbox ran it', async function () {
    await needContainers(this);
    assert.match(run('config.yaml', '--fitness', 'sphere.js', '--driver', 'embedded').stdout, /sandbox +embedded/);
    assert.match(run('config.yaml', '--fitness', 'sphere.js', '--driver', 'container').stdout, /sandbox +container/);
  });

  test('takes the file that the config names, beside the config', () => {
    write('named.yaml', config('', ', fitness: ./sphere.ts'));
    assert.ok(bestOf('named.yaml', '--driver', 'embedded') < 1);
    write('missing.yaml', config('', ', fitness: ./none.ts'));
    assert.match(
      run('missing.yaml').stderr,
      /^missing\.yaml:2:52: error: There is no file \.\/none\.ts beside the config, in \/[^ ]*\.\n$/,
    );
  });

  test('refuses a file that would not be used, because the config names something else', () => {
    for (const named of ['function: sphere', 'fitness: ./sphere.ts']) {
      write('other.yaml', config('', `, ${named}`));
      const { stderr, status } = run('other.yaml', '--fitness', 'sphere.js');
      assert.ok(stderr.includes(`The config names ${named}, so sphere.js would not be used.`), stderr);
      assert.equal(status, 2);
    }
  });

  const failures: readonly (readonly [what: string, code: string, message: RegExp])[] = [
    [
      'reaches out',
      'function fitness(x) { return process.pid; }',
      /^wrong\.js:1:30: error: process reaches the machine.* \[process\]\n$/,
    ],
    [
      'returns no number',
      'function fitness(x) { return "1"; }',
      /Expected fitness to return a number, got the string "1" at x = \[/,
    ],
    [
      'throws always',
      'function fitness(x) {\n  throw new Error("no");\n}',
      /^wrong\.js:2(?::9: error)?: The fitness failed: All \d+ evaluations failed; the first threw Error: no at x = \[[^\]]*\]\.\n$/,
    ],
    ['never returns', 'function fitness(x) { for (;;) ; }', /out of time: the sandbox ends it after 2 s/],
    [
      'takes all memory',
      'const held = [];\nfunction fitness(x) { for (;;) held.push(new Float64Array(1e6).fill(1)); }',
      /out of memory/,
    ],
  ];
  for (const driver of ['embedded', 'container'])
    for (const [what, code, message] of failures)
      test(`says in plain words what is wrong with a fitness that ${what} (${driver})`, async function () {
        if (driver === 'container') await needContainers(this);
        write('wrong.js', code);
        // A busy machine takes seconds to start one; only what never returns has to wait for the end.
        write('limited.yaml', config(what === 'never returns' ? 'sandbox: {seconds: 2}\n' : ''));
        const { stderr, status } = run('limited.yaml', '--fitness', 'wrong.js', '--driver', driver);
        assert.match(stderr, message);
        assert.equal(status, 1);
      });

  for (const driver of ['embedded', 'container'])
    test(`counts as many evaluations as its error says where all of them failed (${driver})`, async function () {
      if (driver === 'container') await needContainers(this);
      write('never.js', 'function fitness(x) {\n  throw new Error("no");\n}\n');
      const { stdout } = run('config.yaml', '--fitness', 'never.js', '--driver', driver);
      assert.match(stdout, /^ {2}evaluations +3,000$/m);
    });

  test('tells in its title which file was run', () => {
    const { stdout } = run('config.yaml', '--fitness', 'sphere.js', '--driver', 'embedded');
    assert.match(stdout, /^differential_evolution on sphere\.js, 3 dimensions$/m);
  });

  test('tells every finding of the file on a line of its own, with its place in the file and its rule', () => {
    write('wrong.ts', 'function fitness(x: number[]): number {\n  eval("1");\n  return process.pid;\n}\n');
    mkdirSync(path.join(folder, 'below'), { recursive: true });
    cpSync(path.join(folder, 'wrong.ts'), path.join(folder, 'below/wrong.ts'));
    for (const name of ['naming.yaml', 'below/naming.yaml']) write(name, config('', ', fitness: ./wrong.ts'));
    for (const [name, args] of [
      ['wrong.ts', ['config.yaml', '--fitness', 'wrong.ts']],
      ['wrong.ts', ['naming.yaml']],
      [path.join('below', 'wrong.ts'), [path.join('below', 'naming.yaml')]],
    ] as const) {
      const { stdout, stderr, status } = run(...args);
      assert.deepEqual(
        stderr.split('\n').map((line) => line.replace(/: error: .* /, ' … ')),
        [`${name}:2:3 … [dynamic-code]`, `${name}:3:10 … [process]`, ''],
      );
      assert.deepEqual([stdout, status], ['', 1]);
    }
  });

  test('tells once why a run failed, with the place in the file as it is reached from here', () => {
    mkdirSync(path.join(folder, 'below'), { recursive: true });
    for (const name of ['late.ts', path.join('below', 'late.ts')])
      write(name, 'export function fitness(x: number[]): number {\n  throw new Error("too late");\n}\n');
    write('late.yaml', config('', ', fitness: ./late.ts'));
    write(path.join('below', 'late.yaml'), config('', ', fitness: ./late.ts'));
    for (const [name, args] of [
      ['late.ts', ['config.yaml', '--fitness', 'late.ts']],
      ['late.ts', ['late.yaml']],
      [path.join('below', 'late.ts'), [path.join('below', 'late.yaml')]],
    ] as const) {
      const { stdout, stderr, status } = run(...args, '--driver', 'embedded');
      assert.match(stdout, /^ {2}stopped by +failed$/m);
      assert.ok(stderr.startsWith(`${name}:2: The fitness failed: All 3000 evaluations failed;`), stderr);
      assert.deepEqual([`${stdout}${stderr}`.match(/too late/g)?.length, stderr.split('\n').length, status], [1, 2, 1]);
      const [line = '', ...more] = run('--json', ...args, '--driver', 'embedded')
        .stdout.trimEnd()
        .split('\n');
      const { error } = JSON.parse(line);
      assert.deepEqual([error.kind, error.file, error.line, more], ['user', name, 2, []]);
    }
  });

  test('tells of several tasks which of them failed', () => {
    write('both.yaml', config().replace('algorithm: DE', 'algorithms: [PSO, DE]'));
    write('never.js', 'function fitness(x) {\n  throw new Error("no");\n}\n');
    const { stdout, stderr } = run('both.yaml', '--fitness', 'never.js', '--driver', 'embedded');
    assert.match(stdout, /^particle_swarm .* failed$/m);
    assert.match(stderr, /^never\.js:2: particle_swarm: The fitness .*\nnever\.js:2: differential_evolution: The fitness .*\n$/);
  });

  test('counts evaluations that throw, and tells the first', () => {
    write('some.js', 'function fitness(x) {\n  if (x[0] > 0) throw new RangeError("right half");\n  return x[1] ** 2;\n}');
    const { stdout } = run('config.yaml', '--fitness', 'some.js', '--driver', 'embedded');
    assert.match(stdout, /of these failed +\d/);
    assert.match(stdout, /first failure +RangeError: right half at x = \[.*\] \(some\.js:2\)\./);
  });

  test('is never given more than the user’s settings allow', () => {
    write('greedy.yaml', config('sandbox: {seconds: 100}\n'));
    assert.match(run('greedy.yaml', '--fitness', 'sphere.js').stderr, /Expected sandbox\.seconds at most 30, got 100/);
  });
});
