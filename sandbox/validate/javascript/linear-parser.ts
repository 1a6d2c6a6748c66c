import { Parser, type Program } from 'acorn';

/** How deep blocks, functions and classes may be nested: far beyond what anyone writes, and a bound on every look-up of a name. */
const maxScopes = 200;

/** How long a regular expression may be; acorn compares every two of its named groups. */
const maxRegExpLength = 10_000;

interface NamedScope {
  flags: number;
  var: Names;
  lexical: Names;
  functions: Names;
}

/** The parts of acorn's parser that it does not declare; its version is pinned. */
interface Internals {
  readonly pos: number;
  readonly inModule: boolean;
  readonly scopeStack: NamedScope[];
  readonly undefinedExports: Record<string, unknown>;
  enterScope(flags: number): void;
  exitScope(): void;
  currentVarScope(): NamedScope;
  treatFunctionsAsVarInScope(scope: NamedScope): boolean;
  declareName(name: string, binding: number, at: number): void;
  raiseRecoverable(at: number, message: string): void;
  validateRegExpPattern(state: { readonly source: string }): void;
}

const original = Parser.prototype as unknown as Internals; // see there
const isVar = 1;
const isSimpleCatch = 32;

/**
 * acorn searches its lists of names from the start and enters each `var` into every block around it: 60,000 declarations would
 * take it 7 seconds. Here names are found at once, and those of `var` move outwards where their block ends.
 */
export class LinearParser extends Parser {
  static read(text: string, sourceType: 'module' | 'script'): Program {
    return new LinearParser({ ecmaVersion: 'latest', sourceType }, text).parse();
  }

  enterScope(this: Internals, flags: number): void {
    original.enterScope.call(this, flags);
    const scope = this.scopeStack[this.scopeStack.length - 1];
    scope.var = new Names();
    scope.lexical = new Names();
    scope.functions = new Names();
    if (this.scopeStack.length > maxScopes) throw new RangeError('too complex');
  }

  exitScope(this: Internals): void {
    const scope = this.scopeStack[this.scopeStack.length - 1];
    const around = this.scopeStack[this.scopeStack.length - 2];
    if (around && scope !== this.currentVarScope()) around.var = scope.var.joinedWith(around.var);
    original.exitScope.call(this);
  }

  validateRegExpPattern(this: Internals, state: { readonly source: string }): void {
    if (state.source.length > maxRegExpLength) throw new RangeError('too complex');
    original.validateRegExpPattern.call(this, state);
  }

  declareName(this: Internals, name: string, binding: number, at: number): void {
    if (binding !== isVar) {
      original.declareName.call(this, name, binding, at);
      return;
    }
    const owner = this.currentVarScope();
    for (let i = this.scopeStack.length - 1; ; i--) {
      const scope = this.scopeStack[i];
      const isCaught = (scope.flags & isSimpleCatch) !== 0 && scope.lexical.first === name;
      const isTaken = scope.lexical.has(name) && !isCaught;
      if (isTaken || (!this.treatFunctionsAsVarInScope(scope) && scope.functions.has(name)))
        this.raiseRecoverable(at, `Identifier '${name}' has already been declared`);
      if (scope === owner) break;
    }
    this.scopeStack[this.scopeStack.length - 1].var.push(name);
    if (this.inModule && owner === this.scopeStack[0]) delete this.undefinedExports[name];
  }
}

/** Names as acorn asks for them. */
class Names {
  first: string | undefined;
  private readonly names = new Set<string>();

  has(name: string): boolean {
    return this.names.has(name);
  }

  indexOf(name: string): number {
    return this.names.has(name) ? 0 : -1;
  }

  push(name: string): void {
    this.first ??= name;
    this.names.add(name);
  }

  /** The larger takes in the smaller. */
  joinedWith(other: Names): Names {
    const [small, large] = this.names.size < other.names.size ? [this, other] : [other, this];
    for (const name of small.names) large.push(name);
    return large;
  }
}
