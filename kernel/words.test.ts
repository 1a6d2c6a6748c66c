import assert from 'node:assert/strict';
import { EngineError } from '../engine/client/errors.ts';
import { say } from '../sandbox/sentence.ts';
import { speakByBundle, t, tellError } from './words.ts';

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

  test('of an error is in the language of the editor where a sentence of ours made it, and as it was said elsewhere', () => {
    speakByBundle({ 'The engine ended with {0}': 'Die Engine endete mit {0}' });
    assert.equal(tellError(new EngineError('lost', say('The engine ended with {0}', 7))), 'Die Engine endete mit 7');
    assert.equal(tellError(new EngineError('refused', 'The engine ended with 7')), 'The engine ended with 7');
    assert.equal(tellError(new TypeError('no')), 'no');
    assert.equal(tellError('no'), 'no');
  });
});
