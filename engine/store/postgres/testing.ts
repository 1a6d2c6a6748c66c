import { randomBytes } from 'node:crypto';
import pg from 'pg';

/** The URL of a database for tests: OPTIMIZEHUB_TEST_POSTGRES. */
const databaseUrl = (): string => process.env.OPTIMIZEHUB_TEST_POSTGRES ?? '';

/** Skips tests of PostgreSQL where no database is named for them; where the project is checked as a whole, one is. */
export function needPostgres(this: Mocha.Context): void {
  if (databaseUrl() === '') this.skip();
}

/** An empty schema of its own. */
export interface TestSchema {
  readonly url: string;
  readonly drop: () => Promise<void>;
}

export async function createTestSchema(): Promise<TestSchema> {
  const name = `test_${randomBytes(8).toString('hex')}`;
  await execute(`create schema ${name}`);
  const url = new URL(databaseUrl());
  url.searchParams.set('options', `-c search_path=${name}`);
  return { url: url.href, drop: () => execute(`drop schema ${name} cascade`) };
}

/** Locks the table of the tasks in a session of its own, as a careless maintenance does. @returns how it lets go */
export async function lockTasks({ url }: TestSchema): Promise<() => Promise<void>> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query('begin');
  await client.query('lock table tasks in access exclusive mode');
  return () => client.end();
}

/** Runs one statement as the owner of the database. */
export async function execute(statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl() });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
