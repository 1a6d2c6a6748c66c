import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { exampleTask } from '../charts/example-task.ts';
import type { Task, TaskError } from '../tasks/task.ts';
import { logFailure } from './log-failure.ts';
import { submitTo, TestEngine } from './testing.ts';

type Line = readonly ['warn' | 'error', object, string];

/** What is written for a task. */
function linesOf(task: Partial<Task>): Line[] {
  const lines: Line[] = [];
  const log = {
    warn: (fields: object, message: string) => void lines.push(['warn', fields, message]),
    error: (fields: object, message: string) => void lines.push(['error', fields, message]),
  };
  logFailure(log as unknown as Parameters<typeof logFailure>[0], exampleTask({ task }));
  return lines;
}

suite('The log of the engine', () => {
  for (const [kind, level] of [
    ['user', 'warn'],
    ['infrastructure', 'warn'],
    ['bug', 'error'],
  ] as const satisfies [TaskError['kind'], Line[0]][])
    test(`has one line for a task that failed, a fault of kind ${kind} as ${level}`, () => {
      const error = { kind, message: 'The fitness failed:\n  no wind' };
      assert.deepEqual(linesOf({ id: 't1', state: 'FAILURE', error }), [
        [
          level,
          { task: 't1', algorithm: 'particle_swarm', problem: 'rastrigin', error: 'The fitness failed: no wind' },
          'task failed',
        ],
      ]);
    });

  for (const state of ['PENDING', 'STARTED', 'RETRY', 'SUCCESS', 'REVOKED'] as const)
    test(`has none for a task in ${state}`, () => assert.deepEqual(linesOf({ state }), []));
});

suite('The log of an engine that runs', () => {
  const engine = new TestEngine('log-failure');
  suiteTeardown(() => engine.remove());

  test('has a line for a task whose fitness failed, and none for one that was cancelled', async () => {
    const client = await engine.connect();
    const finish = async (text: string, code: string) => {
      const fitness = { name: './throws.js', language: 'javascript', text: code } as const;
      const { group, tasks } = await submitTo(client, `${text}sandbox: {driver: embedded}\n`, { fitness });
      if (code.includes('x[0]')) await client.cancel(tasks[0]!.id);
      await client.watch(group, () => undefined);
      return tasks[0]!.id;
    };
    const config = 'algorithm: DE\nproblem: {dimensions: 2, bounds: [-1, 1]}\nseed: 1\n';
    const failed = await finish(`${config}stop: {evaluations: 60}\n`, 'function fitness(x) { throw new Error("no wind"); }');
    const cancelled = await finish(`${config}stop: {seconds: 500}\n`, 'function fitness(x) { return x[0]; }');
    const log = readFileSync((await client.status()).logFile, 'utf8');
    const lines = log.split('\n').filter((line) => line.includes('"task failed"'));
    assert.equal(lines.length, 1, log);
    const { level, task, algorithm, problem, error } = JSON.parse(lines[0] ?? '');
    assert.deepEqual([level, task, algorithm, problem], [40, failed, 'differential_evolution', './throws.js']);
    assert.match(error, /no wind/);
    assert.ok(!log.includes(cancelled));
  });
});
