import type { AnyNode } from 'acorn';
import { namesOf } from '../scope.ts';
import type { Rule, Tree } from '../tree.ts';

/** Changes of what the language itself provides. */
export const assignments: Rule = (node, tree, report) => {
  for (const target of targetsOf(node)) {
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

function targetsOf(node: AnyNode): readonly AnyNode[] {
  if (node.type === 'AssignmentExpression') return [node.left];
  if (node.type === 'UpdateExpression') return [node.argument];
  if (node.type === 'UnaryExpression' && node.operator === 'delete') return [node.argument];
  return [];
}

/** The global that is assigned, or of which a property is. */
function globalChangedBy(target: AnyNode, tree: Tree): string | undefined {
  const isFree = (name: string): boolean => tree.analysis.scopeOf(target).find(name) === undefined;
  if (target.type === 'MemberExpression')
    return target.object.type === 'Identifier' && isFree(target.object.name) ? target.object.name : undefined;
  for (const { name } of namesOf(target)) if (isFree(name)) return name;
  return undefined;
}
