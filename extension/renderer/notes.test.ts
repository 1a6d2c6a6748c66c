import assert from 'node:assert/strict';
import fc from 'fast-check';
import { say } from '../../sandbox/sentence.ts';
import { speakByBundle } from '../words.ts';
import { linesOf } from './notes.ts';

suite('Notes beside a run', () => {
  teardown(() => speakByBundle({}));
  const sentences = [say('warning (line {0}): {1}', 3, say('No run reaches {0}.', -1))];
  const notes = { text: 'warning (line 3): No run reaches -1.\n', sentences };

  test('are told in the language of the editor, and in English where it is not known', () => {
    assert.deepEqual(linesOf(notes), ['warning (line 3): No run reaches -1.']);
    speakByBundle({ 'warning (line {0}): {1}': 'Warnung (Zeile {0}): {1}', 'No run reaches {0}.': 'Kein Lauf erreicht {0}.' });
    assert.deepEqual(linesOf(notes), ['Warnung (Zeile 3): Kein Lauf erreicht -1.']);
  });
  test('of a notebook that holds only their text are its lines', () =>
    assert.deepEqual(linesOf({ text: 'one\ntwo\n' }), ['one', 'two']));
  test('that are none are refused with what they are, whatever a notebook holds', () => {
    assert.throws(() => linesOf({ text: 1 }), /Expected notes with a text, got \{"text":1\}\./);
    assert.throws(() => linesOf({ ...notes, sentences: [{ template: 'a' }] }), /Expected notes/);
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (sentences, parts) => {
        for (const foreign of [sentences, { text: '', sentences }, { text: '', sentences: [{ template: '{0}', parts }] }])
          try {
            for (const line of linesOf(foreign)) assert.equal(typeof line, 'string');
          } catch (error) {
            assert.match((error as Error).message, /^Expected notes with a text, got /); // anything else is a mistake of ours
          }
      }),
    );
  });
});
