import assert from 'node:assert/strict';
import { inEnglish } from '../../sandbox/sentence.ts';
import { sayWithPlace, withoutPlace, withPlace } from './fitness-place.ts';

suite('A sentence about a fitness', () => {
  for (const [name, place, expected] of [
    ['./beam.ts', { line: 3, column: 9 }, 'It threw (./beam.ts:3:9).'],
    ['beam.py', { line: 3 }, 'It threw (beam.py:3).'],
    ['beam', { line: 3, column: 9 }, 'It threw (line 3, column 9 of the fitness beam).'],
    ['of the notebook', { line: 3 }, 'It threw (line 3 of the fitness of the notebook).'],
    ['beam.ts', undefined, 'It threw.'],
  ] as const)
    test(`about ${name} says ${expected}`, () => {
      assert.equal(withPlace('It threw.', name, place), expected);
      assert.equal(inEnglish(sayWithPlace('It threw', name, place)), expected);
    });

  test('is told without its place where that is told apart, and left as it is where it has none', () => {
    const place = { line: 3, column: 9 };
    assert.equal(withoutPlace(withPlace('It threw.', 'beam.ts', place), 'beam.ts', place), 'It threw.');
    assert.equal(withoutPlace('It threw.', 'beam.ts', place), 'It threw.');
  });
});
