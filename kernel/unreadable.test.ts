import assert from 'node:assert/strict';
import { isGone, isNoFile, whyUnreadable } from './unreadable.ts';

suite('What was thrown where a file was to be read', () => {
  test('may be anything', () => {
    for (const thrown of [null, undefined, 'no', 7])
      assert.deepEqual([isGone(thrown), isNoFile(thrown), whyUnreadable(thrown)], [false, false, String(thrown)]);
  });
});
