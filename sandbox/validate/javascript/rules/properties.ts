import type { AnyNode } from 'acorn';
import { say } from '../../../sentence.ts';
import { isForbidden } from '../names.ts';
import { isNumeric } from '../numbers.ts';
import { oneOf, type Rule, type Tree } from '../tree.ts';

/** Properties that lead to constructors, prototypes or frames, however they are written. */
export const properties: Rule = {
  isAbout: oneOf('MemberExpression', 'Property', 'PropertyDefinition', 'MethodDefinition'),
  check(node, tree, report) {
    const named = nameOf(node, tree);
    if (named === undefined || !isForbidden(named.name)) return;
    report(
      named.at,
      'forbidden-property',
      say('The property {0} leads out of what a fitness may reach.', named.name),
      named.name === 'prototype' ? say('Call the method on the value itself.') : say('Use another name, or do without it.'),
    );
  },
};

function nameOf(node: AnyNode, tree: Tree): { readonly name: string; readonly at: AnyNode } | undefined {
  if (node.type === 'MemberExpression') return keyOf(node.property, node.computed, tree);
  if (node.type === 'Property') return keyOf(node.key, node.computed, tree);
  if (node.type === 'PropertyDefinition') return keyOf(node.key, node.computed, tree);
  // The constructor of a class of its own is no way out.
  if (node.type === 'MethodDefinition' && node.kind !== 'constructor') return keyOf(node.key, node.computed, tree);
  return undefined;
}

/** The name of a key, a forbidden one if it may have several. */
function keyOf(key: AnyNode, isComputed: boolean, tree: Tree): { readonly name: string; readonly at: AnyNode } | undefined {
  if (!isComputed && key.type === 'Identifier') return { name: key.name, at: key };
  const names = tree.constants.possibly(key).map(String);
  const name = names.find(isForbidden) ?? (isComputed ? followed(key, tree) : undefined) ?? names[0];
  return name === undefined ? undefined : { name, at: key };
}

/** What a key may spell that is put together elsewhere; a number spells nothing. */
const followed = (key: AnyNode, tree: Tree): string | undefined =>
  isNumeric(key, tree.analysis.scopeOf(key), tree.holdsNumbers) ? undefined : tree.spellings.forbiddenIn(key);
