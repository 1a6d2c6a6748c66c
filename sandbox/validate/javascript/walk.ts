import type { AnyNode, TemplateElement } from 'acorn';

/** Direct children of a node, in order of their text. */
export function childrenOf(node: AnyNode): AnyNode[] {
  const children: AnyNode[] = [];
  for (const value of Object.values(node))
    if (Array.isArray(value)) for (const item of value) push(item, children);
    else push(value, children);
  return children;
}

/** The text of a part of a template. Only a tag is given one with an escape that cannot be read, as it is written. */
export const textOf = ({ value }: TemplateElement): string => value.cooked ?? value.raw;

function push(value: unknown, children: AnyNode[]): void {
  if (typeof value === 'object' && value !== null && 'type' in value && 'start' in value) children.push(value as AnyNode); // acorn's nodes have both
}
