import assert from 'node:assert/strict';
import fc from 'fast-check';
import { placeAt } from './place.ts';

/** The place of the `|`. */
function at(marked: string) {
  const offset = marked.indexOf('|');
  return placeAt(marked.replace('|', ''), offset);
}
const path = (marked: string) => {
  const place = at(marked);
  return place && [...place.parents, ...(place.key === undefined ? [] : [place.key])].join('.');
};

suite('The place of a cursor in a config', () => {
  for (const [marked, expected] of [
    ['|', ''],
    ['alg|', ''],
    ['algorithm: |', 'algorithm'],
    ['algorithm: part|icle_swarm', 'algorithm'],
    ['problem:\n  |', 'problem'],
    ['problem:\n  dim|', 'problem'],
    ['problem:\n  dimensions: 5\n  func|', 'problem'],
    ['problem:\n  function: ra|', 'problem.function'],
    ['problem:\n  function: sphere\n|', ''],
    ['params:\n  particle_swarm:\n    w|', 'params.particle_swarm'],
    ['algorithms:\n  - pa|', 'algorithms.0'],
    ['algorithms:\n  - one\n  - |', 'algorithms.1'],
    ['algorithms:\n- one\n- t|', 'algorithms.1'],
    ['problem:\n  bounds:\n    - [0, |]', 'problem.bounds.0'],
    ['problem: {dimensions: 5, |}', 'problem'],
    ['problem: {dimensions: 5, function: sp|}', 'problem.function'],
    ['problem: {bounds: [[0, 1], [|]]}', 'problem.bounds.1'],
    ['algorithms: [PSO, |]', 'algorithms'],
    ['{"problem": {"function": "sp|"}}', 'problem.function'],
    ['# a: {\nproblem:\n  function: |', 'problem.function'],
    ['title: "{"\nproblem:\n\n  # comment\n  |', 'problem'],
  ] as const)
    test(`is ${expected || 'the margin'} in ${JSON.stringify(marked)}`, () => assert.equal(path(marked), expected));

  test('is none in a comment', () => {
    assert.equal(at('# algo|'), undefined);
    assert.equal(at('algorithm: PSO # a sw|arm'), undefined);
  });
  test('has the whole word that the cursor touches', () => {
    const place = at('problem:\n  function: ras|trigin # built in');
    assert.deepEqual([place?.word, place?.start, place?.end], ['rastrigin', 21, 30]);
  });
  test('tells a key that has its colon from one that has not', () => {
    assert.equal(at('se|ed: 1')?.hasColon, true);
    assert.equal(at('se|ed')?.hasColon, false);
  });
  test('is found in any text without a fault', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'ab: \n-{}[],"\'#\\') }), fc.nat(), (text, some) => {
        const offset = text.length === 0 ? 0 : some % (text.length + 1);
        const place = placeAt(text, offset);
        if (place === undefined) return;
        assert.ok(place.start <= offset && offset <= place.end);
        assert.equal(text.slice(place.start, place.end), place.word);
      }),
      { numRuns: 2000 },
    );
  });
});
