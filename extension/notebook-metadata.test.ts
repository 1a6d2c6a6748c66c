import assert from 'node:assert/strict';
import { copyMetadata, copyOfCell } from './notebook-metadata.ts';

const text = 'export const fitness = (x) => x[0];\n';
const cellOf = (metadata: object, now = text) => ({ metadata, document: { getText: () => now } });
const forged = (copyOf: unknown) => {
  const { digest } = copyMetadata('./a.js', text).metadata.optimizehub;
  return cellOf({ metadata: { optimizehub: { copyOf, digest } } });
};

suite('A cell that is a copy of a file', () => {
  for (const file of ['./bowl.fitness.js', '../of a neighbour/bowl.py', '/home/me/bowl.ts', 'C:/work/bowl.ts'])
    test(`tells ${file}`, () => assert.equal(copyOfCell(cellOf(copyMetadata(file, text))), file));

  test('is one, whatever the editor makes of the ends of its lines', () => {
    const metadata = copyMetadata('./a.js', 'const k = 1;\r\nexport const fitness = () => k;\r\n');
    assert.equal(copyOfCell(cellOf(metadata, 'const k = 1;\nexport const fitness = () => k;\n')), './a.js');
  });
  test('is none any more once it was changed', () => {
    assert.equal(copyOfCell(cellOf(copyMetadata('./a.js', text), `${text}// changed\n`)), undefined);
  });
  for (const [what, copyOf] of [
    ['a formula of a spreadsheet', '=HYPERLINK("http://example.com").js'],
    ['signs that a terminal obeys', './\u001b[2J.js'],
    ['a line of its own', './a\n./b.js'],
    ['a name that is too long', `./${'a'.repeat(1000)}.js`],
    ['what is no source', './notes.txt'],
    ['a name without a place', 'bowl.js'],
    ['a number', 1],
    ['nothing', undefined],
  ] as const)
    test(`is none where the notebook names ${what}`, () => assert.equal(copyOfCell(forged(copyOf)), undefined));
  test('is none in a notebook without metadata', () => assert.equal(copyOfCell(cellOf({})), undefined));
});
