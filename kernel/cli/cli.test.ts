import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { connectEngine, connectRunningEngine } from '../../engine/client/connect.ts';
import type { EngineClient } from '../../engine/client/engine-client.ts';

const root = path.resolve(import.meta.dirname, '../..');
const config = 'algorithm: PSO\nproblem: {dimensions: 3, function: sphere}\nseed: 7\nstop: {evaluations: 600}\n';
const endless = 'algorithm: PSO\nproblem: {dimensions: 3, function: rastrigin}\nseed: 7\nstop: {seconds: 500}\n';
const codeCell = (source: string) => ({ cell_type: 'code', metadata: {}, source, execution_count: null, outputs: [] });
const notebookOf = (...sources: string[]) =>
  JSON.stringify({ cells: sources.map(codeCell), metadata: { custom: 'kept' }, nbformat: 4, nbformat_minor: 5 });

suite('The command line', () => {
  let folder = '';
  let engine: EngineClient | undefined;

  suiteSetup(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'optimizehub-cli-'));
    process.env.OPTIMIZEHUB_HOME = path.join(folder, 'home');
  });
  suiteTeardown(async () => {
    engine?.dispose();
    await (await connectRunningEngine())?.stop();
    delete process.env.OPTIMIZEHUB_HOME;
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  });

  const connectOwnEngine = () => connectEngine({ entry: path.join(root, 'dist/engine.mjs') });
  const start = (...args: string[]) => spawn(process.execPath, [path.join(root, 'dist/cli.mjs'), ...args], { cwd: folder });
  const ended = async (child: ReturnType<typeof start>) => {
    let stdout = '';
    let stderr = '';
    child.stdout.on('data', (chunk) => {
      stdout += chunk;
    });
    child.stderr.on('data', (chunk) => {
      stderr += chunk;
    });
    const code = await new Promise<number | null>((resolve) => child.on('close', resolve));
    return { code, stdout, stderr };
  };
  const cli = (...args: string[]) => ended(start(...args));
  const file = async (name: string, text: string) => {
    await writeFile(path.join(folder, name), text);
    return name;
  };
  const jsonLines = (text: string) =>
    text
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));

  test('runs a config and prints its result', async () => {
    const { code, stdout, stderr } = await cli('run', await file('a.opt.yaml', config));
    assert.equal(code, 0, stderr);
    assert.match(stdout, /^particle_swarm on sphere, 3 dimensions\n/);
    assert.match(stdout, /best fitness +\S+\n +best solution +\[/);
    assert.match(stdout, /stopped by +evaluations/);
  });
  test('prints one JSON object per task, and the same numbers for the same seed', async () => {
    const name = await file('three.opt.yaml', config.replace('algorithm: PSO', 'algorithms: [PSO, GA, DE]'));
    const [first, second] = [await cli('run', '--json', name), await cli('run', '--json', name)];
    const tasks = jsonLines(first.stdout);
    assert.deepEqual(
      tasks.map(({ algorithm }) => algorithm),
      ['particle_swarm', 'genetic_algorithm', 'differential_evolution'],
    );
    assert.deepEqual(Object.keys(tasks[0]), [
      'algorithm',
      'problem',
      'dimensions',
      'seed',
      'state',
      'best_fitness',
      'best_solution',
      'evaluations',
      'iterations',
      'seconds',
      'stop_reason',
    ]);
    for (const task of tasks)
      assert.deepEqual(
        [task.state, task.evaluations, task.stop_reason, task.best_solution.length],
        ['SUCCESS', 600, 'evaluations', 3],
      );
    const numbers = (text: string) => jsonLines(text).map(({ seconds: _, ...task }) => task);
    assert.deepEqual(numbers(second.stdout), numbers(first.stdout));
  });
  test('executes a notebook and writes it with its outputs, everything else kept', async () => {
    const { code, stderr } = await cli('run', await file('n.ipynb', notebookOf(config, config)), '--output', 'out.ipynb');
    assert.equal(code, 0, stderr);
    const notebook = JSON.parse(await readFile(path.join(folder, 'out.ipynb'), 'utf8'));
    assert.equal(notebook.metadata.custom, 'kept');
    assert.deepEqual(
      notebook.cells.map((cell: { execution_count: number }) => cell.execution_count),
      [1, 2],
    );
    const [output] = notebook.cells[0].outputs;
    assert.equal(output.output_type, 'display_data');
    assert.deepEqual(Object.keys(output.data), ['application/vnd.vegalite.v5+json', 'image/png', 'text/plain']);
  });
  test('says before it runs anything that it cannot write the notebook there', async () => {
    const { code, stdout, stderr } = await cli('run', await file('n.ipynb', notebookOf(config)), '--output', 'nowhere/out.ipynb');
    assert.deepEqual([code, stdout], [1, '']);
    assert.match(stderr, /nowhere: there is no such file or folder\./);
  });
  test('stops a notebook at an error cell and leaves no old output behind it', async () => {
    const later = { ...codeCell(config), outputs: [{ output_type: 'stream', name: 'stdout', text: 'of old' }] };
    const cells = [codeCell('algorithm: Nobody\n'), later];
    const name = await file('wrong.ipynb', JSON.stringify({ cells, metadata: {}, nbformat: 4, nbformat_minor: 5 }));
    const { code, stderr } = await cli('run', name, '--output', 'wrong-out.ipynb');
    assert.equal(code, 1);
    assert.match(
      stderr,
      /^wrong\.ipynb cell 1:1:12: error: "Nobody" is not an algorithm; expected one of particle_swarm, .*\.$/m,
    );
    // No more and no less than by the other command.
    assert.equal(stderr, (await cli('validate', name)).stdout);
    const notebook = JSON.parse(await readFile(path.join(folder, 'wrong-out.ipynb'), 'utf8'));
    assert.equal(notebook.cells[0].outputs[0].output_type, 'error');
    assert.deepEqual(notebook.cells[1].outputs, []);
  });
  test('cancels on Ctrl+C, prints the best so far and exits with 130', async () => {
    const child = start('run', await file('endless.opt.yaml', endless));
    const end = ended(child);
    engine ??= await connectOwnEngine();
    const running = async () =>
      (await engine!.tasks()).find(({ spec, state }) => spec.stop.seconds === 500 && state === 'STARTED');
    while ((await running()) === undefined) await new Promise((resolve) => setImmediate(resolve));
    child.kill('SIGINT');
    const { code, stdout } = await end;
    assert.equal(code, 130);
    assert.match(stdout, /stopped by +cancelled/);
    assert.equal(await running(), undefined);
  });
  test('validates configs and notebooks with places', async () => {
    const files = [
      await file('good.opt.yaml', config),
      await file('bad.opt.yaml', 'algorithm: PSO\nproblem: {dimensions: 2, function: rastrgin}\n'),
    ];
    const { code, stdout } = await cli(
      'validate',
      '--json',
      ...files,
      await file('bad.ipynb', notebookOf(config, 'algorithm: Nobody')),
    );
    assert.equal(code, 1);
    const [good, bad, notebook] = jsonLines(stdout);
    assert.deepEqual([good.file, good.valid], ['good.opt.yaml', true]);
    assert.equal(bad.valid, false);
    assert.deepEqual([bad.findings[0].severity, bad.findings[0].line], ['error', 2]);
    assert.match(bad.findings[0].message, /rastrigin/);
    assert.equal(notebook.findings[0].cell, 2);
    assert.equal((await cli('validate', 'good.opt.yaml')).code, 0);
  });
  test('tells the mistakes of a config as validating it does, and nothing else', async () => {
    for (const text of [
      'algorithm: PSO\nproblem: {dimensions: 2, function: rastrgin}\nseed: "1"\n',
      '',
      'algorithm: [PSO\n',
      'runs: 0',
    ]) {
      const name = await file('mistaken.opt.yaml', text);
      const [run, validated] = [await cli('run', name), await cli('validate', name)];
      assert.match(validated.stdout, /^mistaken\.opt\.yaml:\d+:\d+: error: [A-Z"]/);
      assert.deepEqual(run, { code: 1, stdout: '', stderr: validated.stdout });
    }
  });
  test('calls an empty file no cell', async () =>
    assert.doesNotMatch((await cli('run', await file('empty.opt.yaml', ''))).stderr, /cell/));
  test('validates a custom fitness with places', async () => {
    const refused = await file('pid.js', 'function fitness(x) {\n  return process.pid;\n}\n');
    const { code, stdout } = await cli('validate', refused, await file('sum.py', 'def fitness(x):\n    return sum(x)\n'));
    assert.equal(code, 1);
    assert.match(stdout, /^pid\.js:2:10: error: process .*\nsum\.py: valid\n$/);
  });
  test('lists algorithms and problems', async () => {
    assert.match((await cli('algorithms')).stdout, /^particle_swarm +PSO +swarm_size 30/m);
    const problems = jsonLines((await cli('problems', '--json')).stdout);
    assert.ok(problems.some(({ name }) => name === 'griewank'));
  });
  test('ends quietly when its reader does', async () => {
    const child = start('problems', '--json');
    child.stdout.destroy();
    const { code, stderr } = await ended(child);
    assert.deepEqual([code, stderr], [0, '']);
  });
  test('tells of the engine and stops it', async () => {
    await cli('run', await file('again.opt.yaml', config));
    assert.match((await cli('engine', 'status')).stdout, /^running, version .*\n/);
    const { isRunning, running, queued } = JSON.parse((await cli('engine', 'status', '--json')).stdout);
    assert.deepEqual([isRunning, running, queued], [true, 0, 0]);
    assert.equal((await cli('engine', 'stop')).stdout, 'The engine was stopped.\n');
    assert.equal((await cli('engine', 'status')).stdout, 'No engine is running.\n');
    assert.equal((await cli('engine', 'status', '--json')).stdout, '{"isRunning":false}\n');
  });
  for (const [what, args, exitCode, message] of [
    ['a missing file', ['run', 'nowhere.opt.yaml'], 1, /^nowhere\.opt\.yaml: there is no such file or folder\.\n$/],
    ['a folder', ['run', 'home.yaml'], 1, /expected a file|no such file/],
    ['another kind of file', ['run', 'photo.png'], 1, /^Expected a file that ends in .*, got photo\.png\.\n$/],
    ['an unknown command', ['optimise'], 2, /unknown command/],
    ['an unknown option', ['run', '--fast', 'a.opt.yaml'], 2, /unknown option/],
    ['no file', ['run'], 2, /missing required argument/],
  ] as const)
    test(`says plainly what is wrong with ${what}`, async () => {
      const { code, stderr } = await cli(...args);
      assert.equal(code, exitCode);
      assert.match(stderr, message);
    });
});
