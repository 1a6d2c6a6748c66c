/** JSON-RPC 2.0 between engine and clients, framed as in the Language Server Protocol. */
import type { Readable } from 'node:stream';
import { type MessageReader, NotificationType, RequestType, StreamMessageReader } from 'vscode-jsonrpc/node';
import type { Check } from '../../sandbox/check.ts';
import type { DockerAddress } from '../../sandbox/drivers/docker-address.ts';
import type { EngineStatus, Submission, SubmitRequest } from '../client/engine-client.ts';
import type { Overview } from '../monitor/overview.ts';
import type { Throughput, ThroughputQuery } from '../monitor/throughput.ts';
import type { Task, TaskState } from '../tasks/task.ts';
import type { Page, TaskQuery, TaskSummary } from '../tasks/task-store.ts';

export interface Hello {
  readonly token: string;
  readonly version: string;
  /** A mere watcher: it keeps no engine from ending itself when there is nothing to do. */
  readonly isWatcher?: boolean;
  /** The container engine of this client, for the runs it asks for; absent: that of the engine's own environment. */
  readonly docker?: DockerAddress;
  /** The key agent of this client, where its container engine is reached by ssh; the newest one is used, and none is stored. */
  readonly sshAgent?: string;
}

/** Must come first; any other message before it ends the connection. */
export const hello = new RequestType<Hello, true, void>('hello');
export const submit = new RequestType<SubmitRequest, Submission, void>('submit');
/** Answers the ids of the group's tasks; `taskChanged` follows for each of them as it is, and then for each change. */
export const watch = new RequestType<{ group: string }, string[], void>('watch');
export const cancel = new RequestType<{ task: string }, 'cancelled' | 'already finished', void>('cancel');
/** Those that are not finished. */
export const tasks = new RequestType<Record<string, never>, Task[], void>('tasks');
export const group = new RequestType<{ group: string }, Task[], void>('group');
/** Null where there is no such task. */
export const show = new RequestType<{ task: string }, Task | null, void>('show');
/** The text of a task's fitness as it runs, which tasks are told without; null where there is no such task, or it has none. */
export const fitnessCode = new RequestType<{ task: string }, string | null, void>('fitnessCode');
export const list = new RequestType<TaskQuery, Page<TaskSummary>, void>('list');
/** As `list`, but whole tasks, and so at most {@link maxWholeTasks} of them. */
export const read = new RequestType<TaskQuery, Page<Task>, void>('read');
export const count = new RequestType<Record<string, never>, Readonly<Record<TaskState, number>>, void>('count');
/** What was done when, by the store. */
export const throughput = new RequestType<ThroughputQuery, Throughput, void>('throughput');
/** Answers the new tasks that repeat these finished ones, all in one new group. */
/** Tasks of one call of `retry`. */
export const maxRetried = 10_000;
export const retry = new RequestType<{ tasks: readonly string[] }, Task[], void>('retry');
/** Answers the ids of those that were there and finished. */
export const remove = new RequestType<{ tasks: readonly string[] }, string[], void>('delete');
export const status = new RequestType<Record<string, never>, EngineStatus, void>('status');
/** Whether the engine reaches the container engine of this client. */
export const containers = new RequestType<Record<string, never>, Check, void>('containers');
export const stop = new RequestType<Record<string, never>, true, void>('stop');
/** Answers once the first `overviewChanged` is on its way; more follow, four a second at most, until the connection ends. */
export const observe = new RequestType<Record<string, never>, true, void>('observe');
export const overviewChanged = new NotificationType<Overview>('overviewChanged');
/** Why an engine ends. */
export interface Ending {
  readonly reason: string;
  /** False where the file of the tasks is damaged, which the next start sets aside. */
  readonly keepsTasks: boolean;
}
/** The engine ends by itself; its connections close next. */
export const ending = new NotificationType<Ending>('ending');
export const taskChanged = new NotificationType<Task>('taskChanged');

/** Largest message either side takes, in bytes. */
export const maxMessageBytes = 8 * 1024 * 1024;

/** Tasks that a page of `read` holds at most: each may take some 10 kB, and one with many variables more. */
export const maxWholeTasks = 100;

/** Reads messages. */
export function readerOf(stream: Readable): MessageReader {
  const reader = new StreamMessageReader(stream);
  // Its timer would keep what was read of a message for good where the rest never comes.
  reader.partialMessageTimeout = 0;
  return reader;
}
