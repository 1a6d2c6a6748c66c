import assert from 'node:assert/strict';
import { parseConfig } from '../../engine/config/parse.ts';
import { applied } from './edits.ts';
import { fixesOf } from './fixes.ts';

/** The text after the first fix of the first finding. */
function fixed(text: string): string {
  const [finding] = parseConfig(text).findings;
  assert.ok(finding);
  const [fix] = fixesOf(text, finding);
  assert.ok(fix, finding.message);
  return applied(text, fix.edits);
}
const problem = 'problem:\n  function: sphere\n  dimensions: 2\n';

suite('The quick fix of a key in the wrong place', () => {
  for (const [what, text, expected] of [
    [
      'a budget at the margin',
      `algorithm: PSO\nmax_evals: 1000 # mine\n${problem}`,
      `algorithm: PSO\nstop: {evaluations: 1000} # mine\n${problem}`,
    ],
    [
      'a budget beside stop rules',
      `algorithm: PSO\nmax_evals: 1000\n${problem}stop:\n  target: 0\n`,
      `algorithm: PSO\n${problem}stop:\n  evaluations: 1000\n  target: 0\n`,
    ],
    [
      'a budget beside stop rules in braces',
      `algorithm: PSO\n${problem}stop: {target: 0}\nbudget: 1000\n`,
      `algorithm: PSO\n${problem}stop: {evaluations: 1000, target: 0}\n`,
    ],
    [
      'a budget below the problem',
      `algorithm: PSO\n${problem}  budget: 1e4\n`,
      `algorithm: PSO\n${problem}stop: {evaluations: 1e4}\n`,
    ],
    [
      'a budget below the problem in a text without a last line break',
      `algorithm: PSO\n${problem}  budget: 1e4`,
      `algorithm: PSO\n${problem}stop: {evaluations: 1e4}\n`,
    ],
    [
      'a budget among parameters, alone there',
      `algorithm: PSO\nparams:\n  max_evals: 1000\n${problem}`,
      `algorithm: PSO\nstop: {evaluations: 1000}\n${problem}`,
    ],
    [
      'a budget among parameters in braces',
      `algorithm: PSO\nparams: {w: 0.5, max_evals: 1000}\n${problem}`,
      `algorithm: PSO\nparams: {w: 0.5}\n${problem}stop: {evaluations: 1000}\n`,
    ],
    [
      'a budget in JSON',
      '{"algorithm": "PSO", "problem": {"function": "sphere", "dimensions": 2, "budget": 9}}',
      '{"stop": {"evaluations": 9}, "algorithm": "PSO", "problem": {"function": "sphere", "dimensions": 2}}',
    ],
    [
      'a budget at the margin of JSON',
      '{"algorithm": "PSO", "budget": 9, "problem": {"function": "sphere", "dimensions": 2}}',
      '{"algorithm": "PSO", "stop": {"evaluations": 9}, "problem": {"function": "sphere", "dimensions": 2}}',
    ],
    [
      'a budget beside keys in quotes',
      `algorithm: PSO\nbudget: 9\n${problem}stop:\n  'target': 0\n`,
      `algorithm: PSO\n${problem}stop:\n  'evaluations': 9\n  'target': 0\n`,
    ],
    ['iterations', `algorithm: DE\nmaxiter: 10\n${problem}`, `algorithm: DE\nparams: {max_iterations: 10}\n${problem}`],
    ['a population', `algorithm: PSO\npopsize: 10\n${problem}`, `algorithm: PSO\nparams: {swarm_size: 10}\n${problem}`],
    [
      'dimensions at the margin',
      'algorithm: PSO\nproblem:\n  function: sphere\ndim: 2\n',
      'algorithm: PSO\nproblem:\n  dimensions: 2\n  function: sphere\n',
    ],
    [
      'dimensions by another name',
      'algorithm: PSO\nproblem:\n  function: sphere\n  dim: 2\n',
      'algorithm: PSO\nproblem:\n  function: sphere\n  dimensions: 2\n',
    ],
    [
      'the direction',
      `algorithm: PSO\n${problem}direction: maximize\n`,
      'algorithm: PSO\nproblem:\n  objective: maximize\n  function: sphere\n  dimensions: 2\n',
    ],
    ['the solver', `solver: PSO\n${problem}`, `algorithm: PSO\n${problem}`],
    ['two bounds', `algorithm: PSO\n${problem}  ub: 5\n  lb: -5\n`, `algorithm: PSO\n${problem}  bounds: [-5, 5]\n`],
    ['a seed below the problem', `algorithm: PSO\n${problem}  seed: 3\n`, `algorithm: PSO\n${problem}seed: 3\n`],
  ] as const)
    test(`keeps the value: ${what}`, () => {
      assert.equal(fixed(text), expected);
      assert.ok(parseConfig(expected).ok, JSON.stringify(parseConfig(expected).findings));
    });

  test('moves keys at the margin below the problem that is empty, one by one', () => {
    let text = 'algorithm: PSO\nproblem: # mine\nfunction: sphere\ndimensions: 2\n';
    for (let count = 0; count < 2; count++) {
      const finding = parseConfig(text).findings.find(({ code }) => code === 'unknown-key');
      const [fix] = finding ? fixesOf(text, finding) : [];
      assert.ok(fix, text);
      text = applied(text, fix.edits);
    }
    assert.equal(text, 'algorithm: PSO\nproblem: # mine\n  dimensions: 2\n  function: sphere\n');
    assert.deepEqual(parseConfig(text).findings, []);
  });

  test('indents the first key below one that is empty deeper than that, wherever it stands', () => {
    const text = '  algorithm: PSO\n  function: sphere\n  problem: # mine';
    const finding = parseConfig(text).findings.find(({ code }) => code === 'unknown-key');
    const [fix] = finding ? fixesOf(text, finding) : [];
    assert.equal(fix && applied(text, fix.edits), '  algorithm: PSO\n  problem: # mine\n    function: sphere');
  });

  test('is only to remove it where its place is taken', () => {
    const text = `algorithm: PSO\n${problem}stop: {evaluations: 5}\nbudget: 9\n`;
    assert.equal(fixed(text), `algorithm: PSO\n${problem}stop: {evaluations: 5}\n`);
  });
});
