import assert from 'node:assert/strict';
import { keysOfToday } from '../../engine/config/top-level-keys.ts';
import { problems } from '../../engine/problems/index.ts';
import { say } from '../../sandbox/sentence.ts';
import type { FileFault } from '../fitness-fault.ts';
import { explain } from './hover.ts';
import { landscape } from './landscape.ts';
import { schemaAt } from './schema-at.ts';
import { nothingAround } from './surroundings.ts';

/** The explanation of the word after the `|`. */
function at(marked: string) {
  const offset = marked.indexOf('|');
  return explain(marked.replace('|', ''), offset, nothingAround)?.text;
}

suite('A hover in a config', () => {
  test('tells of a key its range, its default and its meaning', () => {
    assert.match(at('|runs: 3') ?? '', /\*\*runs\*\*: a whole number in \\\[1, 1000\\\]; default 1\n\nIndependent repetitions/);
  });
  test('tells of every key that is there what it means, in a sentence', () => {
    for (const key of keysOfToday) {
      const [, meaning = ''] = at(`|${key}: `)?.split('\n\n') ?? [];
      assert.match(meaning, /^[A-Z].*\.$/, key);
    }
    for (const key of Object.keys(schemaAt(['problem'], [])?.properties ?? {}))
      assert.match(at(`problem: {|${key}: }`) ?? '', /\n\n[A-Z].*\.$/, key);
  });
  test('tells of a key that takes one of many names a few of them, and not a list that is cut off', () => {
    for (const marked of ['|algorithm: PSO', '|algorithms: [PSO]', 'problem: {|function: sphere}'])
      assert.doesNotMatch(at(marked) ?? '…', /…/, marked);
    assert.match(
      at('|algorithm: PSO') ?? '',
      /^\*\*algorithm\*\*: a name, such as particle\\_swarm, PSO or genetic\\_algorithm\n\n/,
    );
  });
  test('tells of a value what its key means', () => {
    assert.match(at('runs: |3') ?? '', /Independent repetitions/);
  });
  test('tells of a parameter its recommendation, its algorithm and the paper', () => {
    const text = at('algorithm: differential_evolution\nparams:\n  |F: 0.5') ?? '';
    assert.match(text, /default 0\.8/);
    assert.match(text, /Storn/);
  });
  test('tells of an algorithm its parameters with their defaults, and the paper', () => {
    const text = at('algorithm: |PSO') ?? '';
    assert.match(text, /Particle swarm/i);
    assert.match(text, /\| `w` \| 0\.7 \|/);
    assert.match(text, /Kennedy/);
  });
  test('tells of a problem its formula, its bounds, its optimum and shows it', () => {
    const text = at('problem:\n  function: |rastrigin\n  dimensions: 7') ?? '';
    assert.match(text, /bounds: \[-5\.12, 5\.12\]/);
    assert.match(text, /best fitness: 0 in 7 dimensions/);
    assert.match(text, /!\[Rastrigin.*\]\(data:image\/svg\+xml;base64,/);
  });
  test('tells of a fitness file its language, and that it runs in a sandbox', () => {
    const text = at('problem:\n  fitness: |./beam.fitness.ts') ?? '';
    assert.equal(
      text,
      'The fitness file **./beam.fitness.ts**, in TypeScript. It is checked when it is run, and runs in a sandbox.',
    );
    assert.match(at('problem:\n  fitness: ./be|am.py') ?? '', /\*\*\.\/beam\.py\*\*, in Python/);
    assert.equal(at('problem:\n  fitness: |beam'), undefined);
  });
  test('describes no fitness file that is not there, or is none', () => {
    const text = 'problem:\n  fitness: ./bowll.fitness.ts';
    const asked: string[] = [];
    const faultOfFile = (reference: string): FileFault => {
      asked.push(reference);
      return { sentence: say('There is no file {0}.', reference), kind: 'absent' };
    };
    assert.equal(explain(text, text.indexOf('./') + 3, { ...nothingAround, faultOfFile }), undefined);
    assert.deepEqual(asked, ['./bowll.fitness.ts']);
  });
  test('tells nothing of what is no word of a config', () => {
    assert.equal(at('|nonsense: 3'), undefined);
    assert.equal(at('algorithm: |nonsense'), undefined);
    assert.equal(at('# |algorithm'), undefined);
  });
  test('draws every problem of two dimensions, small enough for a hover', () => {
    for (const problem of problems) {
      const picture = landscape(problem);
      if (picture !== undefined) assert.ok(picture.length < 90_000, `${problem.name}: ${picture.length}`);
      else assert.ok(problem.dimensions.min > 2 || problem.dimensions.max < 2 || problem.fixed, problem.name);
    }
  });
});
