/** A scheduler with a real store and runs that do as a test says, and a model that its tasks are checked against. */
import assert from 'node:assert/strict';
import { setTimeout as delay } from 'node:timers/promises';
import fc from 'fast-check';
import { exampleTask } from '../charts/example-task.ts';
import type { ResumePoint, RunEvent, RunHandle } from './run-pool.ts';
import { Scheduler } from './scheduler.ts';
import { isFinal, type RunResult, type Task, type TaskState } from './task.ts';
import type { TaskStore } from './task-store.ts';

const runEvents = ['progress', 'checkpoint', 'ended', 'failed', 'lost', 'overran'] as const;

/** Something that happens to the engine; `which` counts modulo what there is. */
export type Operation =
  | { readonly kind: 'submit'; readonly tasks: number; readonly priority: number }
  | { readonly kind: 'run'; readonly which: number; readonly event: (typeof runEvents)[number] }
  | { readonly kind: 'cancel' | 'retry' | 'delete'; readonly which: number }
  | { readonly kind: 'settle' | 'crash' | 'clock-back' };

/** Sequences of operations. */
export function operationsOf(length: number): fc.Arbitrary<Operation[]> {
  const which = fc.nat(50);
  const kind = <T extends string>(name: T) => fc.constant(name);
  return fc.array(
    fc.oneof(
      { weight: 15, arbitrary: fc.record({ kind: kind('submit'), tasks: fc.integer({ min: 1, max: 3 }), priority: fc.nat(2) }) },
      { weight: 40, arbitrary: fc.record({ kind: kind('run'), which, event: fc.constantFrom(...runEvents) }) },
      { weight: 10, arbitrary: fc.record({ kind: fc.constantFrom('cancel', 'retry', 'delete'), which }) },
      { weight: 5, arbitrary: fc.record({ kind: fc.constantFrom('settle', 'crash') }) },
      { weight: 1, arbitrary: fc.record({ kind: fc.constant('clock-back') }) },
    ),
    { maxLength: length },
  );
}

/** From each state, those that may come next. */
const legal: Readonly<Record<TaskState, readonly TaskState[]>> = {
  PENDING: ['STARTED', 'REVOKED'],
  STARTED: ['RETRY', 'SUCCESS', 'FAILURE', 'REVOKED'],
  RETRY: ['STARTED', 'REVOKED'],
  SUCCESS: [],
  FAILURE: [],
  REVOKED: [],
};

interface Run extends RunHandle {
  readonly listen: (event: RunEvent) => void;
  readonly resume: ResumePoint | undefined;
}

export class TaskWorld {
  version = '1';
  private readonly openStore: () => Promise<TaskStore>;
  private store!: TaskStore; // set by open
  private scheduler!: Scheduler; // set by open
  private runs: Run[] = [];
  /** The newest that anyone was told of each task. */
  private readonly told = new Map<string, Task>();
  private readonly deleted = new Set<string>();
  private readonly started: number[] = [];
  private time = 1_000_000_000;

  constructor(openStore: () => Promise<TaskStore>) {
    this.openStore = openStore;
  }

  async open(): Promise<void> {
    this.store = await this.openStore();
    this.runs = [];
    const runs = this.runs;
    const pool = {
      run: (_: unknown, listen: (event: RunEvent) => void, resume?: ResumePoint): RunHandle => {
        const end = (event: RunEvent): void => {
          runs.splice(runs.indexOf(run), 1);
          listen(event);
        };
        const run: Run = {
          listen: (event) => (['progress', 'checkpoint'].includes(event.type) ? listen(event) : end(event)),
          resume,
          usage: async () => undefined,
          cancel: () => queueMicrotask(() => runs.includes(run) && end({ type: 'ended', result: result('cancelled') })),
        };
        runs.push(run);
        return run;
      },
      close: async () => undefined,
    };
    this.scheduler = await Scheduler.open({
      pool,
      store: this.store,
      concurrency: 2,
      now: () => (this.time += 100_000), // so that every wait is over at once
      random: () => 0,
      version: this.version,
      host: 'here',
      warn: () => undefined,
    });
    const { scheduler } = this;
    scheduler.onChange((task) => scheduler === this.scheduler && this.hear(task));
    await this.settle();
  }

  private hear(task: Task): void {
    const before = this.told.get(task.id);
    assert.ok(!this.deleted.has(task.id), 'a deleted task was told of');
    assertFollows(before, task);
    if (task.state === 'STARTED' && task.transitions.length !== before?.transitions.length) this.started.push(task.number);
    this.told.set(task.id, task);
  }

  async do(operation: Operation): Promise<void> {
    const ids = [...this.told.keys()].filter((id) => !this.deleted.has(id));
    const pick = <T>(items: readonly T[]): T | undefined =>
      'which' in operation ? items[operation.which % Math.max(1, items.length)] : undefined;
    const id = pick(ids);
    switch (operation.kind) {
      case 'submit': {
        const { spec } = exampleTask();
        const { tasks } = await this.scheduler.submit(Array(operation.tasks).fill(spec), operation.priority);
        for (const task of tasks) if (!this.told.has(task.id)) this.hear(task);
        break;
      }
      case 'run':
        pick(this.runs)?.listen(eventOf(operation.event));
        break;
      case 'cancel':
        if (id) assert.ok(await this.scheduler.cancel(id));
        break;
      case 'retry':
        if (id) await this.retry(id);
        break;
      case 'delete':
        if (id) for (const gone of await this.store.delete([id])) this.deleted.add(gone);
        break;
      case 'settle':
        await this.settle();
        break;
      case 'clock-back':
        this.time -= 3_600_000;
        break;
      case 'crash':
        await this.crash();
    }
  }

  private async retry(id: string): Promise<void> {
    const retried = await this.scheduler.retry([id]);
    if ('reason' in retried) assert.equal(retried.reason, 'not finished');
    else {
      const [again] = retried.tasks;
      assert.deepEqual([again?.repeats, retried.tasks.length], [id, 1]);
      if (again && !this.told.has(again.id)) this.hear(again);
    }
  }

  /** The engine ends in the middle of whatever it does, and another one starts. */
  private async crash(): Promise<void> {
    const { scheduler, store } = this;
    this.scheduler = undefined as never; // nothing of it is heard any more
    await store.close();
    await scheduler.close().catch(() => undefined); // only its timers are of interest
    await this.open();
    await this.check();
  }

  private settle = (): Promise<void> => this.scheduler.settle();

  /** Lets every run end well until none is left. */
  async finishAll(): Promise<void> {
    for (; this.scheduler.activeCount > 0; await delay(1)) {
      for (const run of [...this.runs]) run.listen(eventOf('ended'));
      await this.settle();
    }
  }

  /** What was told is kept, all of it, and nothing else is. */
  async check(): Promise<void> {
    for (const [id, told] of this.told) {
      const kept = await this.scheduler.history.find(id);
      if (this.deleted.has(id)) assert.equal(kept, undefined);
      else {
        assert.ok(kept, `task ${id} was lost`);
        assert.deepEqual(kept.transitions.slice(0, told.transitions.length), told.transitions);
        if (isFinal(told.state) && kept.transitions.length === told.transitions.length) assert.deepEqual(kept, told);
      }
    }
    const { tasks } = await this.store.list({ limit: 1000 });
    for (const { id } of tasks) assert.ok(this.told.has(id), `task ${id} came from nowhere`);
  }

  startedNumbers(): readonly number[] {
    return this.started;
  }

  /** What each run under way was given to go on from. */
  resumedFrom(): (string | undefined)[] {
    return this.runs.map(({ resume }) => resume && Buffer.from(resume.state).toString());
  }

  async close(): Promise<void> {
    await this.scheduler.close();
  }
}

/** Every state that was skipped between must be legal too: each is one transition. */
function assertFollows(before: Task | undefined, after: Task): void {
  const known = before?.transitions ?? [];
  assert.deepEqual(after.transitions.slice(0, known.length), known);
  assert.equal(after.transitions.at(-1)?.state, after.state);
  for (let i = 1; i < after.transitions.length; i++) {
    const [from, to] = [after.transitions[i - 1].state, after.transitions[i].state];
    assert.ok(legal[from].includes(to), `${from} -> ${to}`);
    assert.ok(after.transitions[i].at >= after.transitions[i - 1].at, `${from} -> ${to} goes back in time`);
  }
}

function eventOf(type: (typeof runEvents)[number]): RunEvent {
  switch (type) {
    case 'progress':
      return { type, progress: result('target') };
    case 'checkpoint':
      return { type, state: new Uint8Array(Buffer.from('a checkpoint')), evaluations: 1, seconds: 1 };
    case 'ended':
      return { type, result: result('target') };
    case 'failed':
      return { type, error: { kind: 'user', message: 'x' } };
    case 'lost':
      return { type, reason: { template: 'x', parts: [] } };
    case 'overran':
      return { type, limit: 'hard_seconds' };
  }
}

const result = (stop_reason: RunResult['stop_reason']): RunResult => ({ ...(exampleTask().result as RunResult), stop_reason });
