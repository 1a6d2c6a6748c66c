import { say } from '../../sentence.ts';
import { checkDeclarations, type Declaration, declare, isDeclared } from './declarations.ts';
import { readImport } from './read-import.ts';
import type { Report } from './report.ts';
import { bind, openScope, type Scope, settle, walrusScope } from './scopes.ts';
import type { Node } from './syntax-tree.ts';

/** A name where it is used, and the scope it is looked up from. */
export interface Reference {
  readonly node: Node;
  readonly name: string;
  readonly scope: Scope;
  /** True in `a.b = …`, `a[0] += …` and `del a.b`: what `a` holds is changed. */
  readonly isChanged: boolean;
}

/** What the names of a program say: where each is bound and used, and the attributes it reaches by name. */
export interface Names {
  readonly references: readonly Reference[];
  readonly attributes: readonly Node[];
  readonly module: Scope;
}

/** Reads the scopes of a program. `nameOf` gives a node's name as Python reads it. */
export function readNames(root: Node, nameOf: (node: Node) => string, report: Report): Names {
  const references: Reference[] = [];
  const attributes: Node[] = [];
  const scopes: Scope[] = [];
  const declarations: Declaration[] = [];

  const open = (kind: Scope['kind'], outer?: Scope) => {
    const scope = openScope(kind, outer);
    scopes.push(scope);
    return scope;
  };
  const refer = (node: Node, scope: Scope, isChanged = false) => {
    const name = nameOf(node);
    scope.met.add(name);
    references.push({ node, name, scope, isChanged });
  };
  const define = (node: Node, scope: Scope, unbinds = false) => bind(scope, nameOf(node), { node, unbinds });
  const visitAll = (nodes: readonly Node[], scope: Scope) => {
    for (const node of nodes) visit(node, scope);
  };

  function visit(node: Node, scope: Scope): void {
    const { children } = node;
    switch (node.name) {
      case 'VariableName':
        refer(node, scope);
        return;
      case 'PropertyName':
        attributes.push(node);
        return;
      case 'FunctionDefinition':
      case 'LambdaExpression':
        visitFunction(node, scope);
        return;
      case 'ClassDefinition':
        visitClass(node, scope);
        return;
      case 'Decorator':
        visitDecorator(children, scope);
        return;
      case 'ComprehensionExpression':
      case 'ArrayComprehensionExpression':
      case 'SetComprehensionExpression':
      case 'DictionaryComprehensionExpression':
        visitComprehension(children, scope);
        return;
      case 'ArgList':
        if (children.some((child) => child.name === 'for')) visitComprehension(children, scope);
        else visitArguments(children, scope);
        return;
      case 'AssignStatement':
        visitAssignment(children, scope);
        return;
      case 'UpdateStatement':
      case 'ForStatement':
        visitTargetsUntil(node, node.name === 'ForStatement' ? 'in' : 'UpdateOp', scope);
        return;
      case 'NamedExpression':
        visitWalrus(children, scope);
        return;
      case 'DeleteStatement':
        for (const child of children) visitTarget(child, scope, true);
        return;
      case 'ImportStatement':
        readImport(node, scope, nameOf, report);
        return;
      case 'ScopeStatement':
        for (const child of children) {
          if (child.name === 'VariableName') declarations.push(declare(child, nameOf(child), children[0].name, scope, report));
        }
        return;
      case 'TryStatement':
        visitTry(children, scope);
        return;
      case 'CapturePattern':
        for (const child of children) define(child, scope);
        return;
      case 'AsPattern':
        visitAll(children.slice(0, -1), scope);
        for (const child of children.slice(-1)) visitTarget(child, scope);
        return;
      case 'KeywordPattern':
        attributes.push(...children.slice(0, 1));
        visitAll(children.slice(1), scope);
        return;
      default:
        visitAll(children, scope);
    }
  }

  function visitFunction(node: Node, outer: Scope): void {
    const inner = open('function', outer);
    const body = node.children.at(-1);
    for (const child of node.children) {
      if (child === body) visit(child, inner);
      else if (child.name === 'VariableName') define(child, outer);
      else if (child.name === 'ParamList') visitParameters(child.children, outer, inner);
      else visit(child, outer);
    }
  }

  function visitParameters(children: readonly Node[], outer: Scope, inner: Scope): void {
    children.forEach((child, index) => {
      if (child.name === 'VariableName' && children[index - 1]?.name !== 'AssignOp') define(child, inner);
      else visit(child, outer);
    });
  }

  function visitClass(node: Node, outer: Scope): void {
    const inner = open('class', outer);
    for (const child of node.children) {
      if (child.name === 'VariableName') define(child, outer);
      else visit(child, child.name === 'Body' ? inner : outer);
    }
  }

  function visitDecorator(children: readonly Node[], scope: Scope): void {
    children.forEach((child, index) => {
      if (child.name === 'VariableName' && children[index - 1]?.name === '.') attributes.push(child);
      else visit(child, scope);
    });
  }

  /** The first iterable is looked up outside, all the rest inside. */
  function visitComprehension(children: readonly Node[], outer: Scope): void {
    const inner = open('comprehension', outer);
    const first = children.findIndex((child) => child.name === 'for');
    let expects: 'target' | 'first iterable' | 'any' = 'any';
    let isInTarget = false;
    children.forEach((child, index) => {
      if (child.name === 'for') isInTarget = true;
      else if (child.name === 'in' && isInTarget) {
        isInTarget = false;
        expects = index < nextFor(children, first) ? 'first iterable' : 'any';
      } else if (isInTarget) visitTarget(child, inner);
      else if (expects === 'first iterable') {
        visit(child, outer);
        expects = 'any';
      } else if (index < first && child.name === 'VariableName' && children[index + 1]?.name === 'AssignOp') {
        define(child, walrusScope(outer));
      } else visit(child, inner);
    });
  }

  function visitArguments(children: readonly Node[], scope: Scope): void {
    children.forEach((child, index) => {
      const next = children[index + 1];
      if (child.name !== 'VariableName' || next?.name !== 'AssignOp') visit(child, scope);
      else if (next.to - next.from === 2) define(child, walrusScope(scope));
      // A keyword is no name of this program.
    });
  }

  function visitAssignment(children: readonly Node[], scope: Scope): void {
    const value = children.findLastIndex((child) => child.name === 'AssignOp');
    if (value === -1 && children[0]?.name !== 'VariableName') {
      visitAll(children, scope);
      return;
    }
    const [target, type] = children;
    if (
      target?.name === 'VariableName' &&
      type?.name === 'TypeDef' &&
      scope.kind !== 'module' &&
      isDeclared(scope, nameOf(target))
    )
      report(target, 'syntax', say('Expected no type for a global or nonlocal name.'), say('Leave out the type.'));
    children.forEach((child, index) => {
      if (child.name === 'TypeDef' || index > value) {
        if (value === -1 && child.name === 'VariableName') define(child, scope);
        else visit(child, scope);
      } else visitTarget(child, scope);
    });
  }

  function visitTargetsUntil(node: Node, end: string, scope: Scope): void {
    const last = node.children.findIndex((child) => child.name === end);
    node.children.forEach((child, index) => {
      if (index < last) visitTarget(child, scope);
      else visit(child, scope);
      if (index < last && end === 'UpdateOp' && child.name === 'VariableName') refer(child, scope);
    });
  }

  function visitWalrus(children: readonly Node[], scope: Scope): void {
    children.forEach((child, index) => {
      if (index === 0 && child.name === 'VariableName') define(child, walrusScope(scope));
      else visit(child, scope);
    });
  }

  function visitTry(children: readonly Node[], scope: Scope): void {
    children.forEach((child, index) => {
      const before = children[index - 1]?.name;
      if (child.name === 'VariableName' && before === 'as') {
        define(child, scope);
        define(child, scope, true);
      } else visit(child, scope);
    });
  }

  function visitTarget(node: Node, scope: Scope, unbinds = false): void {
    switch (node.name) {
      case 'VariableName':
        define(node, scope, unbinds);
        return;
      case 'TupleExpression':
      case 'ArrayExpression':
      case 'ParenthesizedExpression':
        for (const child of node.children) visitTarget(child, scope, unbinds);
        return;
      case 'MemberExpression':
        visitChanged(node, scope);
        return;
      default:
        if (unassignable.test(node.name)) {
          report(node, 'syntax', say('Expected a name, an attribute or an element to assign to.'), say('Assign to a variable.'));
        }
        visit(node, scope);
    }
  }

  function visitChanged(node: Node, scope: Scope): void {
    const [object, ...rest] = node.children;
    if (object?.name === 'MemberExpression') visitChanged(object, scope);
    else if (object?.name === 'VariableName') refer(object, scope, true);
    else if (object) visit(object, scope);
    visitAll(rest, scope);
  }

  const module = open('module');
  visit(root, module);
  settle(scopes);
  checkDeclarations(declarations, report);
  return { references, attributes, module };
}

const unassignable = /Expression$|String$|^(?:Number|Boolean|None|Ellipsis)$/;

function nextFor(children: readonly Node[], first: number): number {
  const next = children.findIndex((child, index) => index > first && child.name === 'for');
  return next === -1 ? children.length : next;
}
