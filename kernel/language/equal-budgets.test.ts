import assert from 'node:assert/strict';
import { parseConfig } from '../../engine/config/parse.ts';
import { applied } from './edits.ts';
import { equalBudgets, evened } from './equal-budgets.ts';
import { fixesOf } from './fixes.ts';

const head = 'algorithms: [genetic_algorithm, cma_es] # two\nproblem: {function: sphere, dimensions: 10}\n';

suite('A comparison that is evened', () => {
  for (const [what, text, expected] of [
    [
      'keeps its other parameters',
      `${head}params:\n  max_iterations: 100 # as before\n  genetic_algorithm:\n    mutation_rate: 0.3 # high\nseed: 1\n`,
      `${head}params:\n  genetic_algorithm:\n    mutation_rate: 0.3 # high\nseed: 1\nstop:\n  evaluations: 5050\n`,
    ],
    ['loses params that are empty then', `${head}params: {max_iterations: 100}\n`, `${head}stop:\n  evaluations: 5050\n`],
    [
      'loses what is given to one algorithm alone',
      `${head}params: {genetic_algorithm: {elite: 2, max_iterations: 100}, cma_es: {max_iterations: 10}}`.replace(
        'elite: 2, ',
        '',
      ),
      `${head}stop:\n  evaluations: 5050\n`,
    ],
    [
      'keeps its other stop rules',
      `${head}stop:\n  target: 0.1 # good\n`,
      `${head}stop:\n  evaluations: 2550\n  target: 0.1 # good\n`,
    ],
    [
      'keeps to its braces',
      '{"algorithms": ["GA", "CMA-ES"], "problem": {"function": "sphere", "dimensions": 10}, "params": {"max_iterations": 100}}',
      '{"stop": {"evaluations": 5050}, "algorithms": ["GA", "CMA-ES"], "problem": {"function": "sphere", "dimensions": 10}}',
    ],
    [
      'keeps a comment with braces above its braces',
      '# {x}\n{algorithms: [GA, CMA-ES], problem: {function: sphere, dimensions: 10}}\n',
      '# {x}\n{stop: {evaluations: 2550}, algorithms: [GA, CMA-ES], problem: {function: sphere, dimensions: 10}}\n',
    ],
    ['keeps the mark at its end', `${head}# end\n...\n`, `${head}stop:\n  evaluations: 2550\n# end\n...\n`],
    [
      'keeps its margin',
      '  algorithms: [GA, CMA-ES]\n  problem: {function: sphere, dimensions: 10} # mine',
      '  algorithms: [GA, CMA-ES]\n  problem: {function: sphere, dimensions: 10} # mine\n  stop:\n    evaluations: 2550\n',
    ],
    [
      'keeps its keys without quotes',
      '{algorithms: [GA, CMA-ES], problem: {function: sphere, dimensions: 10}, stop: {target: 0}}',
      '{algorithms: [GA, CMA-ES], problem: {function: sphere, dimensions: 10}, stop: {evaluations: 2550, target: 0}}',
    ],
    [
      'keeps its keys in quotes',
      '"algorithms": [GA, CMA-ES]\n"problem": {function: sphere, dimensions: 10}\n"params": {max_iterations: 100}\n',
      '"algorithms": [GA, CMA-ES]\n"problem": {function: sphere, dimensions: 10}\n"stop":\n  "evaluations": 5050\n',
    ],
    ['keeps the line of a stop that is empty', `${head}stop: {} # mine\n`, `${head}stop: {evaluations: 2550} # mine\n`],
  ] as const)
    test(what, () => {
      const [finding] = parseConfig(text).findings;
      assert.equal(finding?.code, 'unequal-budgets');
      const [fix] = fixesOf(text, finding);
      assert.ok(fix);
      assert.match(fix.title, /^Limit all of them to \d+ evaluations$/);
      const made = applied(text, fix.edits);
      assert.equal(made, expected);
      const parsed = parseConfig(made);
      assert.deepEqual([parsed.ok, parsed.findings], [true, []]);
    });

  test('keeps the evaluations that it gives, and loses what ends an algorithm before', () => {
    const even = evened(`${head}params: {max_iterations: 100}\nstop: {evaluations: 20000}\n`);
    assert.deepEqual([even?.text, even?.evaluations], [`${head}stop: {evaluations: 20000}\n`, 20000]);
    assert.deepEqual(
      even?.before.map(({ name, evaluations }) => [name, evaluations]),
      [
        ['genetic_algorithm', 5050],
        ['cma_es', 1010],
      ],
    );
  });
  test('stays as it is where the text would be broken, such as by an alias that loses its anchor', () => {
    const text = `${head}params: {genetic_algorithm: &own {max_iterations: 100}, cma_es: *own}\n`;
    const [finding] = parseConfig(text).findings;
    assert.equal(finding?.code, 'unequal-budgets');
    assert.equal(evened(text), undefined);
    assert.deepEqual(fixesOf(text, finding), []);
  });
  test('stays as it is where all spend nearly the same, which is not warned of either', () => {
    const text =
      'algorithms: [ACOR, PSO]\nproblem: {function: sphere, dimensions: 10}\nparams: {PSO: {swarm_size: 20}, ACOR: {colony_size: 20}}\n';
    assert.equal(evened(text), undefined);
    assert.deepEqual(parseConfig(text).findings, []);
  });
  test('stays as it is where all spend the same, or where time ends them', () => {
    for (const stop of ['stop: {evaluations: 1000}\n', 'stop: {seconds: 2}\n']) {
      assert.equal(evened(`${head}${stop}`), undefined);
      assert.deepEqual(equalBudgets(`${head}${stop}`), []);
    }
  });
});
