import assert from 'node:assert/strict';
import fc from 'fast-check';
import { algorithms } from '../../engine/algorithms/index.ts';
import { parseConfig } from '../../engine/config/parse.ts';
import { problems } from '../../engine/problems/index.ts';
import { complete, type Proposal } from './complete.ts';
import { nothingAround, type Surroundings } from './surroundings.ts';

function at(marked: string, around: Surroundings = nothingAround) {
  const offset = marked.indexOf('|');
  return complete(marked.replace('|', ''), offset, around);
}
const labels = (marked: string, around?: Surroundings) => at(marked, around)?.proposals.map(({ label }) => label) ?? [];
const proposal = (marked: string, label: string): Proposal => {
  const found = at(marked)?.proposals.find((candidate) => candidate.label === label);
  assert.ok(found, `${label} is proposed`);
  return found;
};

suite('Completion in a config', () => {
  test('proposes the keys that are not there yet', () => {
    assert.deepEqual(labels('algorithm: PSO\nproblem: {dimensions: 2, function: sphere}\nsee|'), [
      ...['params', 'seed', 'runs', 'initial', 'stop', 'limits', 'sandbox', 'priority', 'background'],
    ]);
    assert.deepEqual(labels('problem:\n  function: sphere\n  |\n  dimensions: 3\n'), ['bounds', 'objective', 'instance']);
    assert.deepEqual(labels('problem: {function: sphere, bounds: [[1, 2]], |}'), ['dimensions', 'objective', 'instance']);
  });
  test('proposes whole configs where there is nothing', () => {
    assert.ok(labels('|').includes('compare algorithms'));
    assert.ok(!labels('algorithm: PSO\n|').includes('compare algorithms'));
  });
  test('proposes every algorithm by its name and its short names, with what it is', () => {
    const found = labels('algorithm: |');
    for (const { name, aliases } of algorithms) assert.ok([name, ...aliases].every((label) => found.includes(label)));
    assert.match(proposal('algorithm: |', 'differential_evolution').documentation ?? '', /Storn/);
  });
  test('proposes in a list the algorithms that are not in it', () => {
    assert.ok(!labels('algorithms:\n  - particle_swarm\n  - |').includes('particle_swarm'));
    assert.ok(!labels('algorithms: [particle_swarm, |]').includes('PSO'));
    assert.ok(labels('algorithms: [particle_swarm, |]').includes('ant_colony'));
  });
  test('proposes every built-in problem', () => {
    assert.deepEqual(
      labels('problem:\n  function: |'),
      problems.map(({ name }) => name),
    );
  });
  test('proposes the parameters of the chosen algorithm, with their defaults', () => {
    const found = labels('algorithm: ant_colony\nparams:\n  |');
    assert.deepEqual(found, Object.keys(algorithms.find(({ name }) => name === 'ant_colony')?.params ?? {}));
    assert.equal(proposal('algorithm: ACOR\nparams:\n  arch|', 'archive_size').insert, `archive_size: \${1:10}`);
  });
  test('proposes for several algorithms what they share, and their names', () => {
    const found = labels('algorithms: [PSO, ACOR]\nparams:\n  |');
    assert.ok(found.includes('max_iterations') && found.includes('particle_swarm'));
    assert.ok(!found.includes('archive_size'));
    assert.ok(labels('algorithms: [PSO, ACOR]\nparams:\n  ant_colony:\n    |').includes('archive_size'));
  });
  test('proposes the choices of an option', () => {
    assert.deepEqual(labels('problem:\n  objective: |'), ['minimize', 'maximize']);
    assert.deepEqual(labels('background: |'), ['true', 'false']);
    assert.ok(labels('algorithm: PSO\nparams:\n  topology: |').length > 1);
  });
  test('proposes the usual bounds of the function', () => {
    assert.deepEqual(labels('problem:\n  function: rastrigin\n  bounds: |'), ['[-5.12, 5.12]']);
  });
  test('proposes the fitness cells of the notebook and the fitness files of the folder', () => {
    const range = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
    const cells = [{ uri: 'cell:1', language: 'python', name: 'beam', range }];
    assert.deepEqual(labels('problem:\n  fitness: |', { cells, files: ['./f.fitness.ts'], isCell: true }), [
      'beam',
      './f.fitness.ts',
    ]);
  });
  test('proposes nothing in a comment, under a number, or in what is no config', () => {
    assert.deepEqual(labels('# alg|'), []);
    assert.deepEqual(labels('nonsense:\n  |'), []);
  });
  for (const marked of [
    'problem:|',
    'algorithm:|',
    'stop:|\n',
    'problem:\n  function:|',
    'algorithm:lsh|',
    'problem: {function:|}',
    '{function:|',
  ])
    test(`proposes nothing right after a colon, where no blank is: ${JSON.stringify(marked)}`, () =>
      assert.deepEqual(labels(marked), []));
  test('proposes values right after the colon of a key in quotes, where braces need no blank', () => {
    assert.ok(labels('{"problem": {"function":|}}').includes('sphere'));
  });
  test('replaces the word that is there, and only the name of a key that has its colon', () => {
    const found = at('problem:\n  func|xyz: sphere');
    assert.deepEqual([found?.start, found?.end], [11, 18]);
    assert.equal(found?.proposals.find(({ label }) => label === 'function')?.insert, 'function');
  });
  test('begins a mapping on the next line, and in braces in the same one', () => {
    assert.equal(proposal('pro|', 'problem').insert, 'problem:\n  $1');
    assert.equal(proposal('{pro|}', 'problem').insert, 'problem: {$1}');
  });
  test('makes each whole config one that is valid as it is written', () => {
    for (const { label, insert, documentation } of at('|')?.proposals ?? []) {
      if (documentation === undefined || !insert.includes('\n') || !insert.startsWith('algorithm')) continue;
      const text = insert.replaceAll(/\$\{\d+\|([^,]+),[^}]*\|\}/g, '$1').replaceAll(/\$\{\d+:([^}]*)\}/g, '$1');
      const parsed = parseConfig(text);
      assert.ok(parsed.ok, `${label}: ${JSON.stringify(parsed.findings)}\n${text}`);
    }
  });
  test('ends in any text', () => {
    const piece = fc.constantFrom(
      'algorithm: ',
      'PSO',
      'problem:',
      '\n  ',
      '{',
      '}',
      '[',
      ']',
      ', ',
      '- ',
      'params:',
      'w: ',
      '\n',
      '"',
      '#',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 20 }), fc.nat(), (pieces, some) => {
        const text = pieces.join('');
        const offset = text.length === 0 ? 0 : some % (text.length + 1);
        const found = complete(text, offset, nothingAround);
        if (found) assert.ok(found.start <= offset && found.end >= offset);
      }),
      { numRuns: 1000 },
    );
  });
});
