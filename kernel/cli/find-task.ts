import type { EngineClient } from '../../engine/client/engine-client.ts';
import { summarizeTask } from '../../engine/tasks/summarize-task.ts';
import { maxPage, type TaskSummary } from '../../engine/tasks/task-store.ts';
import { CommandFailure, type ErrorReport, misused } from './failure.ts';

/** What names tasks, the same for every command. */
export const tasksHelp =
  'tasks by number or id, or all of a group by its id, as tasks list shows them; the beginning of an id is enough where no other begins so';

/** A task that a person named, alone or with its group. */
export interface FoundTask {
  readonly task: TaskSummary;
  /** As the person will know it again. */
  readonly name: string;
}

/** Digits that are no whole id stand for a number: the beginning of an id they could be, too, would be another task once that one is deleted. */
const isNumber = (word: string): boolean => /^[1-9]\d{0,8}$/.test(word);

/**
 * The tasks that a person means by their ids, numbers and groups, in that order, each once.
 * @throws CommandFailure that tells each word that means none
 */
export async function findTasks(client: EngineClient, words: readonly string[]): Promise<FoundTask[]> {
  const {
    found,
    reports: [first, ...rest],
  } = await lookUp(client, words);
  if (first !== undefined) throw new CommandFailure([first, ...rest]);
  return found;
}

/** As `findTasks`, for a command that changes them: the failure tells, too, that the others are left as they are. */
export async function findTasksToChange(client: EngineClient, words: readonly string[]): Promise<FoundTask[]> {
  const { found, reports } = await lookUp(client, words);
  if (reports.length > 0) throw leavingOthers(reports, found.length);
  return found;
}

async function lookUp(
  client: EngineClient,
  words: readonly string[],
): Promise<{ readonly found: FoundTask[]; readonly reports: readonly ErrorReport[] }> {
  const results = await Promise.allSettled(words.map((word) => findTasksOf(client, word)));
  const found = new Map(
    results.flatMap((one) => (one.status === 'fulfilled' ? one.value : [])).map((one) => [one.task.id, one] as const),
  );
  const reports = results.flatMap((one): readonly ErrorReport[] => {
    if (one.status === 'fulfilled') return [];
    if (one.reason instanceof CommandFailure) return one.reason.reports;
    throw one.reason;
  });
  return { found: [...found.values()], reports };
}

/** Reasons why nothing was done to any task. @param others how many tasks it would have been done to else */
export function leavingOthers([first, ...rest]: readonly ErrorReport[], others: number): CommandFailure {
  if (first === undefined) throw new Error('Expected a reason.');
  const message = others === 1 ? 'The other task was left as it was.' : `The other ${others} tasks were left as they were.`;
  return new CommandFailure([first, ...rest, ...(others > 0 ? [{ kind: 'task', message } as const] : [])]);
}

/** The id of the group that a person means by it, or by its beginning. @throws CommandFailure */
export async function findGroup(client: EngineClient, word: string): Promise<string> {
  if (word === '') throw misused('Expected the id of a group, got nothing.');
  if (await isGroup(client, word)) return word;
  const groups = await beginningWith(client, 'group', word);
  if (groups.length > 1) throw ambiguous(word, groups, 'More than one group begins');
  if (groups[0] === undefined) throw unknown(`There is no group ${word}: see optimizehub tasks list.`);
  return groups[0];
}

async function findTasksOf(client: EngineClient, word: string): Promise<FoundTask[]> {
  if (word === '') throw misused('Expected the number or the id of a task, or the id of a group, got nothing.');
  const exact = await client.show(word);
  if (exact !== undefined) return [{ task: summarizeTask(exact), name: word }];
  if (isNumber(word)) {
    const { tasks } = await client.list({ before: Number(word) + 1, limit: 1 });
    const numbered = tasks.filter(({ number }) => number === Number(word));
    if (numbered.length > 0) return numbered.map((task) => ({ task, name: `${word} (${task.id})` }));
  }
  if (await isGroup(client, word)) return tasksOf(client, word);
  const [ids, groups] = isNumber(word)
    ? [[], []]
    : await Promise.all([beginningWith(client, 'id', word), beginningWith(client, 'group', word)]);
  const [id] = ids;
  const [group] = groups;
  if (ids.length > 1) throw ambiguous(word, ids, 'More than one task begins');
  if (groups.length > 1) throw ambiguous(word, groups, 'More than one group begins');
  if (id !== undefined && group !== undefined) throw ambiguous(word, [id, group], 'A task and a group begin');
  if (group !== undefined) return tasksOf(client, group);
  const task = id === undefined ? undefined : await client.show(id);
  if (task === undefined) throw unknown(`There is no task and no group ${word}: see optimizehub tasks list.`);
  return [{ task: summarizeTask(task), name: `${word} (${task.id})` }];
}

const isGroup = async (client: EngineClient, word: string): Promise<boolean> =>
  (await client.list({ group: word, limit: 1 })).tasks.length > 0;

/** In the order in which they were submitted. */
async function tasksOf(client: EngineClient, group: string): Promise<FoundTask[]> {
  const found: TaskSummary[] = [];
  for (let before: number | null | undefined; before !== null; ) {
    const page = await client.list({ group, limit: maxPage, ...(before === undefined ? {} : { before }) });
    found.push(...page.tasks);
    before = page.next;
  }
  return found.reverse().map((task) => ({ task, name: task.id }));
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

const ambiguous = (word: string, [first, second]: readonly string[], what: string): CommandFailure =>
  unknown(`${what} with ${word}, such as ${first} and ${second}; write more of the id that you mean.`);
