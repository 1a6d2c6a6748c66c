import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { connectRunningEngine } from '../engine/client/connect.ts';
import { needContainers } from '../sandbox/testing.ts';
import { root } from './pinned-node.mjs';

const samples = path.join(root, 'samples');
const names = readdirSync(samples);
/** Half of it is Python, which runs in containers only. */
const custom = 'custom-fitness.ipynb';

suite('The samples', () => {
  const home = mkdtempSync(path.join(tmpdir(), 'ohub-'));

  suiteSetup(() => {
    process.env.OPTIMIZEHUB_HOME = home;
  });
  suiteTeardown(async () => {
    await (await connectRunningEngine())?.stop();
    delete process.env.OPTIMIZEHUB_HOME;
    rmSync(home, { recursive: true, force: true, maxRetries: 5 });
  });

  const cli = (...args: string[]) =>
    execFileSync(process.execPath, [path.join(root, 'dist/cli.mjs'), ...args], { encoding: 'utf8' })
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));

  for (const name of names) {
    test(`${name} is valid without a single finding`, () => {
      const [verdict] = cli('validate', '--json', path.join(samples, name));
      assert.equal(verdict.valid, true);
      assert.deepEqual(verdict.findings, []);
    });
    test(`${name} runs to its end`, async function () {
      if (name === custom) await needContainers(this);
      const tasks = cli('run', '--json', path.join(samples, name)).filter((line) => 'best_fitness' in line);
      assert.ok(tasks.length > 0);
      for (const task of tasks) assert.equal(task.state, 'SUCCESS');
    });
  }

  test(`${custom} runs embedded where no container engine answers, and tells of Python what to install`, async () => {
    await (await connectRunningEngine())?.stop();
    const { stdout, stderr, status } = spawnSync(
      process.execPath,
      [path.join(root, 'dist/cli.mjs'), 'run', '--json', path.join(samples, custom)],
      { encoding: 'utf8', env: { ...process.env, DOCKER_HOST: 'unix:///nowhere/docker.sock' } },
    );
    await (await connectRunningEngine())?.stop();
    const [typescript, python] = stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    assert.deepEqual([typescript.state, typescript.sandbox], ['SUCCESS', 'embedded'], stderr);
    assert.equal(python.state, 'FAILURE');
    assert.match(python.error.message, /Python fitness needs a container engine\. None answers at .*unset DOCKER_HOST/);
    assert.equal(status, 1);
  });

  test('hold no outputs and give every cell an id, so that a difference is a change of the sample', () => {
    for (const name of names.filter((file) => file.endsWith('.ipynb'))) {
      const { cells } = JSON.parse(readFileSync(path.join(samples, name), 'utf8'));
      for (const cell of cells) {
        assert.match(cell.id, /^[\w-]+$/);
        assert.deepEqual(cell.outputs ?? [], []);
      }
    }
  });
});
