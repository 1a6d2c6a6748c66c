import { type Options, Parser, type Program } from 'acorn';

/**
 * acorn, in time linear in the number of declarations: its own lists of names are searched from the start for each one, which
 * takes ten seconds for a text of 1 MB that declares nothing but variables.
 */
export class LinearParser extends Parser {
  static read(text: string, sourceType: 'module' | 'script'): Program {
    const options: Options = { ecmaVersion: 'latest', sourceType };
    return new LinearParser(options, text).parse();
  }

  /** Called by acorn. */
  protected enterScope(flags: number): void {
    const acorn = Parser.prototype as unknown as { enterScope(flags: number): void }; // not among its types
    acorn.enterScope.call(this, flags);
    const scopes = (this as unknown as { scopeStack: { var: string[]; lexical: string[]; functions: string[] }[] }).scopeStack; // as above
    const scope = scopes[scopes.length - 1];
    scope.var = new Names();
    scope.lexical = new Names();
    scope.functions = new Names();
  }
}

/** A list of names that is searched at once; acorn asks only whether a name is there. */
class Names extends Array<string> {
  private readonly known = new Set<string>();

  override push(name: string): number {
    this.known.add(name);
    return super.push(name);
  }

  override indexOf(name: string): number {
    return this.known.has(name) ? 0 : -1;
  }
}
