import type { AnyNode } from 'acorn';
import { allowedGlobals, refusedGlobals } from '../names.ts';
import type { Rule, Tree } from '../tree.ts';

/** Names that the fitness did not declare and that are not on the list. */
export const globals: Rule = (node, tree, report) => {
  if (node.type !== 'Identifier' || !isReference(node, tree)) return;
  const { name } = node;
  if (tree.analysis.scopeOf(node).find(name) !== undefined || allowedGlobals.has(name)) return;
  const known = Object.hasOwn(refusedGlobals, name) ? refusedGlobals[name] : undefined;
  const [rule, message, hint] = known ?? [
    'unknown-name',
    `${name} is not declared in the fitness.`,
    'Declare it, or correct its spelling.',
  ];
  report(node, rule, message, hint);
};

/** False where an identifier is a property's name or a label. */
function isReference(node: AnyNode, tree: Tree): boolean {
  const parent = tree.parentOf(node);
  switch (parent?.type) {
    case 'MemberExpression':
      return parent.computed || parent.object === node;
    case 'Property':
      return parent.computed || parent.value === node || parent.shorthand;
    case 'MethodDefinition':
    case 'PropertyDefinition':
      return parent.computed || parent.value === node;
    case 'LabeledStatement':
    case 'BreakStatement':
    case 'ContinueStatement':
      return false;
    case 'MetaProperty':
      return false;
    default:
      return true;
  }
}
