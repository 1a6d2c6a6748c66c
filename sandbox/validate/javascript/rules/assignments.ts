import type { AnyNode } from 'acorn';
import { say } from '../../../sentence.ts';
import { allowedGlobals } from '../names.ts';
import { oneOf, type Rule, type Tree } from '../tree.ts';

/** Changes of what the language itself provides, and of constants. */
export const assignments: Rule = {
  isAbout: oneOf(
    'AssignmentExpression',
    'UpdateExpression',
    'UnaryExpression',
    'CallExpression',
    'ForInStatement',
    'ForOfStatement',
  ),
  check(node, tree, report) {
    for (const target of targetsOf(node, tree)) {
      if (
        node.type !== 'CallExpression' &&
        target.type === 'Identifier' &&
        tree.analysis.scopeOf(target).find(target.name)?.isConst
      )
        report(
          target,
          'constant-changed',
          say('{0} is a const and cannot be given another value.', target.name),
          say('Declare it with let.'),
        );
      // To give a name of one's own another value changes nothing else; to change what it stands for does.
      const name = globalIn(
        node.type === 'CallExpression' || target.type !== 'Identifier' ? meantBy(target, tree) : target,
        tree,
      );
      if (name !== undefined)
        report(
          target,
          'assign-global',
          say('{0} belongs to the language and cannot be changed.', name),
          say('Keep the value in a variable of your own.'),
        );
    }
  },
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
function isObjectAssign(written: AnyNode, tree: Tree): boolean {
  const callee = followed(written, tree);
  if (callee.type !== 'MemberExpression' || globalIn(followed(callee.object, tree), tree) !== 'Object') return false;
  if (callee.computed) return tree.constants.possibly(callee.property).includes('assign');
  return 'name' in callee.property && callee.property.name === 'assign';
}

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

/** How many names are followed to what they stand for. */
const maxSteps = 20;

/** What a name stands for that is given one value only. */
function followed(written: AnyNode, tree: Tree): AnyNode {
  let node = written;
  for (let step = 0; step < maxSteps && node.type === 'Identifier'; step++) {
    const binding = tree.analysis.scopeOf(node).find(node.name);
    const [value] = binding?.values ?? [];
    if (binding?.values.length !== 1 || value === undefined) break;
    node = value.node;
  }
  return node;
}

/** The name at the root of a member, or what stands at the root of that to which it is followed. */
function meantBy(target: AnyNode, tree: Tree): AnyNode {
  let node = target;
  for (let step = 0; step < maxSteps; step++) {
    while (node.type === 'MemberExpression' || node.type === 'ChainExpression')
      node = node.type === 'MemberExpression' ? node.object : node.expression;
    const next = followed(node, tree);
    if (next === node) break;
    node = next;
  }
  return node;
}

/** The global that a name is; other names that are not declared have a rule of their own. */
function globalIn(node: AnyNode, tree: Tree): string | undefined {
  if (node.type !== 'Identifier' || !allowedGlobals.has(node.name)) return undefined;
  return tree.analysis.scopeOf(node).find(node.name) === undefined ? node.name : undefined;
}
