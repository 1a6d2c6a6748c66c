import { say } from '../../../sentence.ts';
import { oneOf, type Rule } from '../tree.ts';

/** Functions that answer later. */
export const asynchronous: Rule = {
  isAbout: oneOf('FunctionDeclaration', 'FunctionExpression', 'ArrowFunctionExpression', 'ForOfStatement'),
  check(node, _tree, report) {
    const isFunction =
      node.type === 'FunctionDeclaration' || node.type === 'FunctionExpression' || node.type === 'ArrowFunctionExpression';
    const isLater = (isFunction && node.async) || (node.type === 'ForOfStatement' && node.await);
    if (isLater)
      report(
        node,
        'asynchronous',
        say('async code answers later, but a fitness answers at once.'),
        say('Remove async and await.'),
      );
  },
};
