import { kind } from './lexer.ts';
import { Mistake } from './mistake.ts';
import type { Tokens } from './tokens.ts';

/** What an expression looks like, as far as it tells whether something can be assigned to it. */
export interface Shape {
  readonly kind: 'name' | 'member' | 'tuple' | 'list' | 'star' | 'constant' | 'assigned' | 'other';
  readonly from: number;
  readonly to: number;
  /** True with brackets around a single expression. */
  readonly isGroup: boolean;
  /** The name, the constant, or the elements of a tuple or a list. */
  readonly name?: string;
  readonly items?: readonly Shape[];
}

/** Says what was read from an offset up to here. */
export const shape = (t: Tokens, kind: Shape['kind'], from: number, more: Partial<Shape> = {}): Shape => ({
  kind,
  from,
  to: t.lastTo,
  isGroup: false,
  ...more,
});

/** True for `a := b` without brackets around it. */
export const isAssigned = (value: Shape): boolean => value.kind === 'assigned' && !value.isGroup;

/** Reads `*a`. */
export function readStarred(t: Tokens): Shape {
  const { from } = t;
  t.expect('*');
  const target = t.rules.operand(t);
  return shape(t, 'star', from, { items: [target] });
}

/** What is wrong with a starred expression alone. */
export function lonelyStar({ from }: Shape): Mistake {
  const hint = 'A "*" stands before an argument, or before an element of a list or a tuple.';
  return new Mistake(from, from + 1, 'Expected an expression, got "*".', hint);
}

/** True where an expression may begin. */
export function startsExpression(t: Tokens): boolean {
  if (t.kind === kind.number || t.kind === kind.string) return true;
  return t.isName() || starts.has(t.word);
}
const starts = new Set(['(', '[', '{', '-', '+', '~', '...', '*', 'not', 'lambda', 'None', 'True', 'False', 'await']);
