import type { Kysely, SelectQueryBuilder, Transaction } from 'kysely';
import { activeStates, finalStates, isFinal, type Task, type TaskSpec, type TaskState, type Transition } from '../tasks/task.ts';
import type {
  Changes,
  Checkpoint,
  EndedTasks,
  NewCheckpoint,
  Page,
  Retention,
  TaskQuery,
  TaskStore,
  TaskSummary,
} from '../tasks/task-store.ts';
import { inChunks } from './chunks.ts';
import { countEnded } from './ended.ts';
import { pageOf, select, type TextOrder } from './pages.ts';
import { changingColumns, groupRow, outcomeRow, summaryColumns, summaryOf, taskOf, taskRow, transitionRow } from './rows.ts';
import type { CheckpointRow, OutcomeRow, Tables, TaskRow } from './tables.ts';

/** Finished tasks that one pruning takes away at most. */
const prunedAtOnce = 500;
/** Whole tasks that one query reads. */
const readAtOnce = 200;
const checkpointColumns = [
  'version',
  'at',
  'evaluations',
  'seconds',
  'state',
] as const satisfies readonly (keyof CheckpointRow)[];

/** Keeps tasks in any database that Kysely speaks. */
export class KyselyTaskStore implements TaskStore {
  readonly notices: readonly string[];
  private readonly db: Kysely<Tables>;
  private readonly textOrder: TextOrder;

  /** @param db with its migrations done */
  constructor(db: Kysely<Tables>, notices: readonly string[], textOrder: TextOrder) {
    this.db = db;
    this.notices = notices;
    this.textOrder = textOrder;
  }

  async commit({ tasks, checkpoints = [] }: Changes): Promise<void> {
    if (tasks.length + checkpoints.length === 0) return;
    await this.db.transaction().execute(async (transaction) => {
      if (tasks.length > 0) await keepTasks(transaction, tasks);
      for (const checkpoint of checkpoints) await keepCheckpoint(transaction, checkpoint);
    });
  }

  async lastNumber(): Promise<number> {
    const row = await this.db.selectFrom('tasks').select('number').orderBy('number', 'desc').limit(1).executeTakeFirst();
    return row?.number ?? 0;
  }

  async active(): Promise<Task[]> {
    return this.all(this.db.selectFrom('tasks').where('state', 'in', activeStates));
  }

  async find(id: string): Promise<Task | undefined> {
    const [task] = await this.whole(await this.db.selectFrom('tasks').where('id', '=', id).selectAll().execute());
    return task;
  }

  async group(id: string): Promise<Task[]> {
    return this.all(this.db.selectFrom('tasks').where('group_id', '=', id));
  }

  async list(query: TaskQuery): Promise<Page<TaskSummary>> {
    const rows = await select(this.db, query, this.textOrder).select(summaryColumns).execute();
    const summaries = rows.map(({ order_value: _, ...row }) => summaryOf(row));
    return pageOf(rows, summaries, query);
  }

  async read(query: TaskQuery): Promise<Page<Task>> {
    const rows = await select(this.db, query, this.textOrder).selectAll().execute();
    return pageOf(rows, await this.whole(rows), query);
  }

  async ended(since: number, tickMs: number): Promise<EndedTasks[]> {
    return countEnded(this.db, since, tickMs);
  }

  async count(): Promise<Record<TaskState, number>> {
    const rows = await this.db
      .selectFrom('tasks')
      .groupBy('state')
      .select(({ fn }) => ['state', fn.countAll<number>().as('count')])
      .execute();
    const none = { PENDING: 0, STARTED: 0, RETRY: 0, SUCCESS: 0, FAILURE: 0, REVOKED: 0 };
    return { ...none, ...Object.fromEntries(rows.map(({ state, count }) => [state, Number(count)])) };
  }

  async checkpoint(task: string): Promise<Checkpoint | undefined> {
    const row = await this.db.selectFrom('checkpoints').where('task_id', '=', task).selectAll().executeTakeFirst();
    if (row === undefined) return undefined;
    const { task_id, ...rest } = row;
    return { task: task_id, ...rest };
  }

  async delete(ids: readonly string[]): Promise<string[]> {
    return this.db.transaction().execute(async (transaction) => {
      const deleted: string[] = [];
      for (const chunk of inChunks(ids)) {
        const rows = await transaction
          .deleteFrom('tasks')
          .where('id', 'in', chunk)
          .where('state', 'in', finalStates)
          .returning(['id', 'group_id'])
          .execute();
        deleted.push(...rows.map(({ id }) => id));
        await dropEmptyGroups(
          transaction,
          rows.map((row) => row.group_id),
        );
      }
      return deleted;
    });
  }

  async prune({ before, keep }: Retention): Promise<number> {
    const finished = this.db.selectFrom('tasks').where('state', 'in', finalStates).orderBy('number', 'desc');
    const excess = await finished.select('number').offset(keep).limit(1).executeTakeFirst();
    const old = await this.db
      .selectFrom('tasks')
      .where('state', 'in', finalStates)
      .where((is) => is.or([is('finished_at', '<', before), is('number', '<=', excess?.number ?? -1)]))
      .orderBy('number')
      .limit(prunedAtOnce)
      .select('id')
      .execute();
    return (await this.delete(old.map(({ id }) => id))).length;
  }

  async close(): Promise<void> {
    await this.db.destroy();
  }

  /** In order of number, read in pages so that thousands of them do not block whoever reads. */
  private async all(query: SelectQueryBuilder<Tables, 'tasks', object>): Promise<Task[]> {
    const tasks: Task[] = [];
    const specs: Specs = new Map();
    for (let page: Task[]; ; tasks.push(...page)) {
      const rest = query.where('number', '>', tasks.at(-1)?.number ?? 0);
      page = await this.whole(await rest.orderBy('number').limit(readAtOnce).selectAll().execute(), specs);
      if (page.length === 0) return tasks;
    }
  }

  /** The tasks of the rows, each with what stands in other tables. @param specs those of groups that are known already */
  private async whole(rows: readonly TaskRow[], specs: Specs = new Map()): Promise<Task[]> {
    const groups = [...new Set(rows.map((row) => row.group_id))].filter((group) => !specs.has(group));
    for (const ids of inChunks(groups))
      for (const { id, spec } of await this.db.selectFrom('groups').where('id', 'in', ids).selectAll().execute())
        specs.set(id, JSON.parse(spec));
    const tasks: Task[] = [];
    for (const chunk of inChunks(rows)) tasks.push(...(await this.complete(chunk, specs)));
    return tasks;
  }

  private async complete(rows: readonly TaskRow[], specs: Specs): Promise<Task[]> {
    const ids = rows.map(({ id }) => id);
    const transitions = new Map<string, Transition[]>(ids.map((id) => [id, []]));
    const steps = this.db.selectFrom('transitions').where('task_id', 'in', ids).orderBy('task_id').orderBy('position');
    for (const { task_id, state, at } of await steps.selectAll().execute()) transitions.get(task_id)?.push({ state, at });
    const outcomes = new Map<string, OutcomeRow>();
    for (const outcome of await this.db.selectFrom('outcomes').where('task_id', 'in', ids).selectAll().execute())
      outcomes.set(outcome.task_id, outcome);
    return rows.map((row) => {
      const shared = specs.get(row.group_id);
      if (shared === undefined) throw new Error(`Task ${row.id} has no group.`); // a foreign key forbids it
      return taskOf(row, shared, transitions.get(row.id) ?? [], outcomes.get(row.id));
    });
  }
}

/** Specs by group. */
type Specs = Map<string, TaskSpec>;

async function keepTasks(transaction: Transaction<Tables>, tasks: readonly Task[]): Promise<void> {
  const newest = new Map(tasks.map((task) => [task.id, task]));
  const firstOfGroup = new Map<string, Task>();
  const isNew = new Set<string>();
  for (const task of tasks)
    if (task.transitions.length === 1) {
      isNew.add(task.id);
      if (!firstOfGroup.has(task.group)) firstOfGroup.set(task.group, task);
    }
  // What is there already is of the same commit: the connection was lost before its end could be told.
  for (const chunk of inChunks([...firstOfGroup.values()]))
    await transaction
      .insertInto('groups')
      .values(chunk.map(groupRow))
      .onConflict((conflict) => conflict.column('id').doNothing())
      .execute();
  for (const chunk of inChunks([...newest.values()])) {
    const rows = chunk.map((task) => taskRow(task, isNew.has(task.id) ? firstOfGroup.get(task.group)?.spec : undefined));
    await transaction
      .insertInto('tasks')
      .values(rows)
      .onConflict((conflict) =>
        conflict
          .column('id')
          .doUpdateSet(({ ref }) => Object.fromEntries(changingColumns.map((name) => [name, ref(`excluded.${name}`)]))),
      )
      .execute();
  }
  for (const chunk of inChunks(tasks))
    await transaction
      .insertInto('transitions')
      .values(chunk.map(transitionRow))
      .onConflict((conflict) =>
        conflict
          .columns(['task_id', 'position'])
          .doUpdateSet(({ ref }) => ({ state: ref('excluded.state'), at: ref('excluded.at') })),
      )
      .execute();
  const ended = [...newest.values()].filter(({ state }) => isFinal(state));
  for (const chunk of inChunks(ended.map(({ id }) => id)))
    await transaction.deleteFrom('checkpoints').where('task_id', 'in', chunk).execute();
  const outcomes = ended.map(outcomeRow).filter((row) => row !== undefined);
  for (const chunk of inChunks(outcomes))
    await transaction
      .insertInto('outcomes')
      .values(chunk)
      .onConflict((conflict) =>
        conflict
          .column('task_id')
          .doUpdateSet(({ ref }) => ({ result: ref('excluded.result'), progress: ref('excluded.progress') })),
      )
      .execute();
}

/** What a task survived before it does not count any more. */
async function keepCheckpoint(transaction: Transaction<Tables>, { task, attempt, ...rest }: NewCheckpoint): Promise<void> {
  await transaction
    .insertInto('checkpoints')
    .values({ task_id: task, ...rest })
    .onConflict((conflict) =>
      conflict
        .column('task_id')
        .doUpdateSet(({ ref }) => Object.fromEntries(checkpointColumns.map((name) => [name, ref(`excluded.${name}`)]))),
    )
    .execute();
  await transaction
    .updateTable('tasks')
    .set({ losses: 0, interruptions: 0 })
    .where('id', '=', task)
    .where('attempt', '=', attempt)
    .execute();
}

async function dropEmptyGroups(transaction: Transaction<Tables>, groups: readonly string[]): Promise<void> {
  if (groups.length === 0) return;
  await transaction
    .deleteFrom('groups')
    .where('id', 'in', [...new Set(groups)])
    .where(({ not, exists, selectFrom }) => not(exists(selectFrom('tasks').whereRef('group_id', '=', 'groups.id').select('id'))))
    .execute();
}
