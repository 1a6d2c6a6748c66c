/** JSON-RPC 2.0 between engine and clients, framed as in the Language Server Protocol. */
import { NotificationType, RequestType } from 'vscode-jsonrpc';
import type { EngineStatus, Submission } from '../client/engine-client.ts';
import type { Task } from '../tasks/task.ts';

/** Must come first; any other message before it ends the connection. */
export const hello = new RequestType<{ token: string; version: string }, true, void>('hello');
export const submit = new RequestType<{ text: string }, Submission, void>('submit');
/** Answers the tasks of the group as they are; `taskChanged` follows for each change. */
export const watch = new RequestType<{ group: string }, Task[], void>('watch');
export const cancel = new RequestType<{ task: string }, 'cancelled' | 'already finished', void>('cancel');
export const tasks = new RequestType<Record<string, never>, Task[], void>('tasks');
export const status = new RequestType<Record<string, never>, EngineStatus, void>('status');
export const stop = new RequestType<Record<string, never>, true, void>('stop');
export const taskChanged = new NotificationType<Task>('taskChanged');

/** Largest message either side takes, in bytes. */
export const maxMessageBytes = 8 * 1024 * 1024;
