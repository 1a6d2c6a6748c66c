import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Finding } from '../../engine/config/config.ts';
import { parseConfig } from '../../engine/config/parse.ts';
import { applied } from './edits.ts';
import { fixesOf } from './fixes.ts';

/** The text after the first fix of the first finding that has one. */
function fixed(text: string, code?: string): string {
  const { findings } = parseConfig(text);
  for (const finding of findings) {
    const [fix] = code === undefined || finding.code === code ? fixesOf(text, finding) : [];
    if (fix) return applied(text, fix.edits);
  }
  return assert.fail(`No fix for ${JSON.stringify(findings)}`) as never;
}

const problem = 'problem:\n  function: sphere\n  dimensions: 2\n';

suite('A quick fix of a config', () => {
  for (const [subject, text, expected] of [
    ['takes the nearest name', `algorithm: PSSO\n${problem}`, `algorithm: PSO\n${problem}`],
    ['takes the nearest key', `algoritm: PSO\n${problem}`, `algorithm: PSO\n${problem}`],
    [
      'takes the nearest parameter',
      `algorithm: PSO\n${problem}params: {swarm_sise: 9}\n`,
      `algorithm: PSO\n${problem}params: {swarm_size: 9}\n`,
    ],
    ['inserts a missing algorithm', `# mine\n${problem}`, `# mine\nalgorithm: particle_swarm\n${problem}`],
    ['inserts a missing problem', 'algorithm: PSO', 'algorithm: PSO\nproblem:\n  function: sphere\n  dimensions: 5\n'],
    [
      'inserts missing dimensions',
      'algorithm: PSO\nproblem:\n  function: sphere\n',
      'algorithm: PSO\nproblem:\n  dimensions: 5\n  function: sphere\n',
    ],
    [
      'inserts missing bounds in braces',
      'algorithm: PSO\nproblem: {fitness: ./a.ts, dimensions: 2}\n',
      'algorithm: PSO\nproblem: {bounds: [-10, 10], fitness: ./a.ts, dimensions: 2}\n',
    ],
    ['clamps to the range', `algorithm: PSO\n${problem}runs: 5000\n`, `algorithm: PSO\n${problem}runs: 1000\n`],
    ['removes quotes', `algorithm: PSO\n${problem}runs: "3"\n`, `algorithm: PSO\n${problem}runs: 3\n`],
    ['swaps bounds', `algorithm: PSO\n${problem}  bounds: [5, -5]\n`, `algorithm: PSO\n${problem}  bounds: [-5, 5]\n`],
    [
      'expands bounds written in lines',
      `algorithm: PSO\nproblem:\n  bounds:\n    - [0, 1]\n    - [0, 2]\n    - [0, 3]\n  function: sphere\n  dimensions: 2\n`,
      `algorithm: PSO\nproblem:\n  bounds:\n    [[0, 1], [0, 2]]\n  function: sphere\n  dimensions: 2\n`,
    ],
    [
      'converts a former spelling',
      'algorithm: PSO\nproblem:\n  fitness_function: sphere\n  dimensions: 2\n',
      `algorithm: PSO\n${problem}`,
    ],
    [
      'converts lower_bound and upper_bound',
      'algorithm: PSO\nproblem:\n  lower_bound: [-1, -2]\n  upper_bound: 3\n  function: sphere\n  dimensions: 2\n',
      'algorithm: PSO\nproblem:\n  bounds: [[-1, 3], [-2, 3]]\n  function: sphere\n  dimensions: 2\n',
    ],
    ['removes a repeated key', `algorithm: PSO\nseed: 1\n${problem}seed: 2\n`, `algorithm: PSO\nseed: 1\n${problem}`],
    [
      'removes a key in braces',
      'algorithm: PSO\nproblem: {function: sphere, dimensions: 2, instance: 3}\n',
      'algorithm: PSO\nproblem: {function: sphere, dimensions: 2}\n',
    ],
    ['removes a repeated algorithm', `algorithms: [PSO, GA, PSO]\n${problem}`, `algorithms: [PSO, GA]\n${problem}`],
    ['removes what is not used', `algorithm: PSO\n${problem}sandbox:\n  seconds: 3\n`, `algorithm: PSO\n${problem}`],
  ] as const)
    test(subject, () => assert.equal(fixed(text), expected));

  test('ends its finding, whatever the mistake', () => {
    const line = fc.constantFrom(
      'runs: 0',
      'runs: "4"',
      'seed: 1.5',
      'sede: 4',
      'parameters: {w: 0.5}',
      'params: {w: 9}',
      'params: {F: 0.5}',
      'stop: {evaluations: 0}',
      'stop: 500',
      'algorithms: PSO',
      'seed: 1',
      'priority: 900',
      'background: "yes"',
      'budget: 100',
      'stop: {max_iterations: 9}',
      'params: {popsize: 9}',
      'dims: 3',
      'optimizer: GA',
      'lb: -3',
      'algorithm:DE',
    );
    const inside = fc.constantFrom(
      'dimensions: 0',
      'dimensions: 2',
      'function: spere',
      'bounds: [3, 1]',
      'bounds: [[0, 1], [0, 1], [0, 1]]',
      'objective: minimise',
      'instance: 2',
      'lower_bound: 0',
      'upper_bound: 1',
      'upper_bound: -1',
      'n: 3',
      'n_iter: 30',
      'ub: 3',
      'lb: 2',
      'func: sphere',
      'max_evals: 300',
      'objective: max',
      'seed: 3',
    );
    const config = fc.record({
      lines: fc.array(line, { maxLength: 4 }),
      inner: fc.array(inside, { minLength: 1, maxLength: 4 }),
      flow: fc.boolean(),
    });
    fc.assert(
      fc.property(config, ({ lines, inner, flow }) => {
        const block = flow ? `problem: {${inner.join(', ')}}` : `problem:\n${inner.map((text) => `  ${text}`).join('\n')}`;
        const text = ['algorithm: PSO', ...lines, block].join('\n');
        for (const finding of parseConfig(text).findings)
          for (const { edits, title } of fixesOf(text, finding)) {
            const made = applied(text, edits);
            const isSame = ({ code, path, message }: Finding) =>
              code === finding.code && path === finding.path && message === finding.message;
            const [before, after] = [text, made].map((config) => parseConfig(config).findings);
            const isBetter = after!.filter(isSame).length < before!.filter(isSame).length || after!.length < before!.length;
            assert.ok(isBetter, `${title}\n${text}\n->\n${made}\n${JSON.stringify(after)}`);
          }
      }),
      { numRuns: 500 },
    );
  });
});
