import type { AnyNode } from 'acorn';

/** Direct children of a node, in order of their text. */
export function childrenOf(node: AnyNode): AnyNode[] {
  const children: AnyNode[] = [];
  for (const value of Object.values(node))
    if (Array.isArray(value)) for (const item of value) push(item, children);
    else push(value, children);
  return children;
}

function push(value: unknown, children: AnyNode[]): void {
  if (typeof value === 'object' && value !== null && 'type' in value && 'start' in value) children.push(value as AnyNode); // acorn's nodes have both
}
