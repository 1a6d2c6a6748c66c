import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { exampleTask } from '../../engine/charts/example-task.ts';
import type { EngineClient } from '../../engine/client/engine-client.ts';
import type { Task } from '../../engine/tasks/task.ts';
import type { TaskQuery } from '../../engine/tasks/task-store.ts';
import { defaultLimits } from '../../sandbox/sandbox.ts';
import type { NewCell } from '../commands/define.ts';
import type { EngineMonitor } from '../monitor/engine-monitor.ts';
import { saveTasks } from './save-tasks.ts';
import { answer, type SessionHost } from './session.ts';

const tasks = [3, 2, 1].map((number) => exampleTask({ task: { id: `t${number}`, number } }));

const fitness = { name: './throws.ts', language: 'javascript', code: '', driver: 'auto', limits: defaultLimits } as const;
const withFitness: Task = { ...tasks[0]!, id: 'own', spec: { ...tasks[0]!.spec, fitness } };

function session(agrees: boolean) {
  const deleted: string[] = [];
  const asked: string[] = [];
  const saved: Task[] = [];
  const opened: NewCell[] = [];
  // The parts of an engine that a page asks for, two tasks a page.
  const client = {
    show: async (id: string) => (id === 'own' ? withFitness : tasks.find((task) => task.id === id)),
    fitnessCode: async () => 'function fitness(x) { return x[0]; }',
    read: async ({ after }: TaskQuery) => {
      const page = tasks.filter(({ number }) => number < (after?.number ?? 4)).slice(0, 2);
      const { number } = page.at(-1)!;
      return { tasks: page, next: null, last: number > 1 ? { number, value: number } : null };
    },
    delete: async (ids: string[]) => {
      deleted.push(...ids);
      return ids;
    },
  } as unknown as EngineClient;
  const host: SessionHost = {
    confirm: async (message) => {
      asked.push(message);
      return agrees;
    },
    copy: async () => undefined,
    openNotebook: async (cells) => void opened.push(...cells),
    runCommand: async () => undefined,
    async save(read) {
      for await (const task of read()) saved.push(task);
      return 'there';
    },
  };
  const monitor = { client: async () => client } as unknown as EngineMonitor; // a session asks for nothing else
  return { deleted, asked, saved, opened, ask: (question: Parameters<typeof answer>[0]) => answer(question, monitor, host) };
}

suite('What the dashboard is answered', () => {
  test('deletes only what a person agreed to', async () => {
    const refused = session(false);
    assert.deepEqual(await refused.ask({ kind: 'delete', ids: ['t1', 't2'] }), []);
    assert.deepEqual([refused.deleted, refused.asked], [[], ['Delete these 2 tasks with all results? This cannot be undone.']]);
    const agreed = session(true);
    assert.deepEqual(await agreed.ask({ kind: 'delete', ids: ['t1'] }), ['t1']);
    assert.deepEqual(agreed.deleted, ['t1']);
    assert.match(agreed.asked[0] ?? '', /^Delete task \d+, \w+ on \w+, with all results\?/);
  });

  test('takes a task that is named twice once: it asks about the right number, and shows, deletes and exports each once', async () => {
    const one = session(true);
    assert.deepEqual(await one.ask({ kind: 'delete', ids: ['t1', 't1'] }), ['t1']);
    assert.deepEqual(one.deleted, ['t1']);
    assert.match(one.asked[0] ?? '', /^Delete task \d+, /);
    const two = session(false);
    await two.ask({ kind: 'delete', ids: ['t1', 't2', 't1'] });
    assert.deepEqual(two.asked, ['Delete these 2 tasks with all results? This cannot be undone.']);
    assert.deepEqual(await two.ask({ kind: 'tasks', ids: ['t2', 't1', 't2'] }), [tasks[1], tasks[2]]);
    await two.ask({ kind: 'export', ids: ['t1', 't3', 't1'] });
    assert.deepEqual(two.saved, [tasks[2], tasks[0]]);
  });

  test('opens a task with the text of its fitness, and says where it is gone', async () => {
    const one = session(true);
    assert.equal(await one.ask({ kind: 'open', id: 'own' }), true);
    assert.deepEqual(
      one.opened.map(({ language }) => language),
      ['javascript', 'optimizehub'],
    );
    assert.equal(one.opened[0]?.text, '// fitness: throws\nfunction fitness(x) { return x[0]; }');
    assert.match(one.opened[1]?.text ?? '', /\n {2}fitness: throws\n/);
    await assert.rejects(one.ask({ kind: 'open', id: 'gone' }), { message: 'There is no task gone any more; it was deleted.' });
  });

  test('leaves out tasks that are gone', async () => {
    assert.deepEqual(await session(true).ask({ kind: 'tasks', ids: ['t2', 'gone', 't1'] }), [tasks[1], tasks[2]]);
  });

  test('exports the chosen ones, or every page of what matches', async () => {
    const some = session(true);
    await some.ask({ kind: 'export', ids: ['t1'] });
    assert.deepEqual(some.saved, [tasks[2]]);
    const all = session(true);
    assert.equal(await all.ask({ kind: 'export', query: {} }), 'there');
    assert.deepEqual(all.saved, tasks);
  });

  test('is written as JSON lines, or as a table where the name says so', async () => {
    const folder = await mkdtemp(path.join(os.tmpdir(), 'optimizehub-export-'));
    async function* some() {
      yield* tasks;
    }
    await saveTasks(some(), path.join(folder, 'a.jsonl'));
    await saveTasks(some(), path.join(folder, 'a.CSV'));
    const lines = (await readFile(path.join(folder, 'a.jsonl'), 'utf8')).trimEnd().split('\n');
    assert.deepEqual(
      lines.map((line) => JSON.parse(line).id),
      ['t3', 't2', 't1'],
    );
    const table = await readFile(path.join(folder, 'a.CSV'), 'utf8');
    assert.match(table, /^number,task,group,state.*\r\n3,t3,/);
    await rm(folder, { recursive: true });
  });
});
