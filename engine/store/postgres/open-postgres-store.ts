import { setTimeout as sleep } from 'node:timers/promises';
import { Kysely, PostgresDialect, sql } from 'kysely';
import { type Changes, StoreError, type TaskStore } from '../../tasks/task-store.ts';
import { KyselyTaskStore } from '../kysely-task-store.ts';
import { migrate } from '../migrations.ts';
import type { Tables } from '../tables.ts';
import { Connections } from './connections.ts';
import { PassingFault } from './fault.ts';

/** How long, and how often, what a database that is away could not take is offered again. */
const patienceMs = 15_000;
const retryMs = 250;

/**
 * Opens the tasks in a PostgreSQL database, 12 or later; one engine at a time owns those of a schema.
 * @param url postgres://user:password@host:port/database
 * @throws StoreError
 */
export async function openPostgresStore(url: string): Promise<TaskStore> {
  const connections = new Connections(url);
  try {
    const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool: connections }) });
    await migrate(db, 'bytea', `The database of the tasks, ${connections.where},`, await currentSchema(db, connections.where));
    return new PostgresTaskStore(db, [], '"C"');
  } catch (error) {
    await connections.end();
    throw error;
  }
}

async function currentSchema(db: Kysely<Tables>, where: string): Promise<string> {
  const { rows } = await sql<{ schema: string | null }>`select current_schema() as schema`.execute(db);
  const schema = rows[0]?.schema ?? undefined;
  if (schema === undefined)
    throw new StoreError('unwritable', `The search path names no schema that exists: ${where}. Create it.`);
  return schema;
}

class PostgresTaskStore extends KyselyTaskStore {
  /** A commit that is offered again changes nothing where it was kept already. */
  override async commit(changes: Changes): Promise<void> {
    for (const deadline = Date.now() + patienceMs; ; await sleep(retryMs))
      try {
        return await super.commit(changes);
      } catch (error) {
        if (!(error instanceof PassingFault) || Date.now() > deadline) throw error;
      }
  }
}
