import type { AnyNode, AssignmentExpression, Identifier } from 'acorn';
import { forEachChild } from '../../validate/javascript/children.ts';
import { LinearParser } from '../../validate/javascript/linear-parser.ts';

export interface Rewritten {
  /** On the same lines. */
  readonly code: string;
  /** The function of base and exponent that the code now calls. */
  readonly power: string;
  /** A variable that the code now uses. */
  readonly target: string;
}

/**
 * Has a script call a function for its operators ** and **=: these cannot be replaced in V8, whose powers are others than those of
 * QuickJS. Squares are left as they are, because all agree on them, and so is **= on a target in parentheses or of `super` that
 * would have to be evaluated twice.
 */
export function rewritePowers(code: string): Rewritten {
  let power = '__power';
  while (code.includes(power)) power += '_';
  const target = `${power}_target`;
  if (!code.includes('**')) return { code, power, target };
  const tree = parse(code);
  if (tree === undefined) return { code, power, target };
  const edits: Edit[] = [];
  const open: AnyNode[] = [tree];
  const statements = new Set<number>();
  for (let node = open.pop(); node; node = open.pop()) {
    if (node.type === 'ExpressionStatement') statements.add(node.start);
    edits.push(...editsOf(node, code, power, statements));
    forEachChild(node, (child) => open.push(child));
  }
  return { code: apply(edits, code), power, target };
}

interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** V8 itself tells what is wrong with code that cannot be parsed. */
function parse(code: string): AnyNode | undefined {
  try {
    return LinearParser.read(code, 'script');
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof RangeError) return undefined;
    throw error;
  }
}

/** @param statements where expressions begin that are statements; those around the node are among them */
function editsOf(node: AnyNode, code: string, power: string, statements: ReadonlySet<number>): readonly Edit[] {
  if (node.type === 'BinaryExpression' && node.operator === '**' && !isTwo(node.right)) {
    const { start, end } = node;
    const operator = findOperator(code, node.left.end);
    return [
      { start, end: start, text: `${power}(` },
      { start: operator, end: operator + 2, text: ',' },
      { start: end, end, text: ')' },
    ];
  }
  if (node.type !== 'AssignmentExpression' || node.operator !== '**=' || isTwo(node.right)) return [];
  const operator = findOperator(code, node.left.end);
  const target = code.slice(node.left.start, node.left.end);
  const isOnOneLine = !/[\n\r\u2028\u2029]|\/[/*]/.test(target);
  if (!isOnOneLine || !isRepeatable(node.left)) return editsOfTarget(node, operator, code, power, statements.has(node.start));
  return [
    { start: operator, end: operator + 3, text: `= ${power}(${target},` },
    { start: node.end, end: node.end, text: ')' },
  ];
}

/**
 * Has object and key evaluated once and kept in a list: `(t = [object, key], t[0][t[1]] = power(t[0][t[1]], right))`. Nobody else
 * writes the variable between these: it is read before `right` is evaluated. A statement has no parentheses: after a line without
 * a semicolon they would call what stands there.
 */
function editsOfTarget(
  { left, start, end }: AssignmentExpression,
  operator: number,
  code: string,
  power: string,
  isStatement: boolean,
): readonly Edit[] {
  if (left.type !== 'MemberExpression' || left.object.type === 'Super' || left.start !== start) return [];
  const { object, property, computed } = left;
  const kept = `${power}_target`;
  const isPrivate = property.type === 'PrivateIdentifier';
  const reference = isPrivate ? `${kept}[0].#${property.name}` : `${kept}[0][${kept}[1]]`;
  const dot = findAccess(code, object.end);
  return [
    { start, end: start, text: `${isStatement ? '' : '('}${kept} = [` },
    { start: dot, end: dot + 1, text: ',' },
    ...(computed
      ? []
      : [
          {
            start: property.start,
            end: property.end,
            text: isPrivate ? '0]' : `${JSON.stringify((property as Identifier).name)}]`,
          },
        ]),
    { start: operator, end: operator + 3, text: `, ${reference} = ${power}(${reference},` },
    { start: end, end, text: isStatement ? ')' : '))' },
  ];
}

/** Between an object and its `.` or `[` there are only spaces, comments and closing parentheses. */
function findAccess(code: string, from: number): number {
  const between = /(?:\/\*[\s\S]*?\*\/|\/\/.*|[^.[/])*/y;
  between.lastIndex = from;
  between.test(code); // always true: there may be nothing between
  return between.lastIndex;
}

const isTwo = (node: AnyNode): boolean => node.type === 'Literal' && node.value === 2;

/** Between an operand and its operator there are only spaces, comments and closing parentheses. */
function findOperator(code: string, from: number): number {
  const between = /(?:\/\*[\s\S]*?\*\/|\/\/.*|[^*/])*/y;
  between.lastIndex = from;
  between.test(code); // always true: there may be nothing between
  return between.lastIndex;
}

/** True for what may be evaluated twice. */
function isRepeatable(node: AnyNode): boolean {
  switch (node.type) {
    case 'Identifier':
    case 'PrivateIdentifier':
    case 'ThisExpression':
    case 'Super':
      return true;
    case 'Literal':
      return typeof node.value === 'number' || (typeof node.value === 'string' && !/\s/.test(node.value));
    case 'MemberExpression':
      return isRepeatable(node.object) && isRepeatable(node.property);
    case 'BinaryExpression':
      return node.operator !== '**' && isRepeatable(node.left) && isRepeatable(node.right);
    default:
      return false;
  }
}

function apply(edits: readonly Edit[], code: string): string {
  // Only ends, which are alike, may be at one place: nothing binds as strongly to the left of the operator.
  const inOrder = [...edits].sort((a, b) => a.start - b.start);
  let text = '';
  let from = 0;
  for (const edit of inOrder) {
    text += code.slice(from, edit.start) + edit.text;
    from = edit.end;
  }
  return text + code.slice(from);
}
