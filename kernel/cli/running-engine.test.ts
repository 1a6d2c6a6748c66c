import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { connectRunningEngine } from '../../engine/client/connect.ts';
import { needContainers } from '../../sandbox/testing.ts';

const cli = path.resolve(import.meta.dirname, '../../dist/cli.mjs');
const nowhere = 'unix:///nowhere/docker.sock';

suite('A command, where an engine runs that another session started', () => {
  let folder: string;

  setup(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'optimizehub-running-'));
    writeFileSync(path.join(folder, 'sum.py'), 'def fitness(x):\n    return sum(x)\n');
    const problem = 'problem: {dimensions: 2, bounds: [-5, 5], fitness: ./sum.py}';
    writeFileSync(path.join(folder, 'sum.yaml'), `algorithm: DE\n${problem}\nstop: {evaluations: 100}\n`);
  });
  teardown(async () => {
    await (await connectRunningEngine(path.join(folder, 'engine')))?.stop();
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  });

  /** @param environment what this session says otherwise than that of the test; undefined takes a variable away */
  function run(environment: Readonly<Record<string, string | undefined>>, ...args: readonly string[]) {
    const env = { ...process.env, OPTIMIZEHUB_HOME: path.join(folder, 'engine'), ...environment };
    const { stdout, stderr, status } = spawnSync(process.execPath, [cli, ...args], { cwd: folder, encoding: 'utf8', env });
    return { stdout, stderr, status };
  }

  test('runs a fitness in the container engine that its own DOCKER_HOST names', async function () {
    await needContainers(this);
    const { stderr, status } = run({ DOCKER_HOST: nowhere }, 'run', 'sum.yaml');
    assert.deepEqual([status, /None answers at unix:\/\/\/nowhere/.test(stderr)], [1, true], stderr);
    const named = run({}, 'run', 'sum.yaml');
    assert.match(named.stdout, /sandbox +container/, named.stderr);
  });

  test('tells in JSON whether it stopped the engine', () => {
    const json = (...args: string[]) => JSON.parse(run({}, 'engine', ...args, '--json').stdout);
    assert.deepEqual(json('stop'), { isRunning: false, wasStopped: false });
    run({}, 'tasks', 'list');
    assert.equal(json('status').isRunning, true);
    assert.deepEqual(json('stop'), { isRunning: false, wasStopped: true });
    assert.deepEqual(json('status'), { isRunning: false });
  });

  test('is told by the doctor what the engine finds, where that is something else', async function () {
    await needContainers(this);
    const seen = /as the engine of OptimizeHub that runs finds it/;
    const sessionAt = (name: string) => {
      const home = path.join(folder, name);
      const socket = path.join(home, '.docker/run/docker.sock'); // the usual one of Docker Desktop
      mkdirSync(path.dirname(socket), { recursive: true });
      return { socket, session: { HOME: home, DOCKER_HOST: undefined } };
    };
    const [first, second] = [sessionAt('first'), sessionAt('second')];
    writeFileSync(first.socket, 'nobody listens here');
    symlinkSync(process.env.DOCKER_HOST!.replace('unix://', ''), second.socket); // there is one: containers are here
    assert.doesNotMatch(run(second.session, 'sandbox', 'doctor').stdout, seen);
    assert.equal(run(first.session, 'run', 'sum.yaml').status, 1);
    assert.doesNotMatch(run(first.session, 'sandbox', 'doctor').stdout, seen);
    const { stdout } = run(second.session, 'sandbox', 'doctor');
    assert.match(
      stdout,
      /^ok +container engine: \d.*\nmissing +container engine, as the engine of OptimizeHub that runs finds it: .*nothing listens there.* It is process \d+ and was started .*\n +-> optimizehub engine stop$/m,
    );
    assert.match(stdout, /\nSo a fitness in JavaScript or TypeScript runs embedded, and one in Python does not run\.\n$/);
    const { canRun } = JSON.parse(run(second.session, 'sandbox', 'doctor', '--json').stdout);
    assert.deepEqual(canRun, { container: false, python: false, embedded: true });
    run(second.session, 'engine', 'stop');
    assert.match(run(second.session, 'sandbox', 'doctor').stdout, /\nSo a fitness runs in a container\.\n$/);
    assert.match(run(second.session, 'run', 'sum.yaml').stdout, /sandbox +container/);
    assert.doesNotMatch(run(second.session, 'sandbox', 'doctor').stdout, seen);
  });
});
