/** Which functions are ever called on an object; in all others `this` is undefined. */
import type { AnyNode, Identifier } from 'acorn';
import type { Analysis } from './analyze.ts';
import { referencesOf } from './references.ts';
import type { Binding } from './scope.ts';

/** Methods that call what they are given; the first row hands `this` over as second argument. */
const handOver = new Set('every filter find findIndex findLast findLastIndex flatMap forEach map some'.split(' '));
const keep = new Set('reduce reduceRight sort toSorted'.split(' '));

export class Receivers {
  private readonly analysis: Analysis;
  private readonly known = new Map<AnyNode, boolean>();
  private references: ReadonlyMap<Binding, readonly AnyNode[]> | undefined;

  constructor(analysis: Analysis) {
    this.analysis = analysis;
  }

  /** False for a function of which every use is seen and none gives it a `this`. */
  mayHave(callable: AnyNode): boolean {
    const known = this.known.get(callable);
    if (known !== undefined) return known;
    const answer = this.look(callable);
    this.known.set(callable, answer);
    return answer;
  }

  private look(callable: AnyNode): boolean {
    if (callable.type === 'FunctionDeclaration' && callable.id) return this.isNamedOnObject(callable.id);
    if (callable.type !== 'FunctionExpression') return true;
    const parent = this.analysis.parentOf(callable);
    if (parent?.type === 'VariableDeclarator' && parent.id.type === 'Identifier') return this.isNamedOnObject(parent.id);
    return this.isUsedOnObject(callable);
  }

  private isNamedOnObject(id: Identifier): boolean {
    const binding = this.analysis.scopeOf(id).find(id.name) as Binding; // it is declared there
    this.references ??= referencesOf(this.analysis);
    const uses = this.references.get(binding) ?? [];
    // What nobody calls does no harm; only the fitness is called from outside.
    if (uses.length === 0) return binding.name !== 'fitness';
    return uses.some((use) => this.isUsedOnObject(use));
  }

  /** Whether an expression, a function, is used in a way that may give it a `this`. */
  private isUsedOnObject(use: AnyNode): boolean {
    const parent = this.analysis.parentOf(use);
    switch (parent?.type) {
      case 'SequenceExpression':
        return parent.expressions.at(-1) === use && this.isUsedOnObject(parent);
      case 'UnaryExpression':
      case 'BinaryExpression':
      case 'ExpressionStatement':
        return false;
      case 'MemberExpression':
        return parent.object === use && this.isCalledWith(parent);
      case 'CallExpression':
        return parent.callee !== use && isGivenThis(parent.callee, parent.arguments, use);
      default:
        return true;
    }
  }

  /** `f.call(a)` and its like; other members of a function are no calls of it. */
  private isCalledWith(member: AnyNode & { type: 'MemberExpression' }): boolean {
    if (member.computed || member.property.type !== 'Identifier') return true;
    if (!/^(?:apply|bind|call)$/.test(member.property.name)) return false;
    const call = this.analysis.parentOf(member);
    return call?.type !== 'CallExpression' || call.callee !== member || isSomething(call.arguments[0]);
  }
}

/** Whether a call may hand a `this` over to one of its arguments. */
function isGivenThis(callee: AnyNode, given: readonly AnyNode[], callback: AnyNode): boolean {
  if (callee.type !== 'MemberExpression' || callee.computed || callee.property.type !== 'Identifier') return true;
  if (given[0] !== callback) return true;
  const { name } = callee.property;
  return handOver.has(name) ? isSomething(given[1]) : !keep.has(name);
}

/** False where an argument is left out, or written as nothing. */
function isSomething(argument: AnyNode | undefined): boolean {
  if (argument === undefined) return false;
  if (argument.type === 'Literal') return argument.raw !== 'null';
  if (argument.type === 'UnaryExpression') return argument.operator !== 'void';
  return argument.type !== 'Identifier' || argument.name !== 'undefined';
}
