import assert from 'node:assert/strict';
import { badValue } from '../../sandbox/guest/bad-value.ts';
import { isFitnessError } from '../../sandbox/guest/fitness-error.ts';
import { inEnglish } from '../../sandbox/sentence.ts';
import { GuardedFitness } from './guarded-fitness.ts';
import { isGuestMessage } from './guest-messages.ts';

/** What ends the run of a fitness that returns something of that name. */
function broken(what: string) {
  const throws = () => {
    throw badValue(what);
  };
  const guarded = new GuardedFitness({ evaluate: throws, evaluateOne: throws });
  guarded.objective(Float64Array.of(1, 2), 0, 2);
  try {
    guarded.throwIfBroken();
  } catch (error) {
    if (isFitnessError(error)) return error;
    throw error;
  }
  assert.fail('Expected the run to end.');
}

suite('a value that is no number', () => {
  test('is told with its point, as a sentence that can be told in other languages', () => {
    const { message, sentence } = broken('the string "a"');
    assert.equal(message, 'Expected fitness to return a number, got the string "a" at x = [1, 2].');
    assert.equal(`${inEnglish(sentence ?? '')}.`, message);
    assert.ok(isGuestMessage({ type: 'failed', message, sentence }, 2));
  });

  for (const length of [900, 935, 940, 945, 950, 955, 960, 3000])
    test(`is told in words that do not contradict each other, with a name of ${length} letters`, () => {
      const { message, sentence } = broken(`a value of type ${'C'.repeat(length)}`);
      assert.ok(isGuestMessage({ type: 'failed', message, ...(sentence ? { sentence } : {}) }, 2));
      assert.equal(sentence === undefined, message.endsWith('…'));
    });
});
