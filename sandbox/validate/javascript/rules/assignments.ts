import type { AnyNode } from 'acorn';
import { allowedGlobals } from '../names.ts';
import type { Rule, Tree } from '../tree.ts';

/** Changes of what the language itself provides, and of constants. */
export const assignments: Rule = (node, tree, report) => {
  for (const target of targetsOf(node, tree)) {
    if (
      node.type !== 'CallExpression' &&
      target.type === 'Identifier' &&
      tree.analysis.scopeOf(target).find(target.name)?.isConst
    )
      report(target, 'constant-changed', `${target.name} is a const and cannot be given another value.`, 'Declare it with let.');
    const name = globalChangedBy(target, tree);
    if (name !== undefined)
      report(
        target,
        'assign-global',
        `${name} belongs to the language and cannot be changed.`,
        'Keep the value in a variable of your own.',
      );
  }
};

function targetsOf(node: AnyNode, tree: Tree): readonly AnyNode[] {
  if (node.type === 'AssignmentExpression') return partsOf(node.left);
  if (node.type === 'UpdateExpression') return [node.argument];
  if (node.type === 'UnaryExpression' && node.operator === 'delete') return [node.argument];
  if (node.type === 'CallExpression' && isObjectAssign(node.callee, tree)) return node.arguments.slice(0, 1);
  const isLoop = node.type === 'ForInStatement' || node.type === 'ForOfStatement';
  return isLoop && node.left.type !== 'VariableDeclaration' ? partsOf(node.left) : [];
}

/** Object.assign changes what it is given first. */
const isObjectAssign = (callee: AnyNode, tree: Tree): boolean =>
  callee.type === 'MemberExpression' &&
  callee.object.type === 'Identifier' &&
  callee.object.name === 'Object' &&
  (callee.computed
    ? tree.constants.possibly(callee.property).includes('assign')
    : 'name' in callee.property && callee.property.name === 'assign');

/** The names and members that a pattern assigns to. */
function partsOf(pattern: AnyNode): readonly AnyNode[] {
  switch (pattern.type) {
    case 'ObjectPattern':
      return pattern.properties.flatMap((property) => partsOf(property.type === 'Property' ? property.value : property));
    case 'ArrayPattern':
      return pattern.elements.flatMap((element) => (element ? partsOf(element) : []));
    case 'AssignmentPattern':
      return partsOf(pattern.left);
    case 'RestElement':
      return partsOf(pattern.argument);
    default:
      return [pattern];
  }
}

/** The global that is assigned, or of which a part is. */
function globalChangedBy(target: AnyNode, tree: Tree): string | undefined {
  let root = target;
  while (root.type === 'MemberExpression' || root.type === 'ChainExpression')
    root = root.type === 'MemberExpression' ? root.object : root.expression;
  // Other names that are not declared have a rule of their own.
  if (root.type !== 'Identifier' || !allowedGlobals.has(root.name)) return undefined;
  return tree.analysis.scopeOf(root).find(root.name) === undefined ? root.name : undefined;
}
