import type { Rule } from '../tree.ts';

/** `this` outside every function and class. */
export const thisOutside: Rule = (node, tree, report) => {
  if (node.type === 'ThisExpression' && !tree.analysis.scopeOf(node).hasThis)
    report(node, 'top-level-this', 'this is nothing outside a function or class.', 'Name the value you mean.');
};
