import assert from 'node:assert/strict';
import { errorJson, errorText } from './tell-errors.ts';

suite('An error of the command line', () => {
  const report = { kind: 'config', message: 'Expected runs to be at least 1, got 0.', file: 'a.yaml' } as const;

  for (const [what, told, text] of [
    [
      'its place, as compilers do',
      { ...report, line: 2, column: 7 },
      'a.yaml:2:7: error: Expected runs to be at least 1, got 0.',
    ],
    ['its line', { ...report, line: 2 }, 'a.yaml:2: Expected runs to be at least 1, got 0.'],
    ['its file, as one sentence', report, 'a.yaml: expected runs to be at least 1, got 0.'],
    [
      'the cell of a notebook',
      { ...report, cell: 3, line: 2, column: 7 },
      'a.yaml cell 3:2:7: error: Expected runs to be at least 1, got 0.',
    ],
    [
      'the rule of the scan',
      { ...report, line: 1, column: 1, message: 'No.', rule: 'process' },
      'a.yaml:1:1: error: No. [process]',
    ],
    ['nothing but its message', { kind: 'usage', message: 'Expected a file.' }, 'Expected a file.'],
    ['a name in capitals as it is', { ...report, message: 'EIO, read' }, 'a.yaml: EIO, read'],
  ] as const)
    test(`is told with ${what}`, () => assert.equal(errorText(told), text));

  test('is one object in JSON, without what is not known', () =>
    assert.deepEqual(JSON.parse(errorJson(report)), {
      error: { kind: 'config', message: 'Expected runs to be at least 1, got 0.', file: 'a.yaml' },
    }));

  test('is one shape in JSON, whatever else a command knows of it', () =>
    assert.equal(errorJson({ ...report, severity: 'error' } as typeof report), errorJson(report)));
});
