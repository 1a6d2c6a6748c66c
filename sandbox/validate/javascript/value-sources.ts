/** Where the names and members of a program get their values from, as far as that can be told by looking. */
import type { AnyNode, CallExpression, NewExpression } from 'acorn';
import type { Analysis } from './analyze.ts';
import { type Binding, namesOf } from './scope.ts';

/** How many functions one call is followed into. */
const maxCallees = 8;

export class ValueSources {
  private readonly analysis: Analysis;
  private readonly ofBinding = new Map<Binding, AnyNode[]>();
  private readonly ofMember = new Map<string, AnyNode[]>();
  private readonly ofReturn = new Map<AnyNode, AnyNode[]>();
  private readonly thrown: AnyNode[] = [];

  constructor(analysis: Analysis) {
    this.analysis = analysis;
    for (const node of analysis.nodes) this.noteMember(node);
    for (const node of analysis.nodes) this.note(node);
  }

  /** What a name may be given, or be taken out of. */
  ofName(binding: Binding): readonly AnyNode[] {
    const own = binding.values.flatMap((value) => (value ? [value.node] : []));
    return own.concat(this.ofBinding.get(binding) ?? []);
  }

  /** What is stored anywhere under a name of a property. */
  ofProperty(name: string): readonly AnyNode[] {
    return this.ofMember.get(name) ?? [];
  }

  /** What a function returns. */
  ofFunction(callable: AnyNode): readonly AnyNode[] {
    if (callable.type === 'ArrowFunctionExpression' && callable.expression) return [callable.body];
    return this.ofReturn.get(callable) ?? [];
  }

  /** The functions that a call may enter. */
  calleesOf({ callee }: CallExpression | NewExpression): readonly AnyNode[] {
    if (isFunction(callee)) return [callee];
    if (callee.type === 'Identifier') return this.functionsNamed(callee);
    const isNamed = callee.type === 'MemberExpression' && !callee.computed && callee.property.type === 'Identifier';
    return isNamed && 'name' in callee.property
      ? this.ofProperty(callee.property.name).slice(0, maxCallees).filter(isFunction)
      : [];
  }

  private functionsNamed(name: AnyNode): readonly AnyNode[] {
    if (name.type !== 'Identifier') return [];
    const values = this.analysis.scopeOf(name).find(name.name)?.values ?? [];
    return values.slice(0, maxCallees).flatMap((value) => {
      if (value?.node.type === 'ClassDeclaration' || value?.node.type === 'ClassExpression')
        return value.node.body.body.flatMap((member) =>
          member.type === 'MethodDefinition' && member.kind === 'constructor' ? [member.value] : [],
        );
      return value && isFunction(value.node) ? [value.node] : [];
    });
  }

  private noteMember(node: AnyNode): void {
    switch (node.type) {
      case 'Property':
      case 'MethodDefinition':
      case 'PropertyDefinition':
        if (node.value && !node.computed && 'name' in node.key) add(this.ofMember, node.key.name, node.value);
        return;
      case 'AssignmentExpression':
        if (node.left.type === 'MemberExpression' && !node.left.computed && 'name' in node.left.property)
          add(this.ofMember, node.left.property.name, node.right);
        return;
      case 'ReturnStatement': {
        const from = this.analysis.scopeOf(node).returnsFrom;
        if (node.argument && from) add(this.ofReturn, from, node.argument);
        return;
      }
      case 'ThrowStatement':
        this.thrown.push(node.argument);
    }
  }

  private note(node: AnyNode): void {
    switch (node.type) {
      case 'VariableDeclarator':
        if (node.init && node.id.type !== 'Identifier') this.give(node.id, node.init);
        return;
      case 'AssignmentExpression':
        if (/Pattern$/.test(node.left.type)) this.give(node.left, node.right);
        return;
      case 'AssignmentPattern':
        this.give(node.left, node.right);
        return;
      case 'ForOfStatement': {
        const left = node.left.type === 'VariableDeclaration' ? node.left.declarations[0].id : node.left;
        this.give(left, node.right);
        return;
      }
      case 'CatchClause':
        if (node.param) for (const thrown of this.thrown.slice(0, maxCallees)) this.give(node.param, thrown);
        return;
      case 'CallExpression':
      case 'NewExpression':
        this.noteCall(node);
    }
  }

  private noteCall(node: CallExpression | NewExpression): void {
    for (const callable of this.calleesOf(node)) this.giveEach(callable, node.arguments);
    if (node.callee.type !== 'MemberExpression') return;
    // A method may hand what it belongs to, and what else it is given, to what it is given.
    const handed = [node.callee.object, ...node.arguments.slice(0, maxCallees)];
    for (const argument of node.arguments.slice(0, maxCallees)) {
      const callables = isFunction(argument) ? [argument] : this.functionsNamed(argument);
      for (const callable of callables)
        for (const param of paramsOf(callable)) for (const value of handed) if (value !== argument) this.give(param, value);
    }
  }

  private giveEach(callable: AnyNode, values: readonly AnyNode[]): void {
    const params = paramsOf(callable);
    for (const [i, value] of values.entries()) {
      const param = params[Math.min(i, params.length - 1)];
      if (param && (i < params.length || param.type === 'RestElement')) this.give(param, value);
    }
  }

  private give(pattern: AnyNode, value: AnyNode): void {
    for (const { node, name } of namesOf(pattern)) {
      const binding = this.analysis.scopeOf(node).find(name);
      if (binding) add(this.ofBinding, binding, value);
    }
  }
}

export const isFunction = (node: AnyNode): boolean =>
  node.type === 'FunctionDeclaration' || node.type === 'FunctionExpression' || node.type === 'ArrowFunctionExpression';

const paramsOf = (callable: AnyNode): readonly AnyNode[] => ('params' in callable ? callable.params : []);

function add<K, V>(lists: Map<K, V[]>, key: K, value: V): void {
  const list = lists.get(key);
  if (list) list.push(value);
  else lists.set(key, [value]);
}
