import assert from 'node:assert/strict';
import { parseConfig } from './parse.ts';

const sphere = 'problem: {function: sphere, dimensions: 2}\n';

suite('A list of algorithms that is none', () => {
  for (const [what, written, place, told, suggestion] of [
    ['one name', 'PSO', 1, 'Expected algorithms to be a list, got one name; write "algorithm" for one.', 'algorithm'],
    [
      'names without brackets',
      'PSO, DE',
      13,
      'Expected brackets around several algorithms, got "PSO, DE"; write "[PSO, DE]".',
      '[PSO, DE]',
    ],
    [
      'one algorithm twice',
      'PSO, particle_swarm',
      13,
      'Expected algorithms to be a list, got the text "PSO, particle_swarm".',
      undefined,
    ],
    ['words', 'the best', 13, 'Expected algorithms to be a list, got the text "the best".', undefined],
    ['a comma', '","', 13, 'Expected algorithms to be a list, got the text ",".', undefined],
    ['nothing', '', 1, 'Expected algorithms to be a list, got nothing (null).', undefined],
  ] as const)
    test(`is told so, with what to write where that is known: ${what}`, () => {
      const { findings } = parseConfig(`algorithms: ${written}\n${sphere}`);
      assert.deepEqual(
        findings.map(({ path, code, column, message, suggestion }) => [path, code, column, message, suggestion]),
        [['algorithms', 'type', place, told, suggestion]],
      );
    });
  test('is told by both of its mistakes where it is one name and a comma', () => {
    assert.deepEqual(
      parseConfig(`algorithms: PSO,\n${sphere}`).findings.map(({ suggestion }) => suggestion),
      ['algorithm', 'PSO'],
    );
  });
  test('is read all the same where it is one name: its parameters are looked at', () => {
    const { findings } = parseConfig(`algorithms: PSO\n${sphere}params: {F: 0.8}\n`);
    assert.deepEqual(
      findings.map(({ code }) => code),
      ['type', 'foreign-parameter'],
    );
  });
});

suite('A parameter of other algorithms', () => {
  test('names them as a sentence does, with commas', () => {
    const { findings } = parseConfig(`algorithm: PSO\n${sphere}params: {population_size: 20}\n`);
    assert.match(
      findings[0]?.message ?? '',
      /^"population_size" is a parameter of genetic_algorithm, differential_evolution, cma_es, \w+.* and \w+, not of particle_swarm; did you mean swarm_size\?$/,
    );
    assert.doesNotMatch(findings[0]?.message ?? '', / and .* and /);
  });
});

suite('The parameters of an algorithm whose name is misspelt', () => {
  const found = (text: string) =>
    parseConfig(`${text}\n${sphere}params: {swarm_size: 3.5, F: 0.8, PSO: {w: 9}}\n`).findings.map(({ code, path }) => [
      code,
      path,
    ]);
  test('are looked at as those of the nearest one', () => {
    assert.deepEqual(found('algorithm: particle_swam'), [
      ['unknown-name', 'algorithm'],
      ['not-whole', 'params.swarm_size'],
      ['foreign-parameter', 'params.F'],
      ['range', 'params.PSO.w'],
    ]);
  });
  for (const name of ['PSOO', 'zebra'])
    test(`are not judged where it might be another: ${name}`, () =>
      assert.deepEqual(found(`algorithm: ${name}`), [['unknown-name', 'algorithm']]));
  test('are not judged where several are named', () => {
    const { findings } = parseConfig(`algorithms: [particle_swam, DE]\n${sphere}params: {F: 0.8}\n`);
    assert.deepEqual(
      findings.map(({ path }) => path),
      ['algorithms[0]'],
    );
  });
});
