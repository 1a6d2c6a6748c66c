import type { Rule } from '../tree.ts';

/** `this` outside every function and class. */
export const thisOutside: Rule = (node, tree, report) => {
  if (node.type !== 'ThisExpression') return;
  for (let at = tree.parentOf(node); at; at = tree.parentOf(at))
    if (['FunctionDeclaration', 'FunctionExpression', 'ClassBody'].includes(at.type)) return;
  report(node, 'top-level-this', 'this is nothing outside a function or class.', 'Name the value you mean.');
};
