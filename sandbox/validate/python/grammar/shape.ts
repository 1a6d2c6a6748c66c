import { say } from '../../../sentence.ts';
import { kind } from './lexer.ts';
import { Mistake } from './mistake.ts';
import type { Tokens } from './tokens.ts';

/** What an expression looks like, as far as it tells whether something can be assigned to it. */
export type Shape = Extent &
  (
    | { readonly kind: Named; readonly name: string }
    | { readonly kind: Listed; readonly items: readonly Shape[] }
    | { readonly kind: Plain }
  );

interface Extent {
  readonly from: number;
  readonly to: number;
  /** True with brackets around a single expression. */
  readonly isGroup: boolean;
}

type Named = 'name' | 'constant';
type Listed = 'tuple' | 'list' | 'star';
type Plain = 'member' | 'assigned' | 'other';

/** Says what was read from an offset up to here. */
export const shape = (t: Tokens, kind: Plain, from: number): Shape => ({ kind, from, to: t.lastTo, isGroup: false });
export const shapeOfName = (t: Tokens, kind: Named, from: number, name: string): Shape => ({
  kind,
  from,
  to: t.lastTo,
  isGroup: false,
  name,
});
export const shapeOfItems = (t: Tokens, kind: Listed, from: number, items: readonly Shape[]): Shape => ({
  kind,
  from,
  to: t.lastTo,
  isGroup: false,
  items,
});

/** True for `a := b` without brackets around it. */
export const isAssigned = (value: Shape): boolean => value.kind === 'assigned' && !value.isGroup;

/** Reads `*a`. */
export function readStarred(t: Tokens): Shape {
  const { from } = t;
  t.expect('*');
  const target = t.rules.operand(t);
  return shapeOfItems(t, 'star', from, [target]);
}

/** What is wrong with a starred expression alone. */
export function lonelyStar({ from }: Shape): Mistake {
  const hint = say('A "*" stands before an argument, or before an element of a list or a tuple.');
  return new Mistake(from, from + 1, say('Expected an expression, got "*".'), hint);
}

/** True where an expression may begin. */
export function startsExpression(t: Tokens): boolean {
  if (t.kind === kind.number || t.kind === kind.string) return true;
  return t.isName() || starts.has(t.word);
}
const starts = new Set(['(', '[', '{', '-', '+', '~', '...', '*', 'not', 'lambda', 'None', 'True', 'False', 'await']);
