import assert from 'node:assert/strict';
import { newestLines, readableLog } from './engine-log.ts';

const started = { level: 30, time: '2026-11-27T07:36:27.163Z', pid: 7, version: '0.1.0', msg: 'engine started' };

suite('The log of the engine as people read it', () => {
  test('has time, level, message and the rest of each line', () =>
    assert.equal(
      readableLog(`${JSON.stringify(started)}\n${JSON.stringify({ ...started, level: 40, version: undefined, msg: 'slow' })}\n`),
      '2026-11-27 07:36:27.163Z  INFO   engine started (pid 7, version 0.1.0)\n2026-11-27 07:36:27.163Z  WARN   slow (pid 7)',
    ));
  test('tells the stack of an error below its line', () =>
    assert.equal(
      readableLog(
        JSON.stringify({
          level: 50,
          time: 'now',
          err: { type: 'Error', message: 'no', stack: 'Error: no\n at a' },
          msg: 'failed',
        }),
      ),
      'now  ERROR  failed\n    Error: no\n     at a',
    ));
  test('is cut to its newest lines, to none where none are asked for', () => {
    assert.deepEqual(
      [0, 1, 2, 9].map((count) => newestLines('a\nb\nc\n', count)),
      ['', 'c', 'b\nc', 'a\nb\nc'],
    );
  });
  test('leaves a line that is none of its own as it is', () => assert.equal(readableLog('{"level":30,"ti'), '{"level":30,"ti'));
});
