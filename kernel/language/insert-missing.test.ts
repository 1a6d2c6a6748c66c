import assert from 'node:assert/strict';
import { parseConfig } from '../../engine/config/parse.ts';
import { checkConfig } from './check-config.ts';
import { applied } from './edits.ts';
import { fixesOf } from './fixes.ts';
import { nothingAround, type Surroundings } from './surroundings.ts';

const start = { line: 0, character: 0 };
const cell = { uri: 'cell:1', language: 'javascript', name: undefined, range: { start, end: start } };

/** What is told first, and the texts after each fix of it. */
function mendedIn(text: string, around: Surroundings): { readonly message: string; readonly made: readonly string[] } {
  const findings = checkConfig(text, around);
  assert.equal(findings.length, 1, JSON.stringify(findings));
  const [finding] = findings;
  assert.ok(finding);
  return { message: finding.message, made: fixesOf(text, finding, around).map(({ edits }) => applied(text, edits)) };
}

const bounded = 'algorithm: PSO\nproblem:\n  dimensions: 5\n  bounds: [-1, 1]\n';
const bare = 'algorithm: PSO\nproblem: {dimensions: 5}\n';

suite('The quick fix of a config that names nothing to optimize', () => {
  test('inserts a function', () => {
    const { message, made } = mendedIn(bounded, nothingAround);
    assert.match(message, /^The config names nothing to optimize/);
    assert.deepEqual(made, [bounded.replace('  dim', '  function: sphere\n  dim')]);
    assert.deepEqual(checkConfig(made[0] ?? '', nothingAround), []);
  });

  test('names a fitness file that is beside it first', () => {
    const around = { ...nothingAround, files: ['./beam.fitness.ts'] };
    const { made } = mendedIn(bounded, around);
    assert.deepEqual(
      made,
      ['fitness: ./beam.fitness.ts', 'function: sphere'].map((line) => bounded.replace('  dim', `  ${line}\n  dim`)),
    );
    for (const text of made) assert.deepEqual(checkConfig(text, around), [], text);
  });

  test('is told and mended before its missing bounds, which a function has', () => {
    const { message, made } = mendedIn(bare, nothingAround);
    assert.match(message, /^problem names nothing to optimize; add "function: sphere", or your own "fitness: /);
    assert.equal(made[0], 'algorithm: PSO\nproblem: {function: sphere, dimensions: 5}\n');
    assert.ok(parseConfig(made[0]).ok);
    assert.deepEqual(made[1], 'algorithm: PSO\nproblem: {bounds: [-10, 10], dimensions: 5}\n');
  });

  test('leaves JSON valid', () => {
    const { made } = mendedIn('{"algorithm": "PSO", "problem": {"dimensions": 5, "bounds": [-1, 1]}}', nothingAround);
    assert.deepEqual(
      made.map((text) => JSON.parse(text).problem),
      [{ function: 'sphere', dimensions: 5, bounds: [-1, 1] }],
    );
  });

  test('gives bounds first where the notebook has a fitness', () => {
    const around = { ...nothingAround, isCell: true, cells: [cell] };
    const { message, made } = mendedIn(bare, around);
    assert.match(message, /^problem\.bounds is missing; a custom fitness needs them/);
    assert.equal(made[0], 'algorithm: PSO\nproblem: {bounds: [-10, 10], dimensions: 5}\n');
    assert.deepEqual(checkConfig(made[0], around), []);
  });

  test('gives bounds to a fitness that has none', () => {
    const text = 'algorithm: PSO\nproblem: {fitness: ./a.ts, dimensions: 5}\n';
    const { message, made } = mendedIn(text, nothingAround);
    assert.match(message, /^problem\.bounds is missing; a custom fitness needs them/);
    assert.deepEqual(made, ['algorithm: PSO\nproblem: {bounds: [-10, 10], fitness: ./a.ts, dimensions: 5}\n']);
  });
});
