import assert from 'node:assert/strict';
import { once } from 'node:events';
import { stripTypeScriptTypes } from 'node:module';
import { Worker } from 'node:worker_threads';
import { assertKeepsPace, costOf, Peer } from './pace.ts';
import { StripThread } from './strip-thread.ts';
import { stripTypes } from './strip-types.ts';

const codeOf = (text: string): string => {
  const stripped = stripTypes(text);
  assert.ok(stripped.ok, JSON.stringify(stripped));
  return stripped.code;
};
const findingOf = (text: string) => {
  const stripped = stripTypes(text);
  assert.ok(!stripped.ok);
  return stripped.finding;
};

suite('the thread that takes types out', () => {
  test('keeps every line and column', () => {
    const text =
      'interface Point { a: number }\nfunction fitness(x: "äö日本😀"[], y?: Point): number {\n  return (x[0] as any)! ** 2;\n}\n';
    const lines = codeOf(text).split('\n');
    assert.equal(lines.length, 5);
    assert.equal(lines[2].indexOf('** 2'), text.split('\n')[2].indexOf('** 2'));
    assert.equal(lines[1].indexOf('{'), text.split('\n')[1].indexOf('{'));
  });

  test('takes out imports of types alone', () => {
    assert.equal(codeOf('import type { A } from "a";\nlet a: A = 1;').trim(), 'let a    = 1;');
    assert.match(codeOf('import { readFile } from "fs";'), /import/);
  });

  for (const [text, rule, place] of [
    ['let a = 1;\n  let b: = 3', 'syntax', [2, 10, 2, 11]],
    ['let a = "\n;', 'syntax', [1, 9, 1, 10]],
  ] as const)
    test(`says where ${JSON.stringify(text)} is wrong`, () => {
      const { rule: told, line, column, endLine, endColumn } = findingOf(text);
      assert.deepEqual([told, line, column, endLine, endColumn], [rule, ...place]);
    });

  for (const deep of [
    '('.repeat(100_000),
    '!'.repeat(200_000),
    `let a: ${'Array<'.repeat(20_000)}`,
    '`${'.repeat(5000),
    `f${'<T'.repeat(3000)}`,
  ])
    test(`refuses ${deep.slice(0, 14)}… without end, and goes on with the next text`, () => {
      assert.equal(findingOf(deep).rule, 'too-complex');
      assert.equal(codeOf('let a: number = 1;'), 'let a         = 1;');
    });

  test('takes no other waking for an answer', async () => {
    const thread = new StripThread();
    const waker = new Worker(
      "const { workerData, parentPort } = require('node:worker_threads'); parentPort.postMessage(0); for (;;) Atomics.notify(workerData, 0);",
      { eval: true, workerData: thread.answered },
    );
    try {
      await once(waker, 'message');
      for (let i = 0; i < 100; i++) assert.deepEqual(thread.strip('let a: number = 1;', 20_000), { code: 'let a         = 1;' });
    } finally {
      thread.end();
      await waker.terminate();
    }
  });

  test('gives up where types could be read in too many ways', () => {
    assert.equal(findingOf(`${'<a>'.repeat(6000)}1`).rule, 'too-complex');
    assert.equal(codeOf('let a: number = 1;'), 'let a         = 1;');
  });

  test('takes hardly longer for 1 MB than the stripper of Node by itself', () => {
    const text = 'const a: number = 1;\n'.repeat(50_000);
    assert.equal(codeOf(text).length, text.length);
    assertKeepsPace(
      costOf(() => codeOf(text), 'process'),
      new Peer(costOf(() => stripTypeScriptTypes(text), 'process')),
      3,
    );
  });
});
