import { DatabaseSync } from 'node:sqlite';

export interface EngineLock {
  release(): void;
}

/**
 * Holds the one lock of an engine until the process ends: an exclusive SQLite transaction, which the operating system
 * releases even after kill -9, so that no stale lock is left.
 * @returns undefined when another process holds it
 */
export function takeLock(file: string): EngineLock | undefined {
  const database = new DatabaseSync(file);
  try {
    database.exec('PRAGMA busy_timeout = 0; BEGIN EXCLUSIVE');
  } catch (error) {
    database.close();
    if (error instanceof Error && /locked|busy/i.test(error.message)) return undefined;
    throw error;
  }
  return { release: () => database.close() };
}
