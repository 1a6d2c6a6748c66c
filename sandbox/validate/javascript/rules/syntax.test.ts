import assert from 'node:assert/strict';
import type { AnyNode } from 'acorn';
import type { Tree } from '../tree.ts';
import { syntax } from './syntax.ts';

suite('the syntax of a fitness in JavaScript', () => {
  test('is refused where it is not on the list, also where no parser of today has a name for it', () => {
    const found: unknown[] = [];
    const node = { type: 'DoExpression', start: 3, end: 9 } as unknown as AnyNode; // of a later edition
    assert.ok(syntax.isAbout(node.type));
    syntax.check(node, undefined as unknown as Tree, (at, rule, message) => found.push([at, rule, message])); // looks at no tree
    assert.deepEqual(found, [[node, 'syntax-kind', 'DoExpression is syntax that a fitness may not use.']]);
  });
});
