import assert from 'node:assert/strict';
import { folded } from './folded.ts';

const long = `TaskFailed: ${'word '.repeat(60).trim()}`;

suite('The lines of an error', () => {
  test('are broken at blanks, and nothing of them is lost', () => {
    const lines = folded([long]).split('\n');
    assert.ok(lines.length > 3 && lines.every(({ length }) => length <= 96));
    assert.equal(lines.join(' '), long);
  });

  test('keep a word that fits no line', () => {
    const path = `/${'a'.repeat(120)}`;
    assert.equal(folded([`Expected ${path} to be there`]), `Expected\n${path}\nto be there`);
    assert.equal(folded([path]), path);
  });

  test('stay as they are where they quote, with the carets under their place', () => {
    const quotes = [`3 | ${long}`, `----> 12 | ${long}`, `${' '.repeat(100)}^^^`];
    assert.deepEqual(folded(['short', ...quotes]).split('\n'), ['short', ...quotes]);
  });
});
