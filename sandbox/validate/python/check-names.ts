import { type Sentence, say } from '../../sentence.ts';
import { allowedBuiltins, refusedBuiltin, shapedBuiltins } from './builtins.ts';
import { modules } from './modules.ts';
import type { Reference } from './read-names.ts';
import type { Report } from './report.ts';
import { type Binding, lookUp, type Meaning, type Scope } from './scopes.ts';
import type { Node } from './syntax-tree.ts';

/** Reports every name that means nothing, reaches out of the program, or takes from a module what it must not. */
export function checkNames(references: readonly Reference[], nameOf: (node: Node) => string, report: Report): void {
  const known = new Map<readonly Binding[], Summary>();
  const meanings = new Map<Scope, Map<string, readonly [Meaning['kind'], Summary]>>();
  for (const reference of references) {
    const { scope, name } = reference;
    const ofScope = meanings.get(scope) ?? new Map<string, readonly [Meaning['kind'], Summary]>();
    meanings.set(scope, ofScope);
    const [kind, summary] = ofScope.get(name) ?? summarize(lookUp(scope, name), known);
    ofScope.set(name, [kind, summary]);
    for (const module of summary.modules) checkModuleUse(reference, module, nameOf, report);
    if (kind === 'global') checkGlobal(reference, summary, report);
  }
}

/** What all bindings of a name say together: worked out once, for a name may be bound and used many thousand times. */
interface Summary {
  readonly isBound: boolean;
  readonly modules: ReadonlySet<string>;
  /** Behind this offset a statement at the top of the program has bound the name. */
  readonly surelyFrom: number;
  readonly unbinds: boolean;
}

function summarize({ kind, bindings }: Meaning, known: Map<readonly Binding[], Summary>): [Meaning['kind'], Summary] {
  const [first, ...rest] = bindings.map((each) => {
    const summary = known.get(each) ?? summarizeList(each);
    known.set(each, summary);
    return summary;
  });
  return [kind, rest.reduce(join, first)];
}

function summarizeList(bindings: readonly Binding[]): Summary {
  const modules = new Set<string>();
  let surelyFrom = Number.POSITIVE_INFINITY;
  for (const { node, module } of bindings) {
    if (module !== undefined) modules.add(module);
    surelyFrom = Math.min(surelyFrom, topStatementEnd(node));
  }
  const unbinds = bindings.some((binding) => binding.unbinds);
  return { isBound: bindings.length > 0, modules, surelyFrom, unbinds };
}

const join = (a: Summary, b: Summary): Summary => ({
  isBound: a.isBound || b.isBound,
  modules: new Set([...a.modules, ...b.modules]),
  surelyFrom: Math.min(a.surelyFrom, b.surelyFrom),
  unbinds: a.unbinds || b.unbinds,
});

function checkGlobal({ node, name }: Reference, { isBound, surelyFrom, unbinds }: Summary, report: Report): void {
  if (allowedBuiltins.has(name) || (shapedBuiltins.has(name) && hasAllowedShape(node, name))) return;
  const refusal = refusedBuiltin(name);
  if (refusal === undefined) {
    if (!isBound) report(node, 'unknown-name', say('Expected a name the program defines, got {0}.', name), hintFor(name));
  } else if (unbinds || surelyFrom > node.from) {
    const message = isBound
      ? say("Here {0} may still be Python's own, which {1}.", name, refusal.reason)
      : say('The name {0} is refused: it {1}.', name, refusal.reason);
    report(node, 'forbidden-name', message, isBound ? say('Give your own another name.') : refusal.hint);
  }
}

function topStatementEnd({ parent: statement }: Node): number {
  if (!statement || !binders.has(statement.name)) return Number.POSITIVE_INFINITY;
  if (statement.name === 'AssignStatement' && !statement.children.some(({ name }) => name === 'AssignOp'))
    return Number.POSITIVE_INFINITY;
  const around = statement.parent?.name === 'DecoratedStatement' ? statement.parent.parent : statement.parent;
  return around && around.parent === undefined ? statement.to : Number.POSITIVE_INFINITY;
}

const binders = new Set(['FunctionDefinition', 'ClassDefinition', 'AssignStatement', 'ImportStatement']);

function hasAllowedShape(node: Node, name: string): boolean {
  const { parent } = node;
  if (parent?.name !== 'CallExpression' || parent.children[0] !== node) return false;
  const given = parent.children.flatMap((child) => (child.name === 'ArgList' ? child.children.slice(1, -1) : []));
  const around = parent.parent;
  if (name === 'super')
    return given.length === 0 && around?.name === 'MemberExpression' && around.children[2]?.name === 'PropertyName';
  const isUsed = (around?.name === 'MemberExpression' || around?.name === 'CallExpression') && around.children[0] === parent;
  return given.length === 1 && !isUsed;
}

function checkModuleUse({ node, isChanged }: Reference, module: string, nameOf: (node: Node) => string, report: Report): void {
  let at = node;
  let path = module;
  for (;;) {
    const property = propertyOf(at);
    if (property === undefined) {
      if (path !== 'math')
        report(
          node,
          'module-value',
          say('Expected a name of {0}, got the module itself.', path),
          say('Write {0}.name in full.', path),
        );
      break;
    }
    const name = nameOf(property);
    if (modules.has(`${path}.${name}`)) {
      path = `${path}.${name}`;
      at = property.parent?.name === 'MemberExpression' ? property.parent : property;
      continue;
    }
    if (!modules.get(path)?.has(name)) {
      report(
        property,
        'module-name',
        say('The name {0}.{1} is refused.', path, name),
        say('Take what computes from {0}; files and internals are out of reach.', path),
      );
    } else if (isChanged) {
      report(
        node,
        'module-change',
        say('Changing {0}.{1} is refused.', path, name),
        say('Keep the value in a variable of your own.'),
      );
    }
    break;
  }
}

/** The name taken from a node: `b` of the `a` in `a.b`, also in a decorator. */
function propertyOf(node: Node): Node | undefined {
  const { parent } = node;
  if (parent?.name === 'MemberExpression' && parent.children[0] === node) {
    return parent.children[2]?.name === 'PropertyName' ? parent.children[2] : undefined;
  }
  if (parent?.name === 'AttributePattern' || parent?.name === 'Decorator') {
    const index = parent.children.indexOf(node);
    return parent.children[index + 1]?.name === '.' ? parent.children[index + 2] : undefined;
  }
  return undefined;
}

function hintFor(name: string): Sentence {
  if (name === 'np') return say('Add "import numpy as np" at the top.');
  if (modules.get('math')?.has(name)) return say('Write math.{0} after "import math".', name);
  return say('Define it, or check its spelling.');
}
