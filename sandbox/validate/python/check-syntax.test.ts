import assert from 'node:assert/strict';
import { inEnglish } from '../../sentence.ts';
import { checkSyntax } from './check-syntax.ts';
import type { Node } from './syntax-tree.ts';

suite('the syntax of a Python program', () => {
  test('is refused where it is not on the list, also where no parser of today has a name for it', () => {
    const root: Node = { name: 'Script', from: 0, to: 9, isError: false, parent: undefined, children: [] };
    const node: Node = { name: 'TemplateString', from: 0, to: 9, isError: false, parent: root, children: [] };
    const found: unknown[] = [];
    checkSyntax([node], 't"{eval}"', ({ from, to }, rule, message) => found.push([from, to, rule, inEnglish(message)]));
    assert.deepEqual(found, [[0, 9, 'new-syntax', 'The construct TemplateString is refused.']]);
  });
});
