import assert from 'node:assert/strict';
import { parseConfig } from './parse.ts';

const problem = 'problem: {function: sphere, dimensions: 10}\n';
const found = (text: string) =>
  parseConfig(text).findings.map(({ severity, code, line, column, path }) => `${severity} ${code} ${line}:${column} ${path}`);

suite('A comparison that max_iterations limits', () => {
  test('is warned of where one algorithm spends clearly more than another, with both numbers, at the field', () => {
    const text = `algorithms: [genetic_algorithm, cma_es]\n${problem}params:\n  max_iterations: 100\n  cma_es: {restarts: none}\n`;
    assert.deepEqual(found(text), ['warning unequal-budgets 4:3 params.max_iterations']);
    assert.equal(
      parseConfig(text).findings[0]?.message,
      'By max_iterations cma_es spends 1010 evaluations, genetic_algorithm 5050; ' +
        'to compare them fairly, set stop.evaluations to 5050 and remove max_iterations.',
    );
    assert.ok(parseConfig(text).ok);
  });
  test('is told to lose max_iterations only where it is written', () => {
    const message = (text: string) => parseConfig(`${text}${problem}`).findings[0]?.message ?? '';
    assert.match(message('stop: {target: 0}\nalgorithms: [PSO, GA]\n'), / 2550; .* set stop\.evaluations to 2550\.$/);
    assert.match(
      message('algorithms: [PSO, DE, GA]\nparams: {DE: {max_iterations: 45}}\n'),
      /, set stop\.evaluations to 2550 and remove max_iterations\.$/,
    );
  });
  test('tells what an algorithm usually spends where that is not certain', () => {
    const text = `algorithms: [GA, cma_es]\n${problem}params: {max_iterations: 100}\n`;
    assert.match(
      parseConfig(text).findings[0]?.message ?? '',
      /cma_es spends about 1010 evaluations, genetic_algorithm about 5050;/,
    );
  });
  test('is underlined where the field is given for one algorithm, or else where they are named', () => {
    assert.deepEqual(found(`algorithms: [GA, DE]\n${problem}params: {DE: {max_iterations: 100}}\n`), [
      'warning unequal-budgets 3:15 params.DE.max_iterations',
    ]);
    assert.deepEqual(found(`algorithms: [PSO, GA]\n${problem}`), ['warning unequal-budgets 1:1 algorithms']);
  });
  for (const [what, text] of [
    ['the numbers are equal', `algorithms: [GA, DE]\n${problem}params: {max_iterations: 100}\n`],
    [
      'they differ by what populations leave over',
      `algorithms: [ACOR, PSO]\n${problem}params: {PSO: {swarm_size: 20}, ACOR: {colony_size: 20}}\n`,
    ],
    ['there is a budget', `algorithms: [PSO, GA]\n${problem}stop: {evaluations: 1000}\n`],
    ['time ends the runs', `algorithms: [PSO, GA]\n${problem}stop: {seconds: 1}\n`],
    ['there is one algorithm', `algorithms: [GA]\n${problem}params: {max_iterations: 100}\n`],
  ] as const)
    test(`is not warned of where ${what}`, () => assert.deepEqual(found(text), []));
});
