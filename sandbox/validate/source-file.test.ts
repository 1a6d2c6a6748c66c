import assert from 'node:assert/strict';
import { checkFitness } from './check-fitness.ts';
import { readSourceFile } from './source-file.ts';
import { maxBytes } from './text-limits.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const ruleOf = (file: ReturnType<typeof readSourceFile>): string => (file.ok ? 'none' : file.finding.rule);

suite('a fitness file', () => {
  for (const [name, language] of [
    ['a.js', 'javascript'],
    ['b/a.mjs', 'javascript'],
    ['a.b.ts', 'typescript'],
    ['a.py', 'python'],
  ])
    test(`is read as ${language}: ${name}`, () => {
      assert.deepEqual(readSourceFile(name, bytes('ü = 1')), { ok: true, language, text: 'ü = 1' });
    });

  for (const name of ['a', 'js', '.js', 'a.cjs', 'a.tsx', 'a.json', 'a.js.txt', 'a.JS', 'a.js\0', 'a.js/b'])
    test(`is refused by its name: ${JSON.stringify(name)}`, () => {
      assert.equal(ruleOf(readSourceFile(name, bytes('1'))), 'file-kind');
    });

  test('may have 1 MB, and no byte more', () => {
    assert.equal(ruleOf(readSourceFile('a.js', new Uint8Array(maxBytes).fill(32))), 'none');
    assert.equal(ruleOf(readSourceFile('a.js', new Uint8Array(maxBytes + 1).fill(32))), 'too-large');
  });

  test('is refused unless it is UTF-8 text', () => {
    for (const broken of [[0xff], [0xc0, 0x80], [0xed, 0xa0, 0x80], [0x66, 0x00], [0xe2, 0x82]])
      assert.equal(ruleOf(readSourceFile('a.js', Uint8Array.from(broken))), 'not-text');
  });

  test('loses the mark that some editors put at its start', () => {
    assert.deepEqual(readSourceFile('a.js', Uint8Array.of(0xef, 0xbb, 0xbf, 0x31)), {
      ok: true,
      language: 'javascript',
      text: '1',
    });
  });
});

suite('a fitness in a cell', () => {
  for (const language of ['javascript', 'typescript', 'python'] as const)
    test(`is bounded like a file, in ${language}`, () => {
      const tooLong = checkFitness(language, '#'.repeat(maxBytes + 1));
      const tooWide = checkFitness(language, 'é'.repeat(maxBytes / 2 + 1));
      const zero = checkFitness(language, 'a\0b');
      assert.deepEqual(
        [tooLong, tooWide, zero].map((checked) => (checked.ok ? 'none' : checked.findings[0].rule)),
        ['too-large', 'too-large', 'not-text'],
      );
    });
});
