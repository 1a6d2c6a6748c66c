import assert from 'node:assert/strict';
import fc from 'fast-check';
import { algorithms } from '../../engine/algorithms/index.ts';
import { parseConfig } from '../../engine/config/parse.ts';
import { problems } from '../../engine/problems/index.ts';
import { say } from '../../sandbox/sentence.ts';
import { complete, isToGoOn, type Proposal } from './complete.ts';
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
    assert.ok(!labels('{|}').includes('compare algorithms'));
  });
  test('proposes them first, and among comments too', () => {
    const first = ['optimize a built-in problem', 'compare algorithms', 'optimize a custom fitness', 'run in the background'];
    for (const marked of ['|', '\n|\n', '# mine\n|', '# mine\n\n|\n# below', 'opt|', '# mine\r\n|\r\n'])
      assert.deepEqual(labels(marked).slice(0, 4), first, marked);
    assert.ok(labels('|').includes('algorithm'));
  });
  test('proposes nothing directly before a comment, which it would be glued to', () => {
    for (const marked of ['|# mine\nalgorithm: PSO', 'see|# mine', 'problem:\n  |# mine'])
      assert.equal(at(marked), undefined, marked);
    assert.ok(labels('algorithm: | # mine').includes('PSO'));
  });
  test('tells the parameters of an algorithm in a list, which the narrow pane beside the proposals has room for', () => {
    const { documentation = '' } = proposal('algorithm: |', 'particle_swarm');
    assert.match(documentation, /^- `swarm_size: 30` \(/m);
    assert.doesNotMatch(documentation, /\|/);
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
  test('proposes the usual bounds and defaults until something is typed, whatever an editor would find alike', () => {
    for (const [marked, label] of [
      ['problem:\n  function: sphere\n  bounds: |', '[-5.12, 5.12]'],
      ['problem:\n  function: sphere\n  bounds:\n    - |', '[-5.12, 5.12]'],
      ['runs: |', '1'],
      ['runs: |7', '1'],
    ] as const)
      assert.equal(proposal(marked, label).filter, ' ', marked);
  });
  for (const marked of [
    ...[
      'bounds: [|]',
      'bounds: [-|]',
      'bounds: [-5|',
      'bounds: [-5, 5]|',
      'bounds: [-5, 5] |',
      'bounds: |[-5, 5]',
      'bounds: [[|]]',
    ],
    ...[
      'bounds: [[-5, 5], |',
      'bounds:\n    - [-5|',
      'bounds:\n    - [-5, 5]|',
      'bounds: -|',
      'dimensions: 3 |',
      'function: sphere |',
    ],
    ...['function: "sphere"|', "function: 'sphere' |", 'function |', 'dimensions: 3|'],
  ])
    test(`proposes nothing where a value is begun or whole: ${marked}`, () => {
      assert.deepEqual(labels(`problem:\n  function: sphere\n  ${marked}`), []);
      assert.deepEqual(labels(`problem: {function: sphere,\n  ${marked.replace(/:\n.*- /, ': ')}`), []);
    });
  for (const marked of [
    'runs: 5|',
    'runs: 5 |',
    'params: {w: 0|}',
    'params: {w: 0.7 |}',
    'params: {w: 0.7} |',
    'algorithms: [PSO |]',
  ])
    test(`proposes nothing where a value is begun or whole: ${marked}`, () =>
      assert.deepEqual(labels(`algorithm: PSO\n${marked}`), []));
  test('proposes values and keys behind a quote, a comment and a whole entry', () => {
    assert.ok(labels('problem:\n  function: "|"').includes('sphere'));
    assert.ok(labels('{"problem": {"dimensions": 3, "|').includes('function'));
    assert.ok(labels('problem: { # mine\n  |').includes('function'));
    assert.ok(labels('algorithms: [PSO, |]').includes('ACOR'));
    assert.ok(labels('- [1, 2]\nalg|').includes('algorithm'));
  });
  test('tells the best fitness of a problem in the dimensions that are chosen', () => {
    const told = (dimensions: string) =>
      at(`problem:\n${dimensions}  function: |`)?.proposals.find(({ label }) => label === 'styblinski_tang')?.documentation;
    assert.match(told('  dimensions: 10\n') ?? '', /best fitness: -391\.66.* in 10 dimensions/);
    assert.match(told('') ?? '', / in 1 dimension$/m);
  });
  test('proposes the fitness cells of the notebook and the fitness files of the folder', () => {
    const range = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
    const cells = [{ uri: 'cell:1', language: 'python', name: 'beam', range }];
    assert.deepEqual(labels('problem:\n  fitness: |', { ...nothingAround, cells, files: ['./f.fitness.ts'] }), [
      'beam',
      './f.fitness.ts',
    ]);
  });
  test('proposes a file that cannot be read behind the fitness files, and says why it may be none', () => {
    const unreadableFiles = [{ file: './secret.py', reason: say('permission is denied') }];
    const proposals = at('problem:\n  fitness: |', { ...nothingAround, files: ['./f.fitness.ts'], unreadableFiles })?.proposals;
    assert.deepEqual(
      proposals?.map(({ label, detail }) => [label, detail]),
      [
        ['./f.fitness.ts', 'fitness file beside this one'],
        ['./secret.py', 'cannot be read: permission is denied'],
      ],
    );
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
  for (const [what, text, isBelow] of [
    ['a key', 'problem:\n  ', true],
    ['a key with a comment behind it', 'problem: # mine\n  ', true],
    ['a key, where lines end as on Windows', 'problem:\r\n  ', true],
    ['a key with a comment, where lines end as on Windows', 'problem: # mine\r\n  ', true],
    ['an item that is a key, beside it', 'a:\n  - b:\n    ', false],
    ['an item that is a key, deeper', 'a:\n  - b:\n      ', true],
    ['a whole value', 'seed: 1\n  ', false],
    ['a key, at its own indentation', 'problem:\n', false],
    ['a key, with a word in it already', 'problem:\n  d', false],
  ] as const)
    test(`a line below ${what} ${isBelow ? 'must go on' : 'need not go on'}`, () =>
      assert.equal(isToGoOn(text, text.length), isBelow));
  for (const [marked, expected] of [
    ['problem: {\n  |\n}', true],
    ['algorithms: [\n  |]', true],
    ['problem: {dimensions: 5,\n  |\n}', true],
    ['problem: { # mine\r\n  |\r\n}', true],
    ['problem: {dimensions: 5\n  |\n}', false],
    ['problem: {\n  |dimensions: 5}', false],
    ['problem: {dimensions: 5}\n|', false],
  ] as const)
    test(`a new line in ${JSON.stringify(marked)} ${expected ? 'goes on' : 'need not go on'} between brackets`, () =>
      assert.equal(isToGoOn(marked.replace('|', ''), marked.indexOf('|')), expected));
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
