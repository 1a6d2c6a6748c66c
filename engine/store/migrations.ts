import type { Kysely } from 'kysely';
import { type Migration, Migrator } from 'kysely/migration';
import { StoreError } from '../tasks/task-store.ts';

/** What a database calls the type of bytes. */
export type BytesType = 'blob' | 'bytea';

/**
 * Brings a database to {@link Tables}.
 * @param what names the database to the user
 * @param schema where its tables are, in a database that has schemas: others may hold tables of the same names
 * @throws StoreError when a newer program wrote it
 */
export async function migrate<T>(db: Kysely<T>, bytes: BytesType, what: string, schema?: string): Promise<void> {
  const migrator = new Migrator({
    db,
    provider: { getMigrations: async () => migrations(bytes) },
    ...(schema === undefined ? {} : { migrationTableSchema: schema }),
  });
  const { error } = await migrator.migrateToLatest();
  if (error === undefined) return;
  if (error instanceof Error && /previously executed migration .* is missing/.test(error.message))
    throw new StoreError('newer', `${what} was written by a newer OptimizeHub. Update this one.`, { cause: error });
  throw error;
}

/** The steps from an empty database, by name in their order. Only ever add to them. */
const migrations = (bytes: BytesType): Record<string, Migration> => ({
  '001-tasks': { up: (db) => createTables(db, bytes) },
  '002-places': { up: addPlaces },
  '003-ends': { up: indexEnds },
  '004-repeats': { up: addRepeats },
});

async function createTables({ schema }: Pick<Kysely<unknown>, 'schema'>, bytes: BytesType): Promise<void> {
  await schema
    .createTable('groups')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('submitted_at', 'bigint', (column) => column.notNull())
    .addColumn('spec', 'text', (column) => column.notNull())
    .execute();
  await schema
    .createTable('tasks')
    .addColumn('number', 'bigint', (column) => column.primaryKey())
    .addColumn('id', 'text', (column) => column.notNull().unique())
    .addColumn('group_id', 'text', (column) => column.notNull().references('groups.id'))
    .addColumn('priority', 'integer', (column) => column.notNull())
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('attempt', 'integer', (column) => column.notNull())
    .addColumn('losses', 'integer', (column) => column.notNull())
    .addColumn('interruptions', 'integer', (column) => column.notNull())
    .addColumn('algorithm', 'text', (column) => column.notNull())
    .addColumn('problem', 'text', (column) => column.notNull())
    .addColumn('dimensions', 'integer', (column) => column.notNull())
    .addColumn('seed', 'bigint', (column) => column.notNull())
    .addColumn('run', 'integer', (column) => column.notNull())
    .addColumn('submitted_at', 'bigint', (column) => column.notNull())
    .addColumn('started_at', 'bigint')
    .addColumn('finished_at', 'bigint')
    .addColumn('retry_at', 'bigint')
    .addColumn('evaluations', 'bigint', (column) => column.notNull())
    .addColumn('best_fitness', 'double precision')
    .addColumn('stop_reason', 'text')
    .addColumn('error', 'text')
    .addColumn('spec', 'text', (column) => column.notNull())
    .addColumn('words', 'text', (column) => column.notNull())
    .execute();
  await schema.createIndex('tasks_by_group').on('tasks').columns(['group_id', 'number']).execute();
  await schema.createIndex('tasks_by_state').on('tasks').columns(['state', 'number']).execute();
  await schema
    .createTable('transitions')
    .addColumn('task_id', 'text', (column) => column.notNull().references('tasks.id').onDelete('cascade'))
    .addColumn('position', 'integer', (column) => column.notNull())
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('at', 'bigint', (column) => column.notNull())
    .addPrimaryKeyConstraint('transitions_key', ['task_id', 'position'])
    .execute();
  await schema
    .createTable('outcomes')
    .addColumn('task_id', 'text', (column) => column.primaryKey().references('tasks.id').onDelete('cascade'))
    .addColumn('result', 'text')
    .addColumn('progress', 'text')
    .execute();
  await schema
    .createTable('checkpoints')
    .addColumn('task_id', 'text', (column) => column.primaryKey().references('tasks.id').onDelete('cascade'))
    .addColumn('version', 'text', (column) => column.notNull())
    .addColumn('at', 'bigint', (column) => column.notNull())
    .addColumn('evaluations', 'bigint', (column) => column.notNull())
    .addColumn('seconds', 'double precision', (column) => column.notNull())
    .addColumn('state', bytes, (column) => column.notNull())
    .execute();
}

async function addPlaces({ schema }: Pick<Kysely<unknown>, 'schema'>): Promise<void> {
  await schema.alterTable('tasks').addColumn('ran_on', 'text').execute();
}

/** What ended lately is asked for as long as somebody looks at the dashboard. */
async function indexEnds({ schema }: Pick<Kysely<unknown>, 'schema'>): Promise<void> {
  await schema.createIndex('tasks_by_end').on('tasks').column('finished_at').execute();
}

async function addRepeats({ schema }: Pick<Kysely<unknown>, 'schema'>): Promise<void> {
  await schema.alterTable('tasks').addColumn('repeats', 'text').execute();
}
