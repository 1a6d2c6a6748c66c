/** What can be said of a value by looking at the expression that makes it. */
import type { AnyNode } from 'acorn';
import type { Binding, Scope } from './scope.ts';

/** How deep constants are followed through names. */
const maxDepth = 20;

/** The text or number that an expression always has; undefined where that cannot be seen. */
export function constantOf(node: AnyNode, scope: Scope, depth = 0): string | number | undefined {
  if (depth > maxDepth) return undefined;
  switch (node.type) {
    case 'Literal':
      return typeof node.value === 'string' || typeof node.value === 'number' ? node.value : undefined;
    case 'ParenthesizedExpression':
      return constantOf(node.expression, scope, depth + 1);
    case 'TemplateLiteral': {
      let text = '';
      for (const [i, quasi] of node.quasis.entries()) {
        text += quasi.value.cooked ?? '';
        const part = i < node.expressions.length ? constantOf(node.expressions[i], scope, depth + 1) : '';
        if (part === undefined) return undefined;
        text += String(part);
      }
      return text;
    }
    case 'BinaryExpression': {
      if (node.operator !== '+') return undefined;
      const left = constantOf(node.left, scope, depth + 1);
      const right = left === undefined ? undefined : constantOf(node.right, scope, depth + 1);
      if (left === undefined || right === undefined) return undefined;
      return typeof left === 'number' && typeof right === 'number' ? left + right : String(left) + String(right);
    }
    case 'Identifier': {
      const binding = scope.find(node.name);
      const [value] = binding?.values ?? [];
      return binding?.isConstant && binding.values.length === 1 && value
        ? constantOf(value.node, value.scope, depth + 1)
        : undefined;
    }
    default:
      return undefined;
  }
}

const numericOperators = new Set(['-', '*', '/', '%', '**', '|', '&', '^', '<<', '>>', '>>>']);

/** Whether a name holds nothing but numbers. */
export type HoldsNumbers = (binding: Binding) => boolean;

/** True when an expression can only give a number (or a bigint, or throw): such a key reaches nothing by name. */
export function isNumeric(node: AnyNode, scope: Scope, holds: HoldsNumbers): boolean {
  switch (node.type) {
    case 'Literal':
      return typeof node.value === 'number';
    case 'ParenthesizedExpression':
      return isNumeric(node.expression, scope, holds);
    case 'UpdateExpression':
      return true;
    case 'UnaryExpression':
      return node.operator === '-' || node.operator === '+' || node.operator === '~';
    case 'BinaryExpression':
      if (numericOperators.has(node.operator)) return true;
      return node.operator === '+' && isNumeric(node.left, scope, holds) && isNumeric(node.right, scope, holds);
    case 'AssignmentExpression':
      return node.operator === '=' ? isNumeric(node.right, scope, holds) : numericOperators.has(node.operator.slice(0, -1));
    case 'ConditionalExpression':
      return isNumeric(node.consequent, scope, holds) && isNumeric(node.alternate, scope, holds);
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

/** Math.floor(…) and its like; nothing of Math can be replaced. */
function isMathCall(callee: AnyNode, scope: Scope): boolean {
  return (
    callee.type === 'MemberExpression' &&
    !callee.computed &&
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
