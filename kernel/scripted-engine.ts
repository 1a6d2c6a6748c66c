import { exampleTask, runningTask } from '../engine/charts/example-task.ts';
import type { EngineClient } from '../engine/client/engine-client.ts';
import { EngineError } from '../engine/client/errors.ts';
import type { SandboxSettings } from '../engine/tasks/fitness.ts';
import { isFinal, type Task } from '../engine/tasks/task.ts';

/** An engine for tests of the kernel's order of events: each submission gets one task, which moves when the test says so. */
export interface ScriptedEngine extends EngineClient {
  readonly submitted: readonly string[];
  /** The settings of the sandbox that came with each submission. */
  readonly sandboxes: readonly (SandboxSettings | undefined)[];
  readonly cancelled: readonly string[];
  /** Moves the task of the newest group. */
  move(change: Partial<Task>): void;
  finish(): void;
  fail(message: string): void;
  lose(reason: string): void;
}

interface Watcher {
  readonly group: string;
  readonly onTask: (task: Task) => void;
  readonly resolve: (tasks: readonly Task[]) => void;
  readonly reject: (error: Error) => void;
}

export function createScriptedEngine(): ScriptedEngine {
  const tasks: Task[] = [];
  const watchers: Watcher[] = [];
  const submitted: string[] = [];
  const sandboxes: (SandboxSettings | undefined)[] = [];
  const cancelled: string[] = [];
  let onLost: ((reason: string) => void) | undefined;

  const replace = (task: Task) => {
    tasks[tasks.findIndex((other) => other.id === task.id)] = task;
    for (const watcher of watchers.filter(({ group }) => group === task.group)) {
      watcher.onTask(task);
      if (isFinal(task.state)) watcher.resolve([task]);
    }
  };
  const newest = () => tasks.at(-1)!;
  const move = (change: Partial<Task>) => replace({ ...newest(), ...change });

  return {
    submitted,
    sandboxes,
    cancelled,
    move,
    finish: () => move(exampleTask({ task: { id: newest().id, group: newest().group } })),
    fail: (message) => move({ state: 'FAILURE', error: { kind: 'user', message } }),
    lose(reason) {
      for (const { reject } of watchers) reject(new EngineError('lost', reason));
      onLost?.(reason);
    },
    async submit({ text, sandbox }) {
      submitted.push(text);
      sandboxes.push(sandbox);
      const id = String(submitted.length);
      const { progress: _, ...task } = runningTask({ task: { id: `task-${id}`, group: `group-${id}` } });
      tasks.push({ ...task, state: 'PENDING' });
      return { ok: true, group: task.group, tasks: [newest()], findings: [] };
    },
    watch: (name, onTask) =>
      new Promise((resolve, reject) => {
        watchers.push({ group: name, onTask, resolve, reject });
        const own = tasks.filter(({ group }) => group === name);
        for (const task of own) onTask(task);
        if (own.every(({ state }) => isFinal(state))) resolve(own);
      }),
    async cancel(id) {
      cancelled.push(id);
      const { result } = exampleTask({ result: { stop_reason: 'cancelled' } });
      replace({ ...tasks.find((task) => task.id === id)!, state: 'REVOKED', result: result! });
      return 'cancelled';
    },
    tasks: async () => tasks,
    group: async (name) => tasks.filter(({ group }) => group === name),
    show: async (id) => tasks.find((task) => task.id === id),
    fitnessCode: unscripted,
    list: unscripted,
    read: unscripted,
    count: unscripted,
    throughput: unscripted,
    retry: unscripted,
    delete: unscripted,
    containers: unscripted,
    status: async () => ({
      version: '0',
      pid: 0,
      startedAt: 0,
      running: 0,
      queued: 0,
      concurrency: 1,
      clients: 1,
      logFile: '',
      notices: [],
    }),
    observe: unscripted,
    stop: async () => undefined,
    onLost(listener) {
      onLost = listener;
    },
    dispose: () => undefined,
  };
}

const unscripted = async (): Promise<never> => {
  throw new Error('The scripted engine keeps no history.');
};
