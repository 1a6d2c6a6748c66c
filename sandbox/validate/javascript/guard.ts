import type { AnyNode } from 'acorn';
import { forbiddenProperties } from './names.ts';
import type { Tree } from './tree.ts';
import { constantOf, isNumeric } from './values.ts';

/** The key of a node that chooses a property by a value. */
export function computedKeyOf(node: AnyNode): AnyNode | undefined {
  if (node.type === 'MemberExpression') return node.computed ? node.property : undefined;
  if (node.type === 'Property' || node.type === 'MethodDefinition' || node.type === 'PropertyDefinition')
    return node.computed ? node.key : undefined;
  return undefined;
}

/** Wraps every key that could name anything; lines stay as they are. */
export function guardKeys(code: string, tree: Tree): string {
  const keys = tree.nodes.flatMap((node) => {
    const key = computedKeyOf(node);
    return key && needsGuard(key, tree) ? [key] : [];
  });
  if (keys.length === 0) return code;
  let name = '__key';
  while (code.includes(name)) name += '_';
  const edits = keys.flatMap(({ start, end }) => [
    { at: start, text: `${name}(`, isEnd: false },
    { at: end, text: ')', isEnd: true },
  ]);
  // Where one key ends and another begins, the end comes first.
  edits.sort((a, b) => a.at - b.at || Number(b.isEnd) - Number(a.isEnd));
  let guarded = '';
  let from = 0;
  for (const { at, text } of edits) {
    guarded += code.slice(from, at) + text;
    from = at;
  }
  return helper(name) + guarded + code.slice(from);
}

function needsGuard(key: AnyNode, tree: Tree): boolean {
  const scope = tree.analysis.scopeOf(key);
  return constantOf(key, scope) === undefined && !isNumeric(key, scope, tree.holdsNumbers);
}

/** Reads the key once: what it says is what is used. It calls nothing that a fitness could exchange. */
const helper = (name: string): string =>
  `function ${name}(key) { if (typeof key === "number" || typeof key === "symbol") return key; const text = \`\${key}\`; ` +
  `switch (text) { ${forbiddenProperties.map((property) => `case ${JSON.stringify(property)}:`).join(' ')} ` +
  `throw new TypeError("The property " + text + " may not be reached by a fitness."); } return text; } `;
