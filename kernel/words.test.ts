import assert from 'node:assert/strict';
import { speakByBundle, t } from './words.ts';

suite('A text', () => {
  teardown(() => speakByBundle({}));

  test('is English where the editor is, with its places filled in', () => {
    assert.equal(t('{0} of {1} shown', 3, 'nine'), '3 of nine shown');
    assert.equal(t('stop: {target: …}'), 'stop: {target: …}');
  });

  test('is in the language of the editor where that has it', () => {
    speakByBundle({ '{0} on {1}': '{1}: {0}' });
    assert.equal(t('{0} on {1}', 'ant_colony', 'sphere'), 'sphere: ant_colony');
    assert.equal(t('{0} run {1}', 'x', 2), 'x run 2');
  });
});
