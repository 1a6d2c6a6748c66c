import assert from 'node:assert/strict';
import { createRandom } from '../../random/index.ts';
import { assertShare } from '../testing.ts';
import { drawParents } from './parents.ts';

suite('Parents of a mutant', () => {
  test('are three distinct members, none of them the target, each equally often', () => {
    const random = createRandom(1);
    const out = new Int32Array(3);
    const counts = new Map<string, number>();
    for (let k = 0; k < 24_000; k++) {
      drawParents(out, 5, 2, random);
      assert.equal(new Set([...out, 2]).size, 4);
      counts.set(out.join(), (counts.get(out.join()) ?? 0) + 1);
    }
    assert.equal(counts.size, 24);
    for (const [triple, count] of counts) assertShare(count, 24_000, 1 / 24, triple);
  });
});
