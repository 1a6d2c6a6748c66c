import assert from 'node:assert/strict';
import fc from 'fast-check';
import { Parser } from 'yaml';
import { leaveOutRows } from './alike-rows.ts';

const tokensOf = (text: string) => [...new Parser().parse(text)];

/** What is read by way of the short text; undefined where it is not read so. */
function restored(text: string) {
  const shortened = leaveOutRows(text);
  const tokens = shortened && tokensOf(shortened.text);
  return tokens && shortened.restore(tokens) ? tokens : undefined;
}

const rows = (count: number, row: (k: number) => string, between = ''): string =>
  Array.from({ length: count }, (_, k) => row(k)).join(between);

suite('Rows that are alike', () => {
  for (const [what, text] of [
    ['lists in the lines of a block', `a:\n  b:\n${rows(40, (k) => `    - [${k / 8}, -${k}e-3]\n`)}c: 1\n`],
    ['numbers in the lines of a block', `a:\n${rows(40, (k) => `- ${k}\n`)}# c\nb: &x [1]\n`],
    ['lists in brackets on one line', `a: [${rows(40, (k) => `[-${k}, ${k}]`, ', ')}]\nb: "c\n  d"\n`],
    ['lists in brackets over several lines', `{"a": [\n${rows(40, (k) => `  [\n    ${k},\r\n    ${k}\n  ]`, ',\n')}\n], "b": 1}`],
    ['numbers in brackets', `a: [${rows(40, String, ',')}]\n`],
    ['two lists', `a: [${rows(40, String, ', ')}]\nb:\n${rows(40, (k) => ` - [${k}]\n`)} - [1, 2]\n`],
  ] as const)
    test(`are left out, and put back as the library reads them: ${what}`, () => {
      const tokens = restored(text);
      assert.ok(tokens !== undefined && (leaveOutRows(text)?.text.length ?? 0) < text.length / 2);
      assert.deepEqual(tokens, tokensOf(text));
    });
  for (const [what, text] of [
    ['in a text of several lines', `a: |\n${rows(40, (k) => `  - [${k}]\n`)}`],
    ['in quotes', `a: "${rows(40, (k) => `, [${k}]`)}, "\n`],
    ['in a comment', `a: 1 # ${rows(40, (k) => `, ${k}`)},\n`],
    ['as entries of a mapping', `a: {b: 1${rows(40, (k) => `, ${k}`)}, c: 1}\n`],
  ] as const)
    test(`that are no rows are read with the whole text: ${what}`, () => assert.equal(restored(text), undefined));

  test('mean what the library reads, whatever stands around them', () => {
    const around = fc
      .array(
        fc.constantFrom(
          ...[
            'a:',
            'b: ',
            ' ',
            '\n',
            '\n  ',
            '- ',
            '[',
            ']',
            '{',
            '}',
            ', ',
            '1',
            '|\n',
            '>\n',
            '"',
            "'",
            '#',
            '? ',
            '&x ',
            '\t',
            '---\n',
            '...\n',
          ],
        ),
        { maxLength: 8 },
      )
      .map((parts) => parts.join(''));
    const run = fc
      .tuple(
        fc.constantFrom('- 1\n', '  - [1, 2.5]\n', ' - [-1]\r\n', ', 3', ',[1,2]', ',\n  [ 1,\n 2 ]'),
        fc.integer({ min: 14, max: 24 }),
      )
      .map(([row, count]) => rows(count, (k) => row.replace('1', String(k * 37))));
    let times = 0;
    fc.assert(
      fc.property(fc.array(fc.oneof(around, run), { minLength: 1, maxLength: 5 }), (parts) => {
        const text = parts.join('');
        const tokens = restored(text);
        if (tokens === undefined) return;
        times++;
        assert.deepEqual(tokens, tokensOf(text));
      }),
      { seed: 11, numRuns: 6000 },
    );
    assert.ok(times > 500, String(times));
  });
});
