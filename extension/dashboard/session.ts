import type { EngineClient } from '../../engine/client/engine-client.ts';
import { summarizeTask } from '../../engine/tasks/summarize-task.ts';
import type { Task } from '../../engine/tasks/task.ts';
import type { Page, PlaceInOrder, TaskQuery } from '../../engine/tasks/task-store.ts';
import type { NewCell } from '../commands/define.ts';
import { deletionOfOne, deletionOfSeveral } from '../deletion-question.ts';
import type { EngineMonitor } from '../monitor/engine-monitor.ts';
import { retriedText } from '../tasks-view/retried-text.ts';
import { t } from '../words.ts';
import type { Answers, Question } from './messages.ts';
import { newestFirst } from './page/listing.ts';
import { repeatingCells } from './repeating-cells.ts';

/** What the session needs of the editor. */
export interface SessionHost {
  /** @returns whether the person agreed */
  confirm(message: string, action: string): Promise<boolean>;
  copy(text: string): Promise<void>;
  openNotebook(cells: readonly NewCell[]): Promise<void>;
  runCommand(command: string): Promise<void>;
  /** Asks where to, and writes the tasks there as they come. @returns the place, or null */
  save(tasks: () => AsyncIterable<Task>): Promise<string | null>;
}

/** Answers one question of a page; a task that it names twice is meant once. @throws Error with a message for a person */
export async function answer(asked: Question, monitor: EngineMonitor, host: SessionHost): Promise<Answers[Question['kind']]> {
  const question = withIdsOnce(asked);
  switch (question.kind) {
    case 'copy':
      await host.copy(question.text);
      return true;
    case 'open':
      await openTask(question.id, await monitor.client(), host);
      return true;
    case 'command':
      await host.runCommand(question.command);
      return true;
    case 'delete':
      return removeTasks(question.ids, monitor, host);
    case 'list':
      return (await monitor.client()).list(question.query as TaskQuery); // the schema of messages is that of queries
    case 'throughput': {
      const { minutes, bars } = question;
      return (await monitor.client()).throughput({ minutes, bars });
    }
    case 'tasks': {
      const client = await monitor.client();
      const found = await Promise.all(question.ids.map((id) => client.show(id)));
      return found.flatMap((task) => task ?? []);
    }
    case 'cancel': {
      const client = await monitor.client();
      await Promise.all(question.ids.map((id) => client.cancel(id)));
      return true;
    }
    case 'retry': {
      const client = await monitor.client();
      return retriedText(await client.retry(question.ids));
    }
    case 'export': {
      const client = await monitor.client();
      const { ids, query = {} } = question;
      return host.save(() => (ids ? chosen(client, ids) : matching(client, query as TaskQuery))); // one of the two is there
    }
  }
}

const withIdsOnce = (question: Question): Question =>
  'ids' in question && question.ids ? { ...question, ids: [...new Set(question.ids)] } : question;

async function openTask(id: string, client: EngineClient, host: SessionHost): Promise<void> {
  const task = await client.show(id);
  if (task === undefined) throw new Error(t('There is no task {0} any more; it was deleted.', id));
  await host.openNotebook(repeatingCells(task.spec, task.spec.fitness && (await client.fitnessCode(id))));
}

async function removeTasks(ids: readonly string[], monitor: EngineMonitor, host: SessionHost): Promise<readonly string[]> {
  if (ids.length === 0) return [];
  const client = await monitor.client();
  const only = ids.length === 1 ? await client.show(ids[0]) : undefined;
  if (ids.length === 1 && only === undefined) return []; // deleted meanwhile
  const question = only ? deletionOfOne(summarizeTask(only)) : deletionOfSeveral(ids.length);
  const agreed = await host.confirm(question, t('Delete'));
  return agreed ? client.delete(ids) : [];
}

async function* chosen(client: EngineClient, ids: readonly string[]): AsyncGenerator<Task> {
  for (const id of ids) {
    const task = await client.show(id);
    if (task) yield task;
  }
}

async function* matching(client: EngineClient, query: TaskQuery): AsyncGenerator<Task> {
  let last: PlaceInOrder | null | undefined;
  while (last !== null) {
    const page: Page<Task> = await client.read({ order: newestFirst, ...query, ...(last ? { after: last } : {}) });
    yield* page.tasks;
    last = page.last ?? null;
  }
}
