/** Names and where they are declared, as the language has it. */
import type { AnyNode } from 'acorn';

/** A declared name with every expression that was assigned to it, as far as they are known. */
export interface Binding {
  readonly name: string;
  /** Never given anything but its initial value. */
  isConstant: boolean;
  /** Declared by `const`. */
  isConst: boolean;
  /** Every value it is given. */
  readonly values: Value[];
  /** Where it is given another value than in its declaration. */
  readonly assignedAt: AnyNode[];
}

/** An expression where it stands; undefined for a value that cannot be seen (a parameter, a loop over values). */
export type Value = { readonly node: AnyNode; readonly scope: Scope } | undefined;

export class Scope {
  readonly parent: Scope | undefined;
  readonly kind: 'body' | 'parameters' | 'block';
  /** The function or class whose `this` is meant here. */
  readonly thisOf: AnyNode | undefined;
  /** The function, also an arrow, from which `return` leads. */
  readonly returnsFrom: AnyNode | undefined;
  private readonly bindings = new Map<string, Binding>();
  private readonly found = new Map<string, Binding | undefined>();

  /** A function has two: default values of its parameters do not see what its body declares. `var` ends up in a body. */
  constructor(parent: Scope | undefined, kind: Scope['kind'], thisOf = parent?.thisOf, returnsFrom = parent?.returnsFrom) {
    this.parent = parent;
    this.kind = kind;
    this.thisOf = thisOf;
    this.returnsFrom = returnsFrom;
  }

  declare(name: string, isConstant: boolean): Binding {
    const known = this.bindings.get(name);
    if (known) {
      known.isConstant = false;
      return known;
    }
    const binding: Binding = { name, isConstant, isConst: false, values: [], assignedAt: [] };
    this.bindings.set(name, binding);
    return binding;
  }

  own(name: string): Binding | undefined {
    return this.bindings.get(name);
  }

  /** What a name means here. Asked only once all names are declared: the answer is kept. */
  find(name: string): Binding | undefined {
    if (this.found.has(name)) return this.found.get(name);
    let binding: Binding | undefined;
    for (let scope: Scope | undefined = this; scope && !binding; scope = scope.parent) binding = scope.bindings.get(name);
    this.found.set(name, binding);
    return binding;
  }

  /** The scope that holds `var`. */
  hoistTo(): Scope {
    let scope: Scope = this;
    while (scope.kind !== 'body' && scope.parent) scope = scope.parent;
    return scope;
  }
}

/** Names of a pattern with their nodes: `{a, b: [c = 1, ...d]}` has a, c and d. */
export function* namesOf(pattern: AnyNode): Generator<{ readonly name: string; readonly node: AnyNode }> {
  switch (pattern.type) {
    case 'Identifier':
      yield { name: pattern.name, node: pattern };
      return;
    case 'ObjectPattern':
      for (const property of pattern.properties)
        yield* namesOf(property.type === 'Property' ? property.value : property.argument);
      return;
    case 'ArrayPattern':
      for (const element of pattern.elements) if (element) yield* namesOf(element);
      return;
    case 'AssignmentPattern':
      yield* namesOf(pattern.left);
      return;
    case 'RestElement':
      yield* namesOf(pattern.argument);
  }
}
