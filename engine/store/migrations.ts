import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/** The steps from an empty database to {@link Tables}, by name in their order. Only ever add to them. */
export const migrations: Readonly<Record<string, Migration>> = {
  '001-tasks': { up: createTables },
};

async function createTables(db: Kysely<never>): Promise<void> {
  const { schema } = db;
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
    .addColumn('state', 'blob', (column) => column.notNull())
    .execute();
}
