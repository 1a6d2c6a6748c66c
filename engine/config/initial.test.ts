import assert from 'node:assert/strict';
import { parseConfig } from './parse.ts';

const base = 'algorithm: PSO\nproblem: {dimensions: 2, function: sphere, bounds: [-1, 1]}\nparams: {swarm_size: 2}\n';

const mistakes: readonly [what: string, text: string, place: string, code: string, message: RegExp][] = [
  ['an unknown sampling', 'initial: {sampling: halton}', '4:21', 'unknown-name', /is not a sampling/],
  ['a point of the wrong length', 'initial: {points: [[0]]}', '4:20', 'point-length', /Expected 2 coordinates.*got 1/],
  ['a point outside the bounds', 'initial: {points: [[0, 2]]}', '4:24', 'range', /inside its bounds \[-1, 1\], got 2/],
  ['a coordinate that is no number', 'initial: {points: [[0, x]]}', '4:24', 'type', /Expected .* a number/],
  ['a point that is no list', 'initial: {points: [0]}', '4:20', 'type', /to be a list/],
  [
    'more points than candidates',
    'initial: {points: [[0, 0], [0, 1], [1, 0]]}',
    '4:1',
    'too-many-points',
    /at most 2 .* particle_swarm takes, got 3/,
  ],
  ['an unknown key', 'initial: {sampler: sobol}', '4:11', 'unknown-key', /sampling/],
];

suite('initial of a config', () => {
  test('is kept with its sampling and points', () => {
    const parsed = parseConfig(`${base}initial: {sampling: sobol, points: [[0.5, -1]]}`);
    assert.deepEqual(parsed.ok && parsed.config.initial, { sampling: 'sobol', points: [[0.5, -1]] });
  });

  for (const [what, text, place, code, message] of mistakes)
    test(`refuses ${what}`, () => {
      const { findings } = parseConfig(base + text);
      assert.deepEqual(
        findings.map((finding) => [`${finding.line}:${finding.column}`, finding.code]),
        [[place, code]],
      );
      assert.match(findings[0].message, message);
    });

  test('refuses an algorithm that cannot search so many dimensions', () => {
    const { findings } = parseConfig('algorithm: Sobol\nproblem: {dimensions: 1001, function: sphere}');
    assert.match(findings[0].message, /sobol_sequence works in at most 1000 dimensions, got 1001/);
  });
});
