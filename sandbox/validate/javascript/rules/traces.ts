import type { AnyNode } from 'acorn';
import { say } from '../../../sentence.ts';
import { oneOf, type Rule, type Tree } from '../tree.ts';

/** The stack of an error, which tells of the code around a fitness, and is another in each sandbox. */
export const traces: Rule = {
  isAbout: oneOf('MemberExpression', 'Property'),
  check(node, tree, report) {
    const at = stackIn(node, tree);
    if (at)
      report(
        at,
        'forbidden-property',
        say('The property stack of an error tells of code outside the fitness.'),
        say('Use its message.'),
      );
  },
};

function stackIn(node: AnyNode, tree: Tree): AnyNode | undefined {
  if (node.type === 'MemberExpression')
    return isStack(node.property, node.computed, tree) && isError(node.object, tree) ? node.property : undefined;
  if (node.type !== 'Property' || !isStack(node.key, node.computed, tree)) return undefined;
  const pattern = tree.parentOf(node);
  const holder = pattern?.type === 'ObjectPattern' ? tree.parentOf(pattern) : undefined;
  const isTaken =
    holder?.type === 'CatchClause' || (holder?.type === 'VariableDeclarator' && holder.init && isError(holder.init, tree));
  return isTaken ? node.key : undefined;
}

const isStack = (key: AnyNode, isComputed: boolean, tree: Tree): boolean =>
  !isComputed && key.type === 'Identifier' ? key.name === 'stack' : tree.constants.possibly(key).includes('stack');

/** What is thrown or made as an error, or a name for it. */
function isError(node: AnyNode, tree: Tree): boolean {
  if (node.type === 'Identifier') {
    const binding = tree.analysis.scopeOf(node).find(node.name);
    return binding?.values.some((value) => value && isThrown(value.node)) ?? false;
  }
  return isNewError(node);
}

const isThrown = (node: AnyNode): boolean => node.type === 'CatchClause' || isNewError(node);

const isNewError = (node: AnyNode): boolean =>
  (node.type === 'NewExpression' || node.type === 'CallExpression') &&
  node.callee.type === 'Identifier' &&
  /^(?:[A-Z]\w*)?Error$/.test(node.callee.name);
