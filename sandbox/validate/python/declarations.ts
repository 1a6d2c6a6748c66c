import { say } from '../../sentence.ts';
import type { Report } from './report.ts';
import { ownerOf, type Scope } from './scopes.ts';
import type { Node } from './syntax-tree.ts';

/** A name in `global a` or `nonlocal a`. */
export interface Declaration {
  readonly node: Node;
  readonly name: string;
  readonly scope: Scope;
}

/** Notes what `global` or `nonlocal` says about a name, and reports where Python would not have it. */
export function declare(node: Node, name: string, word: string, scope: Scope, report: Report): Declaration {
  if (scope.met.has(name)) {
    report(
      node,
      'syntax',
      say('Expected {0} {1} before the first use of {1}.', word, name),
      say('Move it to the start of the function.'),
    );
  } else if (word === 'global' ? scope.nonlocals.has(name) : scope.globals.has(name)) {
    report(node, 'syntax', say('Expected {0} to be global or nonlocal, got both.', name), say('Leave out one of them.'));
  }
  if (word === 'global') scope.globals.add(name);
  else if (!scope.nonlocals.has(name)) scope.nonlocals.set(name, []);
  return { node, name, scope };
}

export const isDeclared = (scope: Scope, name: string): boolean => scope.globals.has(name) || scope.nonlocals.has(name);

/** Reports nonlocal names that no function around has. */
export function checkDeclarations(declarations: readonly Declaration[], report: Report): void {
  for (const { node, name, scope } of declarations) {
    if (!scope.nonlocals.has(name) || (scope.kind !== 'module' && ownerOf(scope, name))) continue;
    report(
      node,
      'syntax',
      say('Expected {0} to be a variable of a function around.', name),
      say('Assign to it there, or write global {0}.', name),
    );
  }
}
