/** First pass over the tree: which names there are, where, and what they are given. */
import type { AnyNode, Program } from 'acorn';
import { forEachChild } from './children.ts';
import { parentKey, scopeKey } from './linear-parser.ts';
import { type Binding, namesOf, Scope } from './scope.ts';

/** The tree with what is known of its names. */
export interface Analysis {
  /** Every node; parents before children. */
  readonly nodes: readonly AnyNode[];
  readonly parentOf: (node: AnyNode) => AnyNode | undefined;
  /** Scope in which the names of a node are looked up. */
  readonly scopeOf: (node: AnyNode) => Scope;
  /** Names of the whole text. */
  readonly top: Scope;
  readonly bindings: readonly Binding[];
}

/** Kinds that open a scope of their own for what they declare. */
const blockKinds = new Set([
  'BlockStatement',
  'ForStatement',
  'ForInStatement',
  'ForOfStatement',
  'SwitchStatement',
  'CatchClause',
  'StaticBlock',
  'ClassDeclaration',
  'ClassExpression',
  'ClassBody',
]);
const functionKinds = new Set(['FunctionDeclaration', 'FunctionExpression', 'ArrowFunctionExpression']);

export function analyze(program: Program): Analysis {
  const top = new Scope(undefined, 'body');
  const nodes: AnyNode[] = [];
  const bindings: Binding[] = [];
  const assignments: { readonly target: AnyNode; readonly value: AnyNode | undefined; readonly scope: Scope }[] = [];

  const declare = (scope: Scope, name: string, isConstant: boolean): Binding => {
    const isNew = scope.own(name) === undefined;
    const binding = scope.declare(name, isConstant);
    if (!isNew) return binding;
    bindings.push(binding);
    // A `var` named like a parameter begins with what the parameter was given.
    if (scope.parent?.kind === 'parameters' && scope.parent.own(name)) binding.values.push(undefined);
    return binding;
  };
  /** Declares all names of a pattern; only a plain name is given the value itself. */
  const bind = (scope: Scope, pattern: AnyNode, isConstant: boolean, value: AnyNode | undefined, at: Scope): void => {
    for (const { name } of namesOf(pattern)) {
      const binding = declare(scope, name, isConstant);
      binding.values.push(pattern.type === 'Identifier' && value ? { node: value, scope: at } : undefined);
    }
  };

  function enter(node: AnyNode, scope: Scope): Scope {
    if (functionKinds.has(node.type)) return enterFunction(node, scope);
    if (!blockKinds.has(node.type)) return scope;
    // Only the body of a function can be a block right in the scope of its parameters.
    const isBody = node.type === 'StaticBlock' || (node.type === 'BlockStatement' && scope.kind === 'parameters');
    const inner = new Scope(scope, isBody ? 'body' : 'block', node.type === 'ClassBody' ? node : scope.thisOf);
    if (node.type === 'CatchClause' && node.param) bind(inner, node.param, false, node, inner);
    if ((node.type === 'ClassDeclaration' || node.type === 'ClassExpression') && node.id)
      bind(inner, node.id, true, undefined, inner);
    return inner;
  }

  function enterFunction(node: AnyNode, scope: Scope): Scope {
    const inner = new Scope(scope, 'parameters', node.type === 'ArrowFunctionExpression' ? scope.thisOf : node, node);
    if (node.type === 'FunctionExpression' && node.id) bind(inner, node.id, false, undefined, inner);
    if (node.type === 'FunctionDeclaration' || node.type === 'FunctionExpression' || node.type === 'ArrowFunctionExpression')
      for (const param of node.params) bind(inner, param, false, undefined, inner);
    if (node.type !== 'ArrowFunctionExpression')
      bind(inner, { type: 'Identifier', name: 'arguments' } as AnyNode, false, undefined, inner); // no node of the text
    return inner;
  }

  function note(node: AnyNode, scope: Scope): void {
    switch (node.type) {
      case 'VariableDeclaration': {
        const isVar = node.kind === 'var';
        // Without a value of its own a name is undefined at first, which as a key reaches nothing.
        for (const { id, init } of node.declarations)
          if (id.type === 'Identifier' && !init) declare(isVar ? scope.hoistTo() : scope, id.name, false);
          else bind(isVar ? scope.hoistTo() : scope, id, node.kind === 'const', init ?? undefined, scope);
        if (node.kind === 'const')
          for (const { id } of node.declarations)
            for (const { name } of namesOf(id)) {
              const binding = scope.own(name);
              if (binding) binding.isConst = true;
            }
        return;
      }
      case 'FunctionDeclaration':
        if (node.id) bind(scope, node.id, false, node, scope);
        return;
      case 'ClassDeclaration':
        if (node.id) bind(scope, node.id, true, node, scope);
        return;
      case 'AssignmentExpression':
        // A compound assignment is judged as the expression it is.
        assignments.push({ target: node.left, value: node.operator === '=' ? node.right : node, scope });
        return;
      case 'UpdateExpression':
        assignments.push({ target: node.argument, value: node, scope });
        return;
      case 'ForInStatement':
      case 'ForOfStatement':
        // Its names get values that cannot be seen, also where it declares them.
        if (node.left.type === 'VariableDeclaration')
          for (const { id } of node.left.declarations) assignments.push({ target: id, value: undefined, scope });
        else assignments.push({ target: node.left, value: undefined, scope });
    }
  }

  // An explicit stack: a text of 1 MB can be nested deeper than calls can.
  const open: Known[] = [known(program)];
  open[0][scopeKey] = top;
  for (let node = open.pop(); node; node = open.pop()) {
    const scope = node[scopeKey];
    const inner = enter(node, scope);
    node[scopeKey] = inner;
    nodes.push(node);
    // What a loop declares in its head belongs to the loop.
    note(node, node.type === 'ForInStatement' || node.type === 'ForOfStatement' ? inner : scope);
    forEachChild(node, (each) => {
      const child = known(each);
      child[parentKey] = node;
      // What is switched on does not see what the cases declare.
      const isOutside = node.type === 'SwitchStatement' && child === node.discriminant;
      child[scopeKey] = isOutside ? scope : inner;
      open.push(child);
    });
  }
  for (const { target, value, scope } of assignments)
    for (const { name, node } of namesOf(target)) {
      const binding = scope.find(name);
      if (binding === undefined) continue;
      binding.isConstant = false;
      binding.values.push(target.type === 'Identifier' && value ? { node: value, scope } : undefined);
      binding.assignedAt.push(node);
    }
  return { nodes, bindings, top, parentOf: (node) => known(node)[parentKey], scopeOf: (node) => known(node)[scopeKey] };
}

type Known = AnyNode & { [scopeKey]: Scope; [parentKey]?: AnyNode };
const known = (node: AnyNode): Known => node as Known; // the tree is ours alone; no node is looked at before it has a scope
