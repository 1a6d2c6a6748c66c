import type { Node } from './syntax-tree.ts';

/** A stretch of the program with names of its own. */
export interface Scope {
  readonly kind: 'module' | 'class' | 'function' | 'comprehension';
  readonly parent: Scope | undefined;
  readonly bindings: Map<string, Binding[]>;
  readonly globals: Set<string>;
  /** Names bound or used here so far: it is too late to declare them global. */
  readonly met: Set<string>;
  /** What is bound here under names of a function around; `settle` hands it to that function. */
  readonly nonlocals: Map<string, Binding[]>;
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
  /** Those of each scope that the name may come from; a scope has one list for a name, whoever asks. */
  readonly bindings: readonly (readonly Binding[])[];
}

/** A new scope inside another one. */
export function openScope(kind: Scope['kind'], parent?: Scope): Scope {
  return { kind, parent, bindings: new Map(), globals: new Set(), met: new Set(), nonlocals: new Map() };
}

/** Notes a binding in the scope to which Python gives it. */
export function bind(scope: Scope, name: string, binding: Binding): void {
  scope.met.add(name);
  const bindings = scope.globals.has(name)
    ? moduleOf(scope).bindings
    : scope.nonlocals.has(name)
      ? scope.nonlocals
      : scope.bindings;
  const known = bindings.get(name);
  if (known) known.push(binding);
  else bindings.set(name, [binding]);
}

/** Hands the bindings of nonlocal names to the functions that own them, once all of these are known. */
export function settle(scopes: readonly Scope[]): void {
  for (const scope of scopes) {
    for (const [name, bindings] of scope.nonlocals) {
      const owned = ownerOf(scope, name)?.bindings.get(name);
      for (const binding of bindings) owned?.push(binding); // there may be more than a call takes arguments
    }
  }
}

/** The function around that a nonlocal name belongs to. */
export function ownerOf(scope: Scope, name: string): Scope | undefined {
  let owner = scope.parent;
  while (owner && (owner.kind !== 'function' || !owner.bindings.has(name))) {
    if (owner.kind === 'function' && owner.globals.has(name)) return undefined;
    owner = owner.parent;
  }
  return owner;
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
    if (at.kind !== 'class') return { kind: 'local', bindings: [bindings] };
    // A name that a class body binds is looked for in the class, then in the module, never in a function around.
    if (at === scope) return { kind: 'global', bindings: [bindings, moduleOf(at).bindings.get(name) ?? []] };
  }
  return { kind: 'global', bindings: [moduleOf(scope).bindings.get(name) ?? []] };
}

function moduleOf(scope: Scope): Scope {
  let at = scope;
  while (at.parent) at = at.parent;
  return at;
}
