/** Which tasks a query finds, in its order, page by page. */
import { type Kysely, type RawBuilder, sql } from 'kysely';
import { maxPage, type OrderKey, type Page, type TaskOrder, type TaskQuery } from '../tasks/task-store.ts';
import type { Tables } from './tables.ts';

const defaultPage = 100;
const newestFirst: TaskOrder = { by: 'number', descending: true };

/** What a database calls the order of texts by their bytes, which is the same in every one of them. */
export type TextOrder = 'binary' | '"C"';

/** The value that a row is put in order by. */
type OrderValue = string | number | null;

/** Rows of the tasks, to be selected from, each with its value of what orders them. */
export function select(db: Kysely<Tables>, query: TaskQuery, textOrder: TextOrder) {
  const { states, group, text, before, limit = defaultPage, order = newestFirst, after } = query;
  const value = orderValue(order.by, textOrder);
  let rows = db.selectFrom('tasks').select(value.as('order_value')).limit(Math.min(limit, maxPage));
  // Only where it says something: it keeps a database from reading along an index.
  if (optional.has(order.by)) rows = rows.orderBy(sql`${value} is null`);
  rows = rows.orderBy(value, order.descending ? 'desc' : 'asc');
  if (order.by !== 'number') rows = rows.orderBy('number', 'desc');
  if (states !== undefined) rows = rows.where('state', 'in', states);
  if (group !== undefined) rows = rows.where('group_id', '=', group);
  if (before !== undefined) rows = rows.where('number', '<', before);
  if (after !== undefined) rows = rows.where(isBehind(value, order, after));
  if (text === undefined) return rows;
  // "\\" and the wildcards stand for themselves.
  const pattern = `%${text.toLowerCase().replace(/[\\%_]/g, '\\$&')}%`;
  return rows.where(sql<boolean>`words like ${pattern} escape '\\'`);
}

/** @param things what became of the rows, in their order */
export function pageOf<T>(
  rows: readonly { readonly number: number; readonly order_value: OrderValue }[],
  things: readonly T[],
  { limit = defaultPage, order }: TaskQuery,
): Page<T> {
  const isFull = rows.length === Math.min(limit, maxPage);
  const last = isFull ? rows.at(-1) : undefined;
  return {
    tasks: things,
    next: last?.number ?? null,
    ...(order ? { last: last ? { number: last.number, value: last.order_value } : null } : {}),
  };
}

const columns = {
  number: 'number',
  state: 'state',
  algorithm: 'algorithm',
  problem: 'problem',
  dimensions: 'dimensions',
  best_fitness: 'best_fitness',
  evaluations: 'evaluations',
  seed: 'seed',
  id: 'id',
  group: 'group_id',
} as const satisfies Readonly<Record<Exclude<OrderKey, 'seconds'>, string>>;
const texts: ReadonlySet<OrderKey> = new Set(['state', 'algorithm', 'problem', 'id', 'group']);
/** Those that a task may lack. */
const optional: ReadonlySet<OrderKey> = new Set(['best_fitness', 'seconds']);

function orderValue(by: OrderKey, textOrder: TextOrder): RawBuilder<OrderValue> {
  if (by === 'seconds') return sql`(finished_at - started_at)`;
  const column = sql.ref<OrderValue>(columns[by]);
  return texts.has(by) ? sql`${column} collate ${sql.raw(textOrder)}` : column;
}

/** Newer ones come first among equals, those without a value behind all others. */
function isBehind(
  value: RawBuilder<OrderValue>,
  { by, descending }: TaskOrder,
  after: NonNullable<TaskQuery['after']>,
): RawBuilder<boolean> {
  if (after.value === null) return sql`(${value} is null and number < ${after.number})`;
  const compare = sql.raw(descending ? '<' : '>');
  const withoutValue = optional.has(by) ? sql` or ${value} is null` : sql``;
  return sql`(${value} ${compare} ${after.value} or (${value} = ${after.value} and number < ${after.number})${withoutValue})`;
}
