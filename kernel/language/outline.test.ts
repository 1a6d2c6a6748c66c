import assert from 'node:assert/strict';
import { symbolsOf } from './outline.ts';

const names = (text: string): unknown =>
  symbolsOf(text).map(({ name, detail = '', children = [] }) => [
    name,
    detail,
    children.map((child) => [child.name, child.detail]),
  ]);

suite('The outline of a config', () => {
  test('tells a list in brackets beside its key, and has no row for each of its values', () => {
    assert.deepEqual(names('algorithms: [PSO, DE]\nproblem:\n  bounds: [-10, 10]\n'), [
      ['algorithms', '[PSO, DE]', []],
      ['problem', '', [['bounds', '[-10, 10]']]],
    ]);
  });
  test('has a row for each item of a list over several lines, and for each list in a list', () => {
    assert.deepEqual(names('algorithms:\n  - PSO\n  - DE\nbounds: [[0, 1], [2, 3]]\n'), [
      [
        'algorithms',
        '',
        [
          ['1', 'PSO'],
          ['2', 'DE'],
        ],
      ],
      [
        'bounds',
        '',
        [
          ['1', '[0, 1]'],
          ['2', '[2, 3]'],
        ],
      ],
    ]);
  });
});
