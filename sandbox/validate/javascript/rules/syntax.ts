import { say } from '../../../sentence.ts';
import { allowedKinds, isNewTarget, refusedKinds } from '../node-kinds.ts';
import type { Rule } from '../tree.ts';

/** Syntax that is not on the list. */
export const syntax: Rule = {
  isAbout: (kind) => !allowedKinds.has(kind) || kind === 'VariableDeclaration',
  check(node, _tree, report) {
    if (node.type === 'VariableDeclaration' && !['var', 'let', 'const'].includes(node.kind))
      return report(node, 'syntax-kind', say('{0} is syntax that a fitness may not use.', node.kind), say('Use const.'));
    if (allowedKinds.has(node.type) || isNewTarget(node)) return;
    const [rule, message, hint] = refusedKinds[node.type] ?? [
      'syntax-kind',
      say('{0} is syntax that a fitness may not use.', node.type),
      say('Write it in another way.'),
    ];
    report(node, rule, message, hint);
  },
};
