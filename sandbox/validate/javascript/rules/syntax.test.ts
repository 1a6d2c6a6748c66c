import assert from 'node:assert/strict';
import type { AnyNode } from 'acorn';
import { inEnglish } from '../../../sentence.ts';
import type { Tree } from '../tree.ts';
import { syntax } from './syntax.ts';

suite('the syntax of a fitness in JavaScript', () => {
  test('is refused where it is not on the list, also where no parser of today has a name for it', () => {
    const found: unknown[] = [];
    const node = { type: 'DoExpression', start: 3, end: 9 } as unknown as AnyNode; // of a later edition
    assert.ok(syntax.isAbout(node.type));
    syntax.check(node, undefined as unknown as Tree, (at, rule, message) => found.push([at, rule, inEnglish(message)])); // looks at no tree
    assert.deepEqual(found, [[node, 'syntax-kind', 'DoExpression is syntax that a fitness may not use.']]);
  });

  test('may have new.target, but no other property of the language, also where no parser refuses it', () => {
    const found: unknown[] = [];
    for (const name of ['new', 'import']) {
      const node = { type: 'MetaProperty', meta: { name }, start: 3, end: 9 } as unknown as AnyNode; // of no text
      syntax.check(node, undefined as unknown as Tree, (_, rule) => found.push([name, rule])); // as above
    }
    assert.deepEqual(found, [['import', 'syntax-kind']]);
  });
});
