import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { root } from '../pinned-node.mjs';
import { readArguments } from './arguments.mjs';

suite('The arguments of npm start', () => {
  const start = (...args: readonly string[]) =>
    spawnSync(process.execPath, ['scripts/start.mjs', ...args], { cwd: root, encoding: 'utf8', timeout: 20_000 });

  test('--help shows how it is used, and starts nothing', () => {
    const { status, stdout, stderr } = start('--help');
    assert.deepEqual([status, stderr], [0, '']);
    assert.match(stdout, /^npm start \[-- OPTION\]\n/);
    assert.match(stdout, /--once {3}stop after/);
    assert.doesNotMatch(stdout, /Running/);
  });

  test('an unknown one is refused before anything is installed', () => {
    for (const args of [['--onec'], ['--help', 'x'], ['--once', '--port=3']]) {
      const { status, stdout, stderr } = start(...args);
      assert.deepEqual([status, stdout], [1, '']);
      assert.equal(stderr, `npm start takes --once or --help, got "${args.at(-1)}". Nothing was installed or started.\n`);
    }
  });

  test('--once is passed on, and none at all starts everything', () => {
    assert.deepEqual([readArguments(['--once']), readArguments([])], [{ once: true }, { once: false }]);
  });
});
