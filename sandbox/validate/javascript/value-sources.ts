/** Where the names and members of a program get their values from, as far as that can be told by looking. */
import type {
  AnyNode,
  ArrowFunctionExpression,
  CallExpression,
  FunctionDeclaration,
  FunctionExpression,
  MemberExpression,
  NewExpression,
} from 'acorn';
import type { Analysis } from './analyze.ts';
import { type Binding, namesOf } from './scope.ts';

/** How many functions one call is followed into. */
const maxCallees = 8;
/** How many names and calls are followed to a function. */
const maxSteps = 5;

/** Methods that put what they are given into what they belong to. */
const filling = new Set(['add', 'concat', 'fill', 'push', 'set', 'splice', 'unshift']);

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
  calleesOf({ callee }: CallExpression | NewExpression): readonly Callable[] {
    return this.functionsIn(callee, 0).slice(0, maxCallees);
  }

  private functionsIn(node: AnyNode, steps: number): readonly Callable[] {
    if (isFunction(node)) return [node];
    if (steps > maxSteps) return [];
    const follow = (next: AnyNode | null): readonly Callable[] => (next ? this.functionsIn(next, steps + 1) : []);
    switch (node.type) {
      case 'Identifier': {
        const values = this.analysis.scopeOf(node).find(node.name)?.values ?? [];
        return values.slice(0, maxCallees).flatMap((value) => (value ? follow(value.node) : []));
      }
      case 'ClassDeclaration':
      case 'ClassExpression':
        return node.body.body.flatMap((member) =>
          member.type === 'MethodDefinition' && member.kind === 'constructor' ? [member.value] : [],
        );
      case 'ArrayExpression':
        return node.elements.slice(0, maxCallees).flatMap(follow);
      case 'CallExpression': {
        const { callee } = node;
        if (callee.type === 'MemberExpression' && nameOf(callee) === 'bind') return follow(callee.object);
        return follow(callee).flatMap((made) => this.ofFunction(made).slice(0, maxCallees).flatMap(follow));
      }
      case 'MemberExpression': {
        const name = nameOf(node);
        if (name === 'call' || name === 'apply') return follow(node.object);
        return name === '' ? follow(node.object) : this.ofProperty(name).slice(0, maxCallees).filter(isFunction);
      }
      default:
        return [];
    }
  }

  private noteMember(node: AnyNode): void {
    switch (node.type) {
      case 'Property':
      case 'MethodDefinition':
      case 'PropertyDefinition':
        if (node.value && !node.computed && 'name' in node.key) add(this.ofMember, node.key.name, node.value);
        return;
      case 'AssignmentExpression':
        if (node.left.type === 'MemberExpression' && nameOf(node.left) !== '') add(this.ofMember, nameOf(node.left), node.right);
        return;
      case 'YieldExpression':
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
        if (node.left.type === 'MemberExpression' && node.left.computed) this.give(node.left.object, node.right);
        return;
      case 'AssignmentPattern':
        this.give(node.left, node.right);
        return;
      case 'ForInStatement':
      case 'ForOfStatement': {
        // The names in a list or an object that is written out are seen as such.
        if (node.type === 'ForInStatement' && this.isWrittenOut(node.right)) return;
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

  private isWrittenOut(node: AnyNode): boolean {
    const values = node.type === 'Identifier' ? this.analysis.scopeOf(node).find(node.name)?.values : undefined;
    return /^(?:Array|Object)Expression$/.test((values?.[0]?.node ?? node).type);
  }

  private noteCall(node: CallExpression | NewExpression): void {
    const { callee, arguments: given } = node;
    const method = callee.type === 'MemberExpression' ? nameOf(callee) : '';
    const isWhole = method === 'apply' || callee.type === 'CallExpression';
    for (const callable of this.calleesOf(node))
      if (isWhole) for (const value of given) this.giveAll(callable, value);
      else this.giveEach(callable, method === 'call' ? given.slice(1) : given);
    if (callee.type !== 'MemberExpression') return;
    if (filling.has(method)) for (const value of given) this.give(callee.object, value);
    // A method may hand what it belongs to, and what else it is given, to what it is given.
    const handed = [callee.object, ...given.slice(0, maxCallees)];
    for (const argument of given.slice(0, maxCallees))
      for (const callable of argument.type === 'Identifier' || isFunction(argument) ? this.functionsIn(argument, 0) : [])
        for (const value of handed) if (value !== argument) this.giveAll(callable, value);
  }

  private giveEach(callable: Callable, values: readonly AnyNode[]): void {
    const { params } = callable;
    for (const [i, value] of values.entries()) {
      const param = params[Math.min(i, params.length - 1)];
      if (param && (i < params.length || param.type === 'RestElement')) this.give(param, value);
      this.giveArguments(callable, value);
    }
  }

  private giveAll(callable: Callable, value: AnyNode): void {
    for (const param of callable.params) this.give(param, value);
    this.giveArguments(callable, value);
  }

  private giveArguments(callable: AnyNode, value: AnyNode): void {
    const binding = this.analysis.scopeOf(callable).own('arguments');
    if (binding) add(this.ofBinding, binding, value);
  }

  private give(pattern: AnyNode, value: AnyNode): void {
    for (const { node, name } of namesOf(pattern)) {
      const binding = this.analysis.scopeOf(node).find(name);
      if (binding) add(this.ofBinding, binding, value);
    }
  }
}

/** What can be called and has parameters. */
type Callable = FunctionDeclaration | FunctionExpression | ArrowFunctionExpression;

export const isFunction = (node: AnyNode): node is Callable =>
  node.type === 'FunctionDeclaration' || node.type === 'FunctionExpression' || node.type === 'ArrowFunctionExpression';

/** The name of a member that is written as one, else nothing. */
export const nameOf = ({ computed, property }: MemberExpression): string =>
  !computed && (property.type === 'Identifier' || property.type === 'PrivateIdentifier') ? property.name : '';

function add<K, V>(lists: Map<K, V[]>, key: K, value: V): void {
  const list = lists.get(key);
  if (list) list.push(value);
  else lists.set(key, [value]);
}
