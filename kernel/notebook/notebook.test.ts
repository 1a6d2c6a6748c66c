import assert from 'node:assert/strict';
import { formatNotebook, languageOf, parseNotebook, sourceOf } from './notebook.ts';

const minimal = { cells: [], metadata: {}, nbformat: 4, nbformat_minor: 2 };
const cell = { cell_type: 'code', source: ['a: 1\n', 'b: 2'], metadata: { vscode: { languageId: 'yaml' } }, outputs: [] };

suite('A notebook', () => {
  test('is written with everything that it was read with', () => {
    const notebook = { ...minimal, metadata: { custom: [1] }, cells: [{ ...cell, id: 'x', extra: true }], more: 'kept' };
    assert.deepEqual(JSON.parse(formatNotebook(parseNotebook(JSON.stringify(notebook)))), { ...notebook, nbformat_minor: 5 });
  });
  test('gets a unique id for each cell that has none', () => {
    const text = formatNotebook(parseNotebook(JSON.stringify({ ...minimal, cells: [{ ...cell, id: 'cell-2' }, cell, cell] })));
    assert.deepEqual(
      JSON.parse(text).cells.map(({ id }: { id: string }) => id),
      ['cell-2', 'cell-2-', 'cell-3'],
    );
  });
  test('gives the text of a cell, whole or in lines, and its language', () => {
    assert.equal(sourceOf(cell), 'a: 1\nb: 2');
    assert.equal(sourceOf({ ...cell, source: 'a: 1' }), 'a: 1');
    assert.equal(languageOf(cell), 'yaml');
    assert.equal(languageOf({ ...cell, metadata: {} }), undefined);
  });
  for (const [what, text, message] of [
    ['text that is not JSON', 'algorithm: PSO', /Expected a notebook, which is JSON/],
    ['JSON that is no notebook', '[]', /cells, metadata and nbformat/],
    ['an old format', JSON.stringify({ ...minimal, nbformat: 3 }), /format 4, got 3/],
    ['a cell without a source', JSON.stringify({ ...minimal, cells: [cell, { cell_type: 'code', metadata: {} }] }), /cell 2/],
  ] as const)
    test(`refuses ${what}`, () => assert.throws(() => parseNotebook(text), message));
});
