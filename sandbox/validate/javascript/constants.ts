/** Texts and numbers that can be told by looking at the expressions that make them. */
import type { AnyNode, Expression, Literal } from 'acorn';
import { callOf } from './constant-calls.ts';
import type { Scope } from './scope.ts';
import { textOf } from './walk.ts';

export type Constant = string | number;

/** How deep expressions are followed, through names and through each other. */
const maxDepth = 40;
/** Every property that matters is shorter. */
const maxLength = 200;
/** How many values of one expression are followed. */
const maxValues = 8;

type Values = readonly Constant[];
const none: Values = [];

/** Kinds that are read below. Of the rest nothing needs to be kept: there are far more of them. */
const mayBeCertain = new Set(['Literal', 'TemplateLiteral', 'BinaryExpression', 'Identifier']);
const mayBePossible = new Set([
  ...mayBeCertain,
  ...['ConditionalExpression', 'LogicalExpression', 'SequenceExpression', 'AssignmentExpression', 'UnaryExpression'],
  ...['ChainExpression', 'CallExpression'],
]);

/** Each expression is looked at once, so that the work is linear in the size of the text. */
export class Constants {
  private readonly scopeOf: (node: AnyNode) => Scope;
  private readonly certain = new Map<AnyNode, Constant | undefined>();
  private readonly possible = new Map<AnyNode, Values>();

  constructor(scopeOf: (node: AnyNode) => Scope) {
    this.scopeOf = scopeOf;
  }

  /** The text or number that an expression has whatever the program does; undefined where that cannot be seen. */
  certainly(node: AnyNode, depth = 0): Constant | undefined {
    if (depth > maxDepth || !mayBeCertain.has(node.type)) return undefined;
    if (node.type === 'Literal') return constantOf(node);
    if (this.certain.has(node)) return this.certain.get(node);
    this.certain.set(node, undefined); // while it is looked at: a name may be made from itself
    const value = short(this.readCertain(node, depth + 1));
    this.certain.set(node, value);
    return value;
  }

  /** Some texts and numbers that an expression may have, calls included; never a proof that it has no others. */
  possibly(node: AnyNode, depth = 0): Values {
    if (depth > maxDepth || !mayBePossible.has(node.type)) return none;
    if (node.type === 'Literal') {
      const value = constantOf(node);
      return value === undefined ? none : [value];
    }
    const known = this.possible.get(node);
    if (known) return known;
    this.possible.set(node, none); // as above
    const values = this.readPossible(node, depth + 1).filter((value) => short(value) !== undefined);
    const few = values.length > 1 ? [...new Set(values)].slice(0, maxValues) : values;
    this.possible.set(node, few);
    return few;
  }

  private readCertain(node: AnyNode, depth: number): Constant | undefined {
    switch (node.type) {
      case 'TemplateLiteral': {
        let text = textOf(node.quasis[0]);
        for (const [i, expression] of node.expressions.entries()) {
          const part = this.certainly(expression, depth);
          if (part === undefined || text.length > maxLength) return undefined;
          text += part + textOf(node.quasis[i + 1]);
        }
        return text;
      }
      case 'BinaryExpression': {
        if (node.operator !== '+') return undefined;
        const left = this.certainly(node.left, depth);
        const right = left === undefined ? undefined : this.certainly(node.right, depth);
        return left === undefined || right === undefined ? undefined : sum(left, right);
      }
      case 'Identifier': {
        const binding = this.scopeOf(node).find(node.name);
        if (!binding?.isConstant || binding.values.length !== 1) return undefined;
        const [value] = binding.values;
        return value && this.certainly(value.node, depth);
      }
      default:
        return undefined;
    }
  }

  private readPossible(node: AnyNode, depth: number): Values {
    const of = (part: AnyNode): Values => this.possibly(part, depth);
    switch (node.type) {
      case 'TemplateLiteral':
        return node.expressions.reduce(
          (texts: Values, part, i) =>
            pairs(pairs(texts, of(part), sum), [textOf(node.quasis[i + 1])], sum).filter((text) => short(text) !== undefined),
          [textOf(node.quasis[0])],
        );
      case 'BinaryExpression':
        return node.operator === '+' ? pairs(of(node.left as Expression), of(node.right), sum) : none; // `#a + b` is no syntax
      case 'ConditionalExpression':
        return [...of(node.consequent), ...of(node.alternate)];
      case 'LogicalExpression':
        return [...of(node.left), ...of(node.right)];
      case 'SequenceExpression':
        return of(node.expressions[node.expressions.length - 1]);
      case 'AssignmentExpression':
        if (node.operator === '+=') return pairs(of(node.left), of(node.right), sum);
        return /^(?:\||&&|\?\?)*=$/.test(node.operator) ? of(node.right) : none;
      case 'Identifier':
        return (
          this.scopeOf(node)
            .find(node.name)
            ?.values.slice(0, maxValues)
            .flatMap((value) => (value ? of(value.node) : none)) ?? none
        );
      case 'UnaryExpression':
        return node.operator === '-' ? of(node.argument).flatMap((value) => (typeof value === 'number' ? [-value] : [])) : none;
      case 'ChainExpression':
        return of(node.expression);
      case 'CallExpression':
        return callOf(node, of);
      default:
        return none;
    }
  }
}

const sum = (a: Constant, b: Constant): Constant =>
  typeof a === 'number' && typeof b === 'number' ? a + b : String(a) + String(b);

const constantOf = ({ value }: Literal): Constant | undefined =>
  typeof value === 'string' || typeof value === 'number' ? short(value) : undefined;

const short = (value: Constant | undefined): Constant | undefined =>
  typeof value === 'string' && value.length > maxLength ? undefined : value;

/** What two expressions may make together. */
function pairs(left: Values, right: Values, join: (a: Constant, b: Constant) => Constant): Values {
  if (left.length === 1 && right.length === 1) return [join(left[0], right[0])];
  return left.flatMap((a) => right.map((b) => join(a, b))).slice(0, maxValues);
}
