import assert from 'node:assert/strict';
import fc from 'fast-check';
import { type Document, isScalar, parseDocument, visit } from 'yaml';
import { Mistakes } from './mistakes.ts';
import { readDocument } from './text.ts';

/** Pieces whose concatenations are valid, half valid and wrong in many ways. */
const pieces = [
  'a',
  'b: ',
  '- ',
  '? ',
  '[',
  ']',
  '{',
  '}',
  ', ',
  '\n',
  '\n  ',
  '\n    ',
  '\t',
  '"',
  "'",
  '# c',
  '---\n',
  '...\n',
];
const rarer = ['&x ', '*x', '!t ', '|\n', '>-\n', '%YAML 1.2\n', '1.5', '-3e2', '.nan', 'null', 'true', '\r\n', ':', '\uFEFF'];

function nodesOf(document: Document): unknown[] {
  const nodes: unknown[] = [];
  visit(document, {
    Node: (key, node) => void nodes.push([key, node.range, isScalar(node) ? node.value : node.constructor.name]),
  });
  return nodes;
}

const offsetOf = (text: string, line: number, column: number): number => {
  const lines = text.split('\n');
  assert.ok(line <= lines.length, `line ${line} of ${lines.length}`);
  return lines.slice(0, line - 1).join('\n').length + (line > 1 ? 1 : 0) + column - 1;
};

suite('The text of a config', () => {
  test('is read as the library reads it, whatever it is', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...pieces, ...rarer), { maxLength: 30 }), (parts) => {
        const text = parts.join('');
        const expected = parseDocument(text, { version: '1.2', uniqueKeys: false, prettyErrors: false, logLevel: 'error' });
        const mistakes = new Mistakes();
        const document = readDocument(text, mistakes);
        const wrong = expected.errors.length + expected.warnings.length > 0;
        if (document) assert.deepEqual([nodesOf(document), wrong], [nodesOf(expected), false]);
        else if (!wrong) assert.ok(['empty', 'too-deep'].includes(mistakes.list()[0]?.code ?? ''));
        // Told elsewhere than the library does, but always, and in the text.
        const told = mistakes.list();
        if (wrong) assert.ok(told.length > 0);
        for (const { line, column, endLine, endColumn } of told) {
          const [from, to] = [offsetOf(text, line, column), offsetOf(text, endLine, endColumn)];
          assert.ok(0 <= from && from <= to && to <= text.length + 1, `${line}:${column} to ${endLine}:${endColumn}`);
        }
      }),
      { seed: 7, numRuns: 3000 },
    );
  });
  for (const [name, text, code] of [
    ['64 levels are admitted, in brackets', `a: ${'['.repeat(63)}${']'.repeat(63)}`, undefined],
    ['65 levels are refused, in brackets', `a: ${'['.repeat(64)}${']'.repeat(64)}`, 'too-deep'],
    ['64 levels are admitted, in pairs', `${'? '.repeat(63)}a: b`, undefined],
    ['a text far too deep is refused before anything recurses over it', '['.repeat(200_000), 'too-deep'],
    ['200 aliases are admitted', `a: &x 1\nb: [${'*x, '.repeat(200)}]`, undefined],
    ['201 aliases are refused', `a: &x 1\nb: [${'*x, '.repeat(201)}]`, 'too-many-aliases'],
    ['a second document is refused', 'a: 1\n---\nb: 2\n', 'multiple-documents'],
  ] as const)
    test(name, () => {
      const mistakes = new Mistakes();
      readDocument(text, mistakes);
      assert.equal(mistakes.list()[0]?.code, code);
    });
});
