import type { EngineClient } from '../../engine/client/engine-client.ts';
import type { TaskSummary } from '../../engine/tasks/task-store.ts';
import { CommandFailure, type ErrorReport, misused } from './failure.ts';

/** What names a task. */
export const taskHelp = 'number or id, as tasks list shows them; the beginning of an id is enough where no other begins so';

/** Digits that are no whole id stand for a number: the beginning of an id they could be, too, would be another task once that one is deleted. */
const isNumber = (word: string): boolean => /^[1-9]\d{0,8}$/.test(word);

/** The id of the task that a person means by its id, by its number, or by the beginning of its id. @throws CommandFailure */
export async function findTask(client: EngineClient, word: string): Promise<string> {
  const id = await findTaskOrNone(client, word);
  if (id === undefined) throw unknown(`There is no task ${word}: see optimizehub tasks list.`);
  return id;
}

/** All of them: one that is unknown leaves the others as they are. @throws CommandFailure that tells each that is unknown */
export async function findTasks(client: EngineClient, words: readonly string[]): Promise<string[]> {
  const found = await Promise.allSettled(words.map((word) => findTask(client, word)));
  const failures = found.flatMap((one) => (one.status === 'rejected' ? [one.reason] : []));
  const [first, ...others] = failures.flatMap((failure): readonly ErrorReport[] => {
    if (failure instanceof CommandFailure) return failure.reports;
    throw failure;
  });
  if (first === undefined) return found.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
  const rest = words.length - failures.length;
  const note = {
    kind: 'task',
    message: rest === 1 ? 'The other task was left as it was.' : `The other ${rest} tasks were left as they were.`,
  } as const;
  throw new CommandFailure([first, ...others, ...(rest > 0 ? [note] : [])]);
}

/** A task, or else a group, meant by its id or the beginning of it. @throws CommandFailure */
export async function findTaskOrGroup(
  client: EngineClient,
  word: string,
): Promise<{ readonly task: string } | { readonly group: string }> {
  if (word !== '' && (await client.group(word)).length > 0) return { group: word };
  const task = await findTaskOrNone(client, word);
  if (task !== undefined) return { task };
  const groups = isNumber(word) ? [] : await beginningWith(client, 'group', word);
  if (groups.length > 1) throw ambiguous('group', word, groups);
  const [group] = groups;
  if (group === undefined) throw unknown(`There is no task and no group ${word}: see optimizehub tasks list.`);
  return { group };
}

async function findTaskOrNone(client: EngineClient, word: string): Promise<string | undefined> {
  if (word === '') throw misused('Expected the number or the id of a task, got nothing.');
  if ((await client.show(word)) !== undefined) return word;
  if (isNumber(word)) {
    const { tasks } = await client.list({ before: Number(word) + 1, limit: 1 });
    return tasks.find(({ number }) => number === Number(word))?.id;
  }
  const ids = await beginningWith(client, 'id', word);
  if (ids.length > 1) throw ambiguous('task', word, ids);
  return ids[0];
}

/** The first two ids that begin so, in order. */
async function beginningWith(client: EngineClient, by: 'id' | 'group', start: string): Promise<string[]> {
  const found: string[] = [];
  for (let after = start; found.length < 2; ) {
    // Nothing has the number 0, so that this is the place behind all that have this value.
    const query = { order: { by, descending: false }, after: { number: 0, value: after }, limit: 1 };
    const [next] = (await client.list(query)).tasks.map((task: TaskSummary) => task[by]);
    if (next === undefined || !next.startsWith(start)) break;
    found.push(next);
    after = next;
  }
  return found;
}

const unknown = (message: string): CommandFailure => new CommandFailure([{ kind: 'task', message }]);

const ambiguous = (what: 'task' | 'group', word: string, [first, second]: readonly string[]): CommandFailure =>
  unknown(`More than one ${what} begins with ${word}, such as ${first} and ${second}; write more of its id.`);
