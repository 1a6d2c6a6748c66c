import type { AnyNode } from 'acorn';
import { forbiddenProperties } from './names.ts';

/** Of how many texts a name is put together, at most; and how short one may be: single letters are in many programs. */
const maxParts = 4;
const minLength = 2;

/** Texts of a program that put together give a forbidden name, as "con" and "structor" do where both are there; with the name. */
export function partsOfForbidden(nodes: readonly AnyNode[]): ReadonlyMap<string, string> {
  const texts = new Set<string>();
  for (const node of nodes) {
    const text = node.type === 'TemplateElement' ? node.value.cooked : node.type === 'Literal' ? node.value : undefined;
    if (typeof text === 'string' && text.length >= minLength && text.length < 30) texts.add(text);
  }
  const parts = new Map<string, string>();
  for (const name of forbiddenProperties) for (const part of split(name, texts, maxParts) ?? []) parts.set(part, name);
  return parts;
}

/** The name in two or more of the texts. */
function split(name: string, texts: ReadonlySet<string>, count: number, from = 0): readonly string[] | undefined {
  if (from === name.length) return [];
  if (count === 0) return undefined;
  for (let end = from + minLength; end <= name.length; end++) {
    const part = name.slice(from, end);
    if (part === name || !texts.has(part)) continue;
    const rest = split(name, texts, count - 1, end);
    if (rest) return [part, ...rest];
  }
  return undefined;
}
