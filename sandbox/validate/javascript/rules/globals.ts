import type { AnyNode } from 'acorn';
import { say } from '../../../sentence.ts';
import { allowedGlobals, refusedGlobals } from '../names.ts';
import { isReference } from '../references.ts';
import type { Scope } from '../scope.ts';
import { oneOf, type Report, type Rule } from '../tree.ts';

/** Names that the fitness did not declare and that are not on the list. */
export const globals: Rule = {
  isAbout: oneOf('Identifier'),
  check(node, tree, report) {
    if (node.type !== 'Identifier') return;
    const parent = tree.parentOf(node);
    if (!isReference(node, parent)) return;
    // To ask whether there is such a name does no harm.
    const isAsked = parent?.type === 'UnaryExpression' && parent.operator === 'typeof';
    if (!isAsked || Object.hasOwn(refusedGlobals, node.name)) checkName(node, tree.analysis.scopeOf(node), report);
  },
};

/** Reports a name that is neither declared nor on the list. */
export function checkName(node: AnyNode, scope: Scope, report: Report): void {
  if (node.type !== 'Identifier' || scope.find(node.name) !== undefined || allowedGlobals.has(node.name)) return;
  const known = Object.hasOwn(refusedGlobals, node.name) ? refusedGlobals[node.name] : undefined;
  const [rule, message, hint] = known ?? [
    'unknown-name',
    say('{0} is not declared in the fitness.', node.name),
    say('Declare it, or correct its spelling.'),
  ];
  report(node, rule, message, hint);
}
