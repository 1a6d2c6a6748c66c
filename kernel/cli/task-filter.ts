import { type Command, InvalidArgumentError, Option } from 'commander';
import type { EngineClient } from '../../engine/client/engine-client.ts';
import { type TaskState, taskStates } from '../../engine/tasks/task.ts';
import { maxPage, type TaskQuery } from '../../engine/tasks/task-store.ts';
import { findGroup } from './find-task.ts';

/** Options that choose tasks. */
export interface FilterOptions {
  readonly state?: readonly TaskState[];
  readonly text?: string;
  readonly group?: string;
}

/** Adds the options that choose tasks. */
export const addFilter = (command: Command): Command =>
  command
    .addOption(new Option('--state <state...>', 'only tasks in these states').choices(taskStates))
    .option('--text <text>', 'only tasks with this in their id, group, algorithm or problem')
    .option('--group <group>', 'only tasks of this group; the beginning of its id is enough');

/** What the options ask for. @throws CommandFailure where there is no such group */
export const queryOf = async (client: EngineClient, { state, text, group }: FilterOptions): Promise<TaskQuery> => ({
  ...(state ? { states: state } : {}),
  ...(text === undefined ? {} : { text }),
  ...(group === undefined ? {} : { group: await findGroup(client, group) }),
});

/** Reads a whole number of at least 1. */
export function wholeNumber(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value) || value < 1) throw new InvalidArgumentError('Expected a whole number of at least 1.');
  return value;
}

/** Reads the size of a page. */
export function pageSize(text: string): number {
  const value = wholeNumber(text);
  if (value > maxPage) throw new InvalidArgumentError(`Expected at most ${maxPage}.`);
  return value;
}
