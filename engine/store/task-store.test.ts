import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { say } from '../../sandbox/sentence.ts';
import { exampleTask } from '../charts/example-task.ts';
import { pendingTask, step, type TaskEvent } from '../tasks/lifecycle.ts';
import type { RunResult, Task, TaskSpec } from '../tasks/task.ts';
import {
  type EndedTasks,
  orderKeys,
  type PlaceInOrder,
  type TaskOrder,
  type TaskStore,
  type TaskSummary,
} from '../tasks/task-store.ts';
import { openSqliteStore } from './open-sqlite-store.ts';
import { openPostgresStore } from './postgres/open-postgres-store.ts';
import { createTestSchema, needPostgres } from './postgres/testing.ts';

const { spec, result } = exampleTask();
let count = 0;
const newTask = (given?: string, algorithm = 'particle_swarm'): Task => {
  const number = ++count;
  const group = given ?? `group-${number}`;
  const choice = { ...spec.algorithm, name: algorithm };
  return pendingTask({ id: `task-${number}`, group, number, priority: 0 }, { ...spec, algorithm: choice, seed: number }, 1);
};
const ended: TaskEvent = { type: 'ended', at: 3, result: result as RunResult };
/** The task after each of the events. */
function through(task: Task, ...events: TaskEvent[]): Task[] {
  let at = task;
  return events.map((event) => {
    at = step(at, event);
    return at;
  });
}
const finished = (task: Task, at = 3, best_fitness = 1): Task[] => [
  task,
  ...through(task, { type: 'started', at: 2, on: { host: 'here', version: '1', node: '24' } }, {
    ...ended,
    at,
    result: { ...(result as RunResult), best_fitness },
  } as TaskEvent),
];
/** What the order says, worked out here: by bytes where it is text, newer ones first among equals. */
function inOrder(tasks: readonly TaskSummary[], { by, descending }: TaskOrder): number[] {
  const orderedBy = (task: TaskSummary) =>
    by !== 'seconds' ? task[by] : task.finishedAt === null ? null : task.finishedAt - task.startedAt!;
  const before = (a: TaskSummary, b: TaskSummary): number => {
    const [x, y] = [orderedBy(a), orderedBy(b)];
    if (x === null || y === null || x === y) return Number(x === null) - Number(y === null) || b.number - a.number;
    return x < y === descending ? 1 : -1;
  };
  return tasks.toSorted(before).map(({ number }) => number);
}
const checkpointOf = (task: string, size = 3, attempt = 1) => ({
  task,
  attempt,
  version: '1',
  at: 5,
  evaluations: 7,
  seconds: 1.5,
  state: new Uint8Array(size).fill(9),
});

/** Where a store lives while a test lasts. */
interface Home {
  readonly open: () => Promise<TaskStore>;
  readonly remove: () => Promise<void>;
}

async function sqliteHome(): Promise<Home> {
  const directory = await mkdtemp(path.join(os.tmpdir(), 'optimizehub-store-'));
  return {
    open: () => openSqliteStore({ file: path.join(directory, 'tasks.sqlite') }),
    remove: () => rm(directory, { recursive: true }),
  };
}

async function postgresHome(): Promise<Home> {
  const schema = await createTestSchema();
  return { open: () => openPostgresStore(schema.url), remove: schema.drop };
}

suite('the store of tasks in SQLite', () => behavesAsStore(sqliteHome));

suite('the store of tasks in PostgreSQL', () => {
  suiteSetup(needPostgres);
  behavesAsStore(postgresHome);
});

function behavesAsStore(createHome: () => Promise<Home>): void {
  let home: Home;
  let store: TaskStore;
  const reopen = async () => {
    await store.close();
    store = await home.open();
  };

  setup(async () => {
    count = 0;
    home = await createHome();
    store = await home.open();
  });
  teardown(async () => {
    await store.close();
    await home.remove();
  });

  test('gives back every kind of task exactly as it was kept, also when it is opened again', async () => {
    const lost: TaskEvent = { type: 'lost', at: 4, reason: say('x'), jitter: 0 };
    const steps = [
      [newTask()],
      finished(newTask(undefined, 'differential_evolution')),
      ...[lost, { type: 'failed', at: 3, error: { kind: 'bug', message: 'm', trace: 't' } } as const].map((event) => {
        const task = newTask();
        return [task, ...through(task, { type: 'started', at: 2 }, event)];
      }),
    ];
    for (const task of steps) await store.commit({ tasks: task });
    await reopen();
    for (const task of steps) assert.deepEqual(await store.find(task[0].id), task.at(-1));
    assert.equal(await store.lastNumber(), count);
    assert.equal(await store.find('nobody'), undefined);
  });

  test('keeps tasks of several configs in one group, whichever has a part that the other lacks', async () => {
    const custom = { language: 'javascript', code: 'function fitness() { return 1; }' } as unknown as TaskSpec['fitness'];
    const withFitness = (task: Task): Task => ({ ...task, spec: { ...task.spec, fitness: custom } as TaskSpec });
    const groups = [
      [withFitness(newTask('mixed')), newTask('mixed'), withFitness(newTask('mixed'))],
      [newTask('other'), withFitness(newTask('other'))],
    ];
    for (const tasks of groups) await store.commit({ tasks });
    await reopen();
    for (const task of groups.flat()) assert.deepEqual(await store.find(task.id), task);
  });

  test('keeps the best so far of a task that failed, and every digit of its numbers', async () => {
    const task = newTask();
    const progress = { ...exampleTask().progress, best_fitness: 0.1 + 0.2, evaluations: 2 ** 50 } as NonNullable<
      Task['progress']
    >;
    const steps = through(
      task,
      { type: 'started', at: 2 },
      { type: 'progressed', progress },
      { type: 'overran', at: 9, limit: 'hard_seconds' },
    );
    await store.commit({ tasks: [task, steps[0], steps[2]] });
    assert.deepEqual((await store.find(task.id))?.progress, progress);
  });

  test('finds the active ones in order of number, with the parts of the spec that a group shares held once', async () => {
    const tasks = ['g', 'g', 'g'].map((group) => newTask(group));
    await store.commit({ tasks });
    await store.commit({ tasks: finished(tasks[1]).slice(1) });
    const active = await store.active();
    assert.deepEqual(active, [tasks[0], tasks[2]]);
    assert.equal(active[0].spec.problem, active[1].spec.problem);
  });

  test('lists newest first, in pages, by state, group and text', async () => {
    const groups = ['one', 'two'];
    const tasks = Array.from({ length: 25 }, (_, i) => newTask(groups[i % 2], i < 5 ? 'ant_colony' : 'particle_swarm'));
    for (const group of groups) await store.commit({ tasks: tasks.filter((task) => task.group === group) });
    await store.commit({ tasks: tasks.slice(0, 3).flatMap((task) => finished(task).slice(1)) });
    const numbers = async (query: Parameters<TaskStore['list']>[0]) => {
      const { tasks: page, next } = await store.list(query);
      return [page.map(({ number }) => number), next];
    };
    assert.deepEqual(await numbers({ limit: 2 }), [[25, 24], 24]);
    assert.deepEqual(await numbers({ limit: 2, before: 3 }), [[2, 1], 1]);
    assert.deepEqual(await numbers({ limit: 2, before: 1 }), [[], null]);
    assert.deepEqual(await numbers({ states: ['SUCCESS'] }), [[3, 2, 1], null]);
    assert.deepEqual(await numbers({ text: 'ANT_COL' }), [[5, 4, 3, 2, 1], null]);
    assert.deepEqual(await numbers({ text: 'ant%col' }), [[], null]);
    assert.deepEqual(await numbers({ group: 'two', text: 'ant', states: ['PENDING', 'STARTED'] }), [[4], null]);
    assert.deepEqual((await store.read({ states: ['SUCCESS'], limit: 1 })).tasks[0], finished(tasks[2]).at(-1));
    const [summary] = (await store.list({ states: ['SUCCESS'] })).tasks;
    assert.deepEqual([summary.problem, summary.best_fitness, summary.stop_reason], ['rastrigin', 1, 'evaluations']);
    assert.deepEqual(await store.count(), { PENDING: 22, STARTED: 0, RETRY: 0, SUCCESS: 3, FAILURE: 0, REVOKED: 0 });
  });

  for (const by of orderKeys)
    test(`gives the same order by ${by} in one page as in many, both ways, with those without a value last`, async () => {
      const tasks = Array.from({ length: 12 }, (_, i) => newTask(`g${i % 4}`, i % 3 === 0 ? 'ant_colony' : 'Particle_swarm'));
      await store.commit({ tasks });
      for (const [i, task] of tasks.slice(0, 9).entries())
        await store.commit({ tasks: finished(task, 3 + (i % 4), i % 5 === 0 ? -0.1 / (i + 1) : i % 3).slice(1) });
      for (const descending of [false, true]) {
        const order = { by, descending };
        const whole = await store.list({ order });
        const paged: number[] = [];
        for (let after: PlaceInOrder | null | undefined; after !== null; ) {
          const page = await store.list({ order, limit: 5, ...(after ? { after } : {}) });
          paged.push(...page.tasks.map(({ number }) => number));
          after = page.last ?? null;
        }
        const numbers = whole.tasks.map(({ number }) => number);
        assert.equal(new Set(numbers).size, 12);
        assert.deepEqual(paged, numbers, `descending: ${descending}`);
        assert.deepEqual(numbers, inOrder(whole.tasks, order), `descending: ${descending}`);
        assert.deepEqual(
          (await store.read({ order })).tasks.map(({ number }) => number),
          numbers,
        );
      }
    });

  test('counts what ended since a time by its state and by when it ran', async () => {
    const tasks = Array.from({ length: 5 }, () => newTask('g'));
    await store.commit({ tasks: tasks.flatMap((task, i) => (i < 4 ? finished(task, [100, 1001, 1999, 2000][i]) : [task])) });
    const revoked = through(tasks[4], { type: 'revoked', at: 2500 });
    await store.commit({ tasks: revoked });
    const byState = (a: EndedTasks, b: EndedTasks) => a.finished - b.finished || a.state.localeCompare(b.state);
    assert.deepEqual((await store.ended(1000, 1000)).sort(byState), [
      { state: 'SUCCESS', started: 0, finished: 1, tasks: 2, evaluations: 6 },
      { state: 'REVOKED', started: null, finished: 2, tasks: 1, evaluations: 0 },
      { state: 'SUCCESS', started: 0, finished: 2, tasks: 1, evaluations: 3 },
    ]);
  });

  test('keeps the last checkpoint of a run until the run has ended', async () => {
    const task = newTask();
    const steps = finished(task);
    await store.commit({ tasks: steps.slice(0, 2) });
    await store.commit({ tasks: [], checkpoints: [checkpointOf(task.id)] });
    const large = checkpointOf(task.id, 100_000);
    await store.commit({ tasks: [], checkpoints: [{ ...large, state: large.state.slice() }] });
    await reopen();
    const { attempt: _, ...kept } = large;
    assert.deepEqual(await store.checkpoint(task.id), kept);
    await store.commit({ tasks: steps.slice(2) });
    assert.equal(await store.checkpoint(task.id), undefined);
  });

  test('a checkpoint takes back what its task had survived', async () => {
    const task = newTask();
    const events: TaskEvent[] = [
      { type: 'started', at: 2 },
      { type: 'interrupted', at: 3 },
      { type: 'started', at: 4 },
    ];
    await store.commit({ tasks: [task, ...through(task, ...events)] });
    await store.commit({ tasks: [], checkpoints: [checkpointOf(task.id, 3, 1)] });
    assert.equal((await store.find(task.id))?.interruptions, 1, 'that of an attempt that was lost since');
    await store.commit({ tasks: [], checkpoints: [checkpointOf(task.id, 3, 2)] });
    assert.equal((await store.find(task.id))?.interruptions, 0);
  });

  test('keeps which task another one runs again', async () => {
    const [first, plain] = [newTask(), newTask()];
    const again: Task = { ...newTask(), repeats: first.id };
    await store.commit({ tasks: [...finished(first), plain, ...finished(again)] });
    await reopen();
    const kept = await Promise.all([again, plain].map(({ id }) => store.find(id)));
    assert.deepEqual(
      kept.map((task) => task?.repeats),
      [first.id, undefined],
    );
    const { tasks } = await store.list({ group: again.group });
    assert.deepEqual(
      tasks.map(({ repeats }) => repeats),
      [first.id],
    );
  });

  test('deletes finished tasks only, with all that belongs to them', async () => {
    const [done, waits] = [newTask('a'), newTask('b')];
    await store.commit({ tasks: [...finished(done), waits] });
    assert.deepEqual(await store.delete([done.id, waits.id, 'nobody']), [done.id]);
    assert.equal(await store.find(done.id), undefined);
    assert.deepEqual([await store.group('a'), (await store.group('b')).length], [[], 1]);
  });

  test('prunes what is too old and what is too many, oldest first, and no active one', async () => {
    const tasks = Array.from({ length: 6 }, () => newTask('g'));
    await store.commit({ tasks: tasks.flatMap((task, i) => (i === 0 ? [task] : finished(task, i === 5 ? 10 : 100))) });
    const left = async () => (await store.list({})).tasks.map(({ number }) => number);
    assert.equal(await store.prune({ before: 50, keep: 100 }), 1);
    assert.deepEqual(await left(), [5, 4, 3, 2, 1]);
    assert.equal(await store.prune({ before: 50, keep: 2 }), 2);
    assert.deepEqual(await left(), [5, 4, 1]);
    assert.equal(await store.prune({ before: 50, keep: 2 }), 0);
  });

  test('keeps all of a commit or nothing', async () => {
    const task = newTask();
    await store.commit({ tasks: [task] });
    const other = newTask('other');
    const impossible = { ...other, id: 'another', number: other.number }; // two tasks of one number
    await assert.rejects(store.commit({ tasks: [other, impossible] }), { name: 'StoreError', code: 'failed' });
    assert.deepEqual(
      (await store.active()).map(({ id }) => id),
      [task.id],
    );
    await store.commit({ tasks: [newTask()] });
  });

  test('takes the same commit twice, as after a connection that broke before its end was told', async () => {
    const task = newTask();
    const changes = { tasks: finished(task) };
    await store.commit(changes);
    await store.commit(changes);
    assert.deepEqual(await store.find(task.id), changes.tasks.at(-1));
  });

  test('takes commits, deletions and questions at once', async () => {
    const tasks = Array.from({ length: 20 }, () => newTask());
    await Promise.all(
      tasks.flatMap((task) => [store.commit({ tasks: finished(task) }), store.delete(['nobody']), store.list({})]),
    );
    const deleted = await Promise.all(tasks.map(({ id }) => store.delete([id])));
    assert.deepEqual(
      deleted,
      tasks.map(({ id }) => [id]),
    );
  });
}
