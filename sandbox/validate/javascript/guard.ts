import type { AnyNode } from 'acorn';
import { forbiddenProperties } from './names.ts';
import { isNumeric } from './numbers.ts';
import type { Tree } from './tree.ts';

/** The key of a node that chooses a property by a value. */
export function computedKeyOf(node: AnyNode): AnyNode | undefined {
  if (node.type === 'MemberExpression') return node.computed ? node.property : undefined;
  if (node.type === 'Property' || node.type === 'MethodDefinition' || node.type === 'PropertyDefinition')
    return node.computed ? node.key : undefined;
  return undefined;
}

/** Wraps every key that could name anything; lines stay as they are. The first `skipped` characters are left out. */
export function guardKeys(text: string, skipped: number, tree: Tree): string {
  const keys: AnyNode[] = [];
  for (const node of tree.nodes) {
    const key = computedKeyOf(node);
    if (key && needsGuard(key, tree)) keys.push(key);
  }
  if (keys.length === 0) return text.slice(skipped);
  const name = unusedName(tree);
  const edits: { readonly at: number; readonly text: string }[] = [];
  for (const { start, end, type } of keys) {
    // `a[i, j]` is a[j]: as arguments these would be two.
    const isList = type === 'SequenceExpression';
    edits.push({ at: start, text: name + (isList ? '((' : '(') }, { at: end, text: isList ? '))' : ')' });
  }
  // No two are at one place: every key has brackets of its own around it.
  edits.sort((a, b) => a.at - b.at);
  let guarded = '';
  let from = skipped;
  for (const edit of edits) {
    guarded += text.slice(from, edit.at) + edit.text;
    from = edit.at;
  }
  return helper(name) + guarded + text.slice(from);
}

/** Compared with names as the parser reads them: in the text `_` may be written `\u005f`. */
function unusedName(tree: Tree): string {
  const used = new Set<string>();
  for (const node of tree.nodes) if (node.type === 'Identifier' && node.name.startsWith('__key')) used.add(node.name);
  let name = '__key';
  for (let n = 1; used.has(name); n++) name = `__key${n}`;
  return name;
}

function needsGuard(key: AnyNode, tree: Tree): boolean {
  const scope = tree.analysis.scopeOf(key);
  return tree.constants.certainly(key) === undefined && !isNumeric(key, scope, tree.holdsNumbers);
}

/** Reads the key once: what it says is what is used. It calls nothing that a fitness could exchange. */
const helper = (name: string): string =>
  `function ${name}(key) { if (typeof key === "number" || typeof key === "symbol") return key; const text = \`\${key}\`; ` +
  `switch (text) { ${forbiddenProperties.map((property) => `case ${JSON.stringify(property)}:`).join(' ')} ` +
  `throw new TypeError("The property " + text + " may not be reached by a fitness."); } return text; } `;
