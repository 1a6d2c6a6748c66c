import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import path from 'node:path';

suite('handing over to another Node', () => {
  const handOver = path.join(import.meta.dirname, 'hand-over.ts');
  /** Runs a script that hands over to this Node. */
  const run = (node: string, ...args: string[]) => {
    const code = `import { handOver } from ${JSON.stringify(handOver)}; handOver(${JSON.stringify(node)}, ${JSON.stringify(path.join(import.meta.dirname, 'testing-echo.mjs'))});`;
    return spawnSync(process.execPath, ['--input-type=module', '-e', code, '--', 'script', ...args], {
      input: 'typed',
      encoding: 'utf8',
    });
  };

  test('passes arguments, standard input and the exit code on', () => {
    const { stdout, status } = run(process.execPath, '7', 'b c');
    assert.deepEqual([stdout, status], ['["7","b c"] typed', 7]);
  });

  test('says plainly that the other one cannot be started', () => {
    const { stderr, status } = run('/nowhere/node');
    assert.match(stderr, /^\/nowhere\/node cannot be started: /);
    assert.equal(status, 1);
  });
});
