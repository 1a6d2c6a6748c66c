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
  /** How long another program that uses the file is waited for; default: a second. */
  readonly patienceMs?: number;
  /** Is told, where that takes long. */
  readonly onWait?: (message: string) => void;
}

/** Opens the tasks of this user, bringing an older file up to date. @throws StoreError */
export async function openSqliteStore(options: SqliteStoreOptions): Promise<TaskStore> {
  const { file, threadEntry, patienceMs = 0, onWait = () => undefined } = options;
  const driver = new SqliteDriver(threadEntry ?? new URL('./sqlite-thread.ts', import.meta.url), { file, patienceMs }, onWait);
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
