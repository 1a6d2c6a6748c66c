import { say } from '../../../sentence.ts';
import { oneOf, type Rule } from '../tree.ts';

/** `this` where it is no object: outside every function and class, and in functions that are only ever called by their names. */
export const thisOutside: Rule = {
  isAbout: oneOf('ThisExpression'),
  check(node, tree, report) {
    if (node.type !== 'ThisExpression') return;
    const owner = tree.analysis.scopeOf(node).thisOf;
    if (owner === undefined)
      report(node, 'top-level-this', say('this is nothing outside a function or class.'), say('Name the value you mean.'));
    else if (!tree.receivers.mayHave(owner))
      report(
        node,
        'lost-this',
        say('this is undefined in a function that is called without an object.'),
        say('Name the value you mean, or write a method.'),
      );
  },
};
