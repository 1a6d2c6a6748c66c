import { Parser, type Program } from 'acorn';

/** How deep blocks, functions and classes may be nested: far beyond what anyone writes, and a bound on every look-up of a name. */
const maxScopes = 200;

/** How deep brackets of any kind may be nested: some engines that run a fitness follow no more than 255. */
const maxBrackets = 200;

/** How deep the parser's own calls may go: about half of the stack of a thread, wherever the scan runs. */
const maxDepth = 1500;

/** How long a regular expression may be; acorn compares every two of its named groups. */
const maxRegExpLength = 10_000;

/** Code that nests too deeply to be followed, and where. */
export class TooDeep extends RangeError {
  readonly pos: number;

  constructor(pos: number) {
    super('too complex');
    this.pos = pos;
  }
}

/** What the scan finds out of a node is kept in it: maps of all nodes take half the time of a scan. */
export const scopeKey = Symbol('scope');
export const parentKey = Symbol('parent');

/** As acorn's own, with room from the start for what is found out later: to add it makes another kind of object of each node. */
class RoomyNode {
  type = '';
  readonly start: number;
  end = 0;
  [scopeKey]: unknown = undefined;
  [parentKey]: unknown = undefined;

  constructor(start: number) {
    this.start = start;
  }
}

interface NamedScope {
  flags: number;
  var: Names;
  lexical: Names;
  functions: Names;
}

/** The parts of acorn's parser that it does not declare; its version is pinned. */
interface Internals {
  readonly pos: number;
  readonly start: number;
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
  parseStatement(...rest: unknown[]): unknown;
  parseMaybeAssign(...rest: unknown[]): unknown;
  parseMaybeUnary(...rest: unknown[]): unknown;
  parseExprOp(...rest: unknown[]): unknown;
  parseExprAtom(...rest: unknown[]): unknown;
  parseExprSubscripts(...rest: unknown[]): unknown;
  parseBindingAtom(...rest: unknown[]): unknown;
  depth: number;
  brackets: number;
}

const original = Parser.prototype as unknown as Internals; // see there
const isVar = 1;
const isSimpleCatch = 32;

/**
 * acorn searches its lists of names from the start and enters each `var` into every block around it: 60,000 declarations would
 * take it 7 seconds. Here names are found at once, and those of `var` move outwards where their block ends.
 */
export class LinearParser extends Parser {
  depth = 0;
  brackets = 0;

  static read(text: string, sourceType: 'module' | 'script'): Program {
    return new LinearParser({ ecmaVersion: 'latest', sourceType }, text).parse();
  }

  startNode(this: Internals): RoomyNode {
    return new RoomyNode(this.start);
  }

  startNodeAt(start: number): RoomyNode {
    return new RoomyNode(start);
  }

  enterScope(this: Internals, flags: number): void {
    original.enterScope.call(this, flags);
    const scope = this.scopeStack[this.scopeStack.length - 1];
    scope.var = new Names();
    scope.lexical = new Names();
    scope.functions = new Names();
    if (this.scopeStack.length > maxScopes) throw new TooDeep(this.pos);
  }

  exitScope(this: Internals): void {
    const scope = this.scopeStack[this.scopeStack.length - 1];
    const around = this.scopeStack[this.scopeStack.length - 2];
    if (around && scope !== this.currentVarScope()) around.var = scope.var.joinedWith(around.var);
    original.exitScope.call(this);
  }

  validateRegExpPattern(this: Internals, state: { readonly source: string }): void {
    if (state.source.length > maxRegExpLength || nestingOf(state.source) > maxBrackets) throw new TooDeep(this.pos);
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

/** Groups in groups; those that are only written, as in `[(]`, count too. */
function nestingOf(pattern: string): number {
  let depth = 0;
  let deepest = 0;
  for (const character of pattern)
    if (character === '(') deepest = Math.max(deepest, ++depth);
    else if (character === ')') depth--;
  return deepest;
}

/** What each step of the parser takes of the stack. A mistake ends the parsing, so only what returns is counted back. */
const steps = [
  ['parseStatement', 2, 0],
  ['parseMaybeAssign', 2, 0],
  ['parseMaybeUnary', 1, 0],
  ['parseExprOp', 1, 0],
  ['parseExprAtom', 2, 0],
  ['parseExprSubscripts', 0, 1],
  ['parseBindingAtom', 2, 1],
] as const;
for (const [name, depth, brackets] of steps)
  Object.defineProperty(LinearParser.prototype, name, {
    // Five arguments are the most of any of them; to pass a list would take a third more of the stack.
    value(this: Internals, a: unknown, b: unknown, c: unknown, d: unknown, e: unknown): unknown {
      this.depth += depth;
      this.brackets += brackets;
      if (this.depth > maxDepth || this.brackets > maxBrackets) throw new TooDeep(this.pos);
      const parsed = original[name].call(this, a, b, c, d, e);
      this.depth -= depth;
      this.brackets -= brackets;
      return parsed;
    },
  });

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
