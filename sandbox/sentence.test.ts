import assert from 'node:assert/strict';
import { inEnglish, listed, say, together, withFullStop } from './sentence.ts';

suite('A sentence', () => {
  test('gets a full stop where it ends with no mark', () => {
    const told = ['It failed', 'It failed.', 'Stop!', 'Why?', say('It failed.'), say('It failed')].map((part) =>
      inEnglish(withFullStop(part)),
    );
    assert.deepEqual(told, ['It failed.', 'It failed.', 'Stop!', 'Why?', 'It failed.', 'It failed.']);
  });
  test('lists names with commas, and the last with a word', () => {
    const lists = [['a'], ['a', 'b'], ['a', 'b', 'c', 'd']].map((names) => inEnglish(listed(names)));
    assert.deepEqual(lists, ['a', 'a and b', 'a, b, c and d']);
  });
  test('is told after as many others as there are, in their order', () => {
    assert.equal(inEnglish(together(['a.'])), 'a.');
    assert.equal(inEnglish(together(['a.', say('{0}.', 'b'), 'c.'])), 'a. b. c.');
    const many = Array.from({ length: 100_000 }, (_, index) => say('{0}.', index));
    assert.equal(inEnglish(together(many)), many.map(inEnglish).join(' '));
  });
});
