import assert from 'node:assert/strict';
import { isGuestMessage } from './guest-messages.ts';

const standing = {
  evaluations: 2,
  iterations: 1,
  best_fitness: 1,
  seconds: 0,
  fraction: 0.5,
  trace: { evaluations: [1, 2], best_fitness: [2, 1] },
};
const progress = { type: 'progress', progress: standing, best_solution: [0, 0], failed_evaluations: 0 };
const ended = {
  type: 'ended',
  result: { ...standing, best_solution: [0, 0], stop_reason: 'target', failed_evaluations: 0 },
};
const checkpoint = { type: 'checkpoint', state: 'AAAA', evaluations: 1, seconds: 0 };
/** A sentence within others, so many of them. */
const nested = (text: string, depth: number): object =>
  depth === 0 ? { template: text, parts: [] } : { template: '{0}', parts: [nested(text, depth - 1)] };

/** So many empty places, and in each of them as many again. */
const emptyPlaces = (count: number, depth: number): object => ({
  template: '{0}'.repeat(count),
  parts: [depth === 1 ? '' : emptyPlaces(count, depth - 1)],
});

const failed = { type: 'failed', message: 'no' };

suite('a message of a guest', () => {
  for (const message of [
    progress,
    ended,
    checkpoint,
    failed,
    { ...progress, best_solution: null, first_failure: 'x', first_failure_place: { line: 1, column: 2 } },
    { ...failed, message: 'x.', sentence: nested('x', 2) },
    { ...progress, first_failure: 'x at 1.', sentences: { first_failure: { template: '{0} at {1}', parts: ['x', 1] } } },
    { ...ended, result: { ...ended.result, explanation: 'x', sentences: { explanation: { template: 'x', parts: [] } } } },
    { ...failed, place: { line: 3 } },
    { ...ended, result: { ...ended.result, best_solution: null, best_fitness: null } },
  ])
    test(`is taken: ${JSON.stringify(message).slice(0, 60)}`, () => assert.ok(isGuestMessage(message, 2)));

  for (const [what, message] of [
    ['another type', { type: 'started' }],
    ['no record', null],
    ['a point of other dimensions', { ...progress, best_solution: [0] }],
    ['a result of other dimensions', { ...ended, result: { ...ended.result, best_solution: [0, 0, 0] } }],
    ['a trace of uneven lengths', { ...progress, progress: { ...standing, trace: { evaluations: [1], best_fitness: [] } } }],
    ['a result with an uneven trace', { ...ended, result: { ...ended.result, trace: { evaluations: [], best_fitness: [1] } } }],
    ['a place that cannot be', { ...failed, place: { line: 1e9 } }],
    ['a place without a line', { ...failed, place: { column: 1 } }],
    [
      'a sentence in a sentence that the text does not say',
      { ...progress, sentences: { first_failure: { template: '{0}', parts: [{ template: '', parts: [] }] } } },
    ],
    ['sentences that are too deep', { ...failed, message: 'x.', sentence: nested('x', 3) }],
    [
      'a sentence that says something else',
      { ...progress, first_failure: 'x.', sentences: { first_failure: { template: 'y', parts: [] } } },
    ],
    [
      'a sentence of a text that is not there',
      { ...ended, result: { ...ended.result, sentences: { explanation: { template: '', parts: [] } } } },
    ],
    [
      'a sentence that grows',
      {
        ...progress,
        first_failure: `${'x'.repeat(3999)}.`,
        sentences: { first_failure: { template: '{0}'.repeat(1300), parts: ['x'.repeat(4000)] } },
      },
    ],
    ['a failure that its sentence tells otherwise', { ...failed, message: 'no.', sentence: { template: 'yes', parts: [] } }],
    [
      'a sentence that grows in a sentence',
      {
        ...failed,
        message: `${'x'.repeat(3999)}.`,
        sentence: { template: '{0}'.repeat(60), parts: [{ template: '{0}'.repeat(60), parts: ['x'.repeat(4000)] }] },
      },
    ],
    [
      'a sentence that grows by its own words in a sentence',
      {
        ...failed,
        message: 'x.',
        sentence: { template: '{0}'.repeat(300), parts: [{ template: `{0}${'x'.repeat(3900)}`, parts: [''] }] },
      },
    ],
    ['a sentence of more places than a sentence has', { ...failed, message: '.', sentence: emptyPlaces(300, 3) }],
    ['the word for nothing in place of such a one', { ...failed, message: 'undefined.', sentence: emptyPlaces(300, 3) }],
    ['more places side by side than a call takes', { ...failed, message: '.', sentence: emptyPlaces(1333, 2) }],
    ['a sentence of its own', { ...progress, sentences: { sandbox_reason: { template: 'x', parts: [] } } }],
    ['a field of its own', { ...failed, code: 1 }],
    ['a text that is too long', { type: 'failed', message: 'x'.repeat(4001) }],
    ['a checkpoint that is no base64', { ...checkpoint, state: '!' }],
    ['a count that is none', { ...progress, failed_evaluations: -1 }],
    ['a share above one', { ...progress, progress: { ...standing, fraction: 2 } }],
    ['an unknown reason to stop', { ...ended, result: { ...ended.result, stop_reason: 'forged' } }],
  ] as const)
    test(`is refused with ${what}`, () => assert.ok(!isGuestMessage(message, 2)));

  test('is refused after a look at few of the places that its sentence grows to', () => {
    let looks = 0;
    const counted = new Proxy([''], {
      get(parts, key) {
        if (key === '0') looks++;
        return Reflect.get(parts, key);
      },
    });
    const inner = { template: '{0}'.repeat(300), parts: counted };
    const sentence = { template: '{0}'.repeat(300), parts: [{ template: '{0}'.repeat(300), parts: [inner] }] };
    assert.ok(!isGuestMessage({ ...failed, message: '.', sentence }, 2));
    assert.ok(looks > 0 && looks < 1000, `${looks}`);
  });
});
