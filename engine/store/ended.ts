import { type Kysely, sql } from 'kysely';
import type { EndedTasks } from '../tasks/task-store.ts';
import type { Tables } from './tables.ts';

/** Counts in the database what ended since a time, so that a hundred thousand tasks come as a few hundred rows. */
export async function countEnded(db: Kysely<Tables>, since: number, tickMs: number): Promise<EndedTasks[]> {
  const rows = await db
    .selectFrom('tasks')
    .where('finished_at', '>=', since)
    .groupBy(['state', sql.ref('started'), sql.ref('finished')])
    .select(({ fn }) => [
      'state',
      tickOf('started_at', tickMs).as('started'),
      tickOf('finished_at', tickMs).as('finished'),
      fn.countAll<number>().as('tasks'),
      fn.sum<number>('evaluations').as('evaluations'),
    ])
    .execute();
  // PostgreSQL tells sums as texts, because they might be larger than any number.
  return rows.map((row) => ({
    state: row.state,
    started: row.started,
    finished: Number(row.finished),
    tasks: Number(row.tasks),
    evaluations: Number(row.evaluations),
  }));
}

// A literal: SQLite takes parameters for fractions, and would not divide in whole numbers.
const tickOf = (column: 'started_at' | 'finished_at', tickMs: number) =>
  sql<number | null>`${sql.ref(column)} / ${sql.lit(tickMs)}`;
