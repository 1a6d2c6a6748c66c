/** Which expressions and names can only be numbers. */
import type { AnyNode } from 'acorn';
import type { Binding, Scope } from './scope.ts';

const numericOperators = new Set(['-', '*', '/', '%', '**', '|', '&', '^', '<<', '>>', '>>>']);

/** What is nested deeper is guarded like all that is unknown: a chain of assignments is not followed from each of its links. */
const maxDepth = 40;

/** Whether a name holds nothing but numbers. */
export type HoldsNumbers = (binding: Binding) => boolean;

/** True when an expression can only give a number (or a bigint, or throw): such a key reaches nothing by name. */
export function isNumeric(node: AnyNode, scope: Scope, holds: HoldsNumbers, depth = 0): boolean {
  if (depth > maxDepth) return false;
  const is = (part: AnyNode): boolean => isNumeric(part, scope, holds, depth + 1);
  switch (node.type) {
    case 'Literal':
      return typeof node.value === 'number';
    case 'UpdateExpression':
      return true;
    case 'UnaryExpression':
      return node.operator === '-' || node.operator === '+' || node.operator === '~';
    case 'BinaryExpression':
      if (numericOperators.has(node.operator)) return true;
      return node.operator === '+' && is(node.left as AnyNode) && is(node.right);
    case 'AssignmentExpression':
      if (numericOperators.has(node.operator.slice(0, -1))) return true;
      if (node.operator !== '=' && node.operator !== '+=') return false;
      return is(node.right) && (node.operator === '=' || is(node.left as AnyNode));
    case 'ConditionalExpression':
      return is(node.consequent) && is(node.alternate);
    case 'CallExpression':
      return isMathCall(node.callee, scope);
    case 'Identifier': {
      const binding = scope.find(node.name);
      return binding !== undefined && holds(binding);
    }
    default:
      return false;
  }
}

/** Math.floor(…) and its like, which nothing can replace; not what Math inherits, such as toString. */
function isMathCall(callee: AnyNode, scope: Scope): boolean {
  return (
    callee.type === 'MemberExpression' &&
    !callee.computed &&
    callee.property.type === 'Identifier' &&
    Object.hasOwn(Math, callee.property.name) &&
    callee.object.type === 'Identifier' &&
    callee.object.name === 'Math' &&
    scope.find('Math') === undefined
  );
}

/**
 * The names that hold nothing but numbers: all whose every value is one, given that the names in it are. Found by taking away
 * from all names those that are not, and then those that depend on them; linear in the size of the text.
 */
export function numericNames(bindings: readonly Binding[]): HoldsNumbers {
  const others = new Set<Binding>();
  const dependents = new Map<Binding, Binding[]>();
  const open: Binding[] = [];
  for (const binding of bindings) {
    const needs = (other: Binding): boolean => {
      const list = dependents.get(other);
      if (list) list.push(binding);
      else dependents.set(other, [binding]);
      return true;
    };
    const isCandidate =
      binding.values.length > 0 &&
      binding.values.every((value) => value !== undefined && isNumeric(value.node, value.scope, needs));
    if (!isCandidate) open.push(binding);
  }
  for (let next = open.pop(); next; next = open.pop()) {
    if (others.has(next)) continue;
    others.add(next);
    for (const dependent of dependents.get(next) ?? []) open.push(dependent);
  }
  return (binding) => !others.has(binding);
}
