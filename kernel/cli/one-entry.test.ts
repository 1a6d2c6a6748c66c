import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { algorithms, findAlgorithm } from '../../engine/algorithms/index.ts';
import { problems } from '../../engine/problems/index.ts';
import { algorithmText } from './algorithms.ts';
import { optimumOf, problemNamed, problemText } from './problems.ts';

const cli = path.resolve(import.meta.dirname, '../../dist/cli.mjs');

suite('One algorithm or problem by its name', () => {
  const told = (...args: string[]) => {
    const { stdout, stderr, status } = spawnSync(process.execPath, [cli, ...args], { encoding: 'utf8' });
    return { stdout, stderr, status };
  };

  test('is told of an algorithm with the range, the default and the meaning of each parameter, and its source', () => {
    const { stdout, status } = told('algorithms', 'DE');
    assert.match(stdout, /^name +differential_evolution\nshort +DE\n(.*\n)+source +Storn & Price 1997/);
    assert.match(stdout, /^F +0\.8 +a number in \[0, 2\] +Weight of the difference vector \(recommended: 0\.5 to 1\)$/m);
    assert.equal(status, 0);
    const [listed] = told('algorithms', '--json').stdout.split('\n');
    assert.equal(told('algorithms', 'particle_swarm', '--json').stdout, `${listed}\n`);
  });

  test('is told of a problem with its formula, bounds and optimum', () => {
    const { stdout } = told('problems', 'rosenbrock');
    assert.match(stdout, /^formula +.*x_i.*\nmodality .*\nbounds +\[-\d+, \d+\] in each dimension$/m);
    assert.match(stdout, /^optimum +0 in 2 dimensions\nbest solution +\[1, 1\]$/m);
    assert.deepEqual(JSON.parse(told('problems', 'beale', '--json').stdout).optimum, {
      dimensions: 2,
      fitness: 0,
      solution: [3, 0.5],
    });
  });

  for (const { name } of problems)
    test(`is there of ${name}, whatever it has or has not`, () => {
      const problem = problemNamed(name);
      const text = problemText(problem, optimumOf(problem));
      for (const fact of ['name', 'formula', 'bounds', 'optimum', 'source']) assert.match(text, new RegExp(`^${fact} +\\S`, 'm'));
      assert.doesNotMatch(text, /undefined|NaN/);
    });

  test('fits into a narrow terminal, for every algorithm', () => {
    for (const algorithm of algorithms) {
      const [, table] = algorithmText(algorithm, 100).split('\n\n');
      assert.match(
        table ?? '',
        Object.keys(algorithm.params).length > 0 ? /^parameter +default +range.* what it means/ : /^It has no parameters/,
      );
      for (const line of table?.split('\n') ?? []) assert.ok(line.length <= 100, `${algorithm.name}: ${line}`);
    }
    const de = findAlgorithm('DE');
    assert.ok(de && algorithmText(de, 100).split('\n').length > algorithmText(de).split('\n').length);
  });

  for (const [what, args, message] of [
    ['an algorithm', ['algorithms', 'particel_swarm'], /^"particel_swarm" is not an algorithm; did you mean particle_swarm\?\n$/],
    ['a problem', ['problems', 'rastrgin'], /^"rastrgin" is not a built-in problem; did you mean rastrigin\?\n$/],
    ['nothing near', ['problems', 'zzzzzzzzz'], /^"zzzzzzzzz" is not a built-in problem: see optimizehub problems\.\n$/],
  ] as const)
    test(`is guessed from a misspelt name of ${what}`, () => {
      const { stderr, status } = told(...args);
      assert.match(stderr, message);
      assert.equal(status, 2);
    });
});
