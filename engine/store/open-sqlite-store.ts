import { Kysely } from 'kysely';
import type { TaskStore } from '../tasks/task-store.ts';
import { KyselyTaskStore } from './kysely-task-store.ts';
import { migrate } from './migrations.ts';
import { SqliteDriver, sqliteDialect } from './sqlite-dialect.ts';
import type { Tables } from './tables.ts';

export interface SqliteStoreOptions {
  readonly file: string;
  /** The bundled `store-thread`; default: its source. */
  readonly threadEntry?: string;
}

/** Opens the tasks of this user, bringing an older file up to date. @throws StoreError */
export async function openSqliteStore({ file, threadEntry }: SqliteStoreOptions): Promise<TaskStore> {
  const driver = new SqliteDriver(threadEntry ?? new URL('./sqlite-thread.ts', import.meta.url), file);
  try {
    const notices = await driver.opened();
    const db = new Kysely<Tables>({ dialect: sqliteDialect(driver) });
    await migrate(db, 'blob', `The file of the tasks, ${file},`);
    return new KyselyTaskStore(db, notices, 'binary');
  } catch (error) {
    await driver.destroy();
    throw error;
  }
}
