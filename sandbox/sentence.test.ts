import assert from 'node:assert/strict';
import { inEnglish, say, together, withFullStop } from './sentence.ts';

suite('A sentence', () => {
  test('gets a full stop where it ends with no mark', () => {
    const told = ['It failed', 'It failed.', 'Stop!', 'Why?', say('It failed.'), say('It failed')].map((part) =>
      inEnglish(withFullStop(part)),
    );
    assert.deepEqual(told, ['It failed.', 'It failed.', 'Stop!', 'Why?', 'It failed.', 'It failed.']);
  });
  test('is told after as many others as there are, in their order', () => {
    assert.equal(inEnglish(together(['a.'])), 'a.');
    assert.equal(inEnglish(together(['a.', say('{0}.', 'b'), 'c.'])), 'a. b. c.');
    const many = Array.from({ length: 100_000 }, (_, index) => say('{0}.', index));
    assert.equal(inEnglish(together(many)), many.map(inEnglish).join(' '));
  });
});
