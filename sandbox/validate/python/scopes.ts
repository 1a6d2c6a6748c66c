import type { Node } from './syntax-tree.ts';

/** A stretch of the program with names of its own. */
export interface Scope {
  readonly kind: 'module' | 'class' | 'function' | 'comprehension';
  readonly parent: Scope | undefined;
  readonly bindings: Map<string, Binding[]>;
  readonly globals: Set<string>;
  readonly nonlocals: Set<string>;
}

/** A place that gives a name its meaning. */
export interface Binding {
  readonly node: Node;
  /** The name of the module that an import bound. */
  readonly module?: string;
  /** True for `del name` and for the end of `except … as name`. */
  readonly unbinds?: boolean;
}

/** What a name means where it is used. A global one that no binding has reached is looked for among Python's built-in names. */
export interface Meaning {
  readonly kind: 'local' | 'global';
  readonly bindings: readonly Binding[];
}

/** A new scope inside another one. */
export function openScope(kind: Scope['kind'], parent?: Scope): Scope {
  return { kind, parent, bindings: new Map(), globals: new Set(), nonlocals: new Set() };
}

/** Notes a binding in the scope to which Python gives it. */
export function bind(scope: Scope, name: string, binding: Binding): void {
  let owner = scope;
  if (scope.globals.has(name)) owner = moduleOf(scope);
  else if (scope.nonlocals.has(name)) return;
  const known = owner.bindings.get(name);
  if (known) known.push(binding);
  else owner.bindings.set(name, [binding]);
}

/** The scope that a walrus binds in: comprehensions have none of their own for it. */
export function walrusScope(scope: Scope): Scope {
  let owner = scope;
  while (owner.kind === 'comprehension' && owner.parent) owner = owner.parent;
  return owner;
}

/**
 * What a name means in a scope, once every binding is known. A function's own names never fall back to the built-in ones; names of
 * the module and of a class do.
 */
export function lookUp(scope: Scope, name: string): Meaning {
  for (let at: Scope | undefined = scope; at; at = at.parent) {
    if (at.kind === 'module' || at.globals.has(name)) break;
    const bindings = at.bindings.get(name);
    if (bindings === undefined) continue;
    if (at.kind !== 'class') return { kind: 'local', bindings };
    // A name that a class body binds is looked for in the class, then in the module, never in a function around.
    if (at === scope) return { kind: 'global', bindings: [...bindings, ...(moduleOf(at).bindings.get(name) ?? [])] };
  }
  return { kind: 'global', bindings: moduleOf(scope).bindings.get(name) ?? [] };
}

function moduleOf(scope: Scope): Scope {
  let at = scope;
  while (at.parent) at = at.parent;
  return at;
}
