import assert from 'node:assert/strict';
import { placeOfPath } from './place-of-path.ts';

const text = 'algorithm: PSO\nproblem:\n  dimensions: 2\n  fitness: "./f.ts"\nsandbox: {seconds: 60}\n';

/** What of the text a path marks. */
function marked(path: string): string {
  const { line, column, endLine, endColumn } = placeOfPath(text, path);
  assert.equal(line, endLine);
  return text.split('\n')[line - 1]!.slice(column - 1, endColumn - 1);
}

suite('The place of a path in a config', () => {
  test('is the value where that is a single one', () => {
    assert.equal(marked('sandbox.seconds'), '60');
    assert.equal(marked('problem.fitness'), '"./f.ts"');
  });
  test('is the key of what holds more', () => assert.equal(marked('problem'), 'problem'));
  test('is what is nearest above where the text does not have it', () => {
    assert.equal(marked('problem.function'), 'problem');
    assert.deepEqual(placeOfPath(text, 'limits.soft_seconds'), { line: 1, column: 1, endLine: 1, endColumn: 1 });
  });
});
