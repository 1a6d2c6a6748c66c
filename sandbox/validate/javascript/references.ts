import type { AnyNode } from 'acorn';
import type { Analysis } from './analyze.ts';
import type { Binding } from './scope.ts';

/** Where each name is used; not where it is declared. */
export function referencesOf({ nodes, parentOf, scopeOf }: Analysis): ReadonlyMap<Binding, readonly AnyNode[]> {
  const references = new Map<Binding, AnyNode[]>();
  for (const node of nodes) {
    if (node.type !== 'Identifier' || !isReference(node, parentOf(node)) || isDeclared(node, parentOf(node))) continue;
    const binding = scopeOf(node).find(node.name);
    if (binding === undefined) continue;
    const list = references.get(binding);
    if (list) list.push(node);
    else references.set(binding, [node]);
  }
  return references;
}

/** False where an identifier is a property's name or a label. */
export function isReference(node: AnyNode, parent: AnyNode | undefined): boolean {
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
    case 'MetaProperty':
      return false;
    default:
      return true;
  }
}

const isDeclared = (node: AnyNode, parent: AnyNode | undefined): boolean =>
  parent !== undefined && 'id' in parent && parent.id === node;
