import assert from 'node:assert/strict';
import { exampleTask } from '../engine/charts/example-task.ts';
import type { Task } from '../engine/tasks/task.ts';
import { createComposer } from './compose.ts';
import { faultsOf, stumblesOf } from './fitness-faults.ts';
import { isType } from './is-type.ts';
import { createKernel } from './kernel.ts';
import { createManualClock } from './manual-clock.ts';
import type { Contents, Message } from './messages.ts';
import { createScriptedEngine } from './scripted-engine.ts';

const text = 'function fitness(x) {\n  throw new Error("no");\n}\n';
const failed = (place: { line: number; column?: number }): Task =>
  exampleTask({ task: { state: 'FAILURE', error: { kind: 'user', message: 'It threw.', place } } });
const spanOf = (tasks: readonly Task[]) =>
  faultsOf(tasks, text).map(({ line, column, endLine, endColumn }) => [line, column, endLine, endColumn]);

suite('Where a fitness went wrong while it ran', () => {
  test('is the rest of the line from a known column', () =>
    assert.deepEqual(spanOf([failed({ line: 2, column: 9 })]), [[2, 9, 2, 25]]));
  test('is the line without its indentation where no column is known', () =>
    assert.deepEqual(spanOf([failed({ line: 2 })]), [[2, 3, 2, 25]]));
  test('is told once, however many tasks failed there', () =>
    assert.deepEqual(
      spanOf([failed({ line: 2 }), failed({ line: 2 }), failed({ line: 1 })]).map(([line]) => line),
      [2, 1],
    ));
  test('is nowhere where the text has no such line, or none is known', () =>
    assert.deepEqual(spanOf([failed({ line: 9 }), exampleTask({ task: { state: 'FAILURE' } })]), []));
  test('is a warning, with the count, where the task went on', () => {
    const result = {
      failed_evaluations: 3,
      evaluations: 50,
      first_failure: 'Error: no.',
      first_failure_place: { line: 2, column: 9 },
    };
    const [finding, ...more] = stumblesOf([exampleTask({ result })], text);
    assert.deepEqual([finding?.severity, finding?.line, finding?.column, more], ['warning', 2, 9, []]);
    assert.equal(finding?.message, '3 of 50 evaluations failed; the first threw Error: no.');
  });
});

suite('A kernel whose task fails in its fitness', () => {
  const config = 'algorithm: PSO\nproblem: {dimensions: 2, bounds: [-1, 1]}\n';

  /** Runs the fitness cell, then the config; what the second said. */
  async function run(end: (engine: ReturnType<typeof createScriptedEngine>) => void) {
    const clock = createManualClock();
    const compose = createComposer(clock, 'front-end');
    const engine = createScriptedEngine();
    const said: Message[] = [];
    let onReply = (): void => undefined;
    const kernel = createKernel({
      send(message) {
        said.push(message);
        if (isType(message, 'execute_reply')) onReply();
        if (isType(message, 'display_data')) end(engine);
      },
      connectEngine: async () => engine,
      clock,
      drawPng: async () => '',
    });
    const execute = (code: string, cellId: string) => {
      const replied = new Promise<void>((resolve) => {
        onReply = resolve;
      });
      kernel.handle({ ...compose(undefined, 'execute_request', { code }), metadata: { cellId } });
      return replied;
    };
    await execute(text, 'the-fitness');
    said.length = 0;
    await execute(config, 'the-config');
    return said;
  }
  const error = {
    kind: 'user',
    message: 'The fitness failed: it threw (line 2 of the fitness).',
    place: { line: 2, column: 9 },
  } as const;

  test('points at the line of the fitness cell, with the text that ran', async () => {
    const said = await run((engine) => engine.move({ state: 'FAILURE', error }));
    const { ename, findings, cell, text: ran } = said.find((message) => isType(message, 'error'))?.content as Contents['error'];
    assert.deepEqual([ename, cell, ran], ['TaskFailed', 'the-fitness', text]);
    assert.deepEqual(
      findings?.map(({ line, column, message }) => [line, column, message]),
      [[2, 9, error.message]],
    );
  });
  test('quotes the line in a traceback that VS Code makes a link of', async () => {
    const said = await run((engine) => engine.move({ state: 'FAILURE', error }));
    const { traceback } = said.find((message) => isType(message, 'error'))?.content as Contents['error'];
    assert.deepEqual(traceback, [
      `TaskFailed: ${error.message}`,
      'Cell In[1], line 2',
      '----> 2 |   throw new Error("no");',
      '                  ^^^^^^^^^^^^^^^^',
    ]);
  });
  test('tells a front end where a fitness threw at times, with the last of its output', async () => {
    const result = {
      ...exampleTask().result!,
      failed_evaluations: 3,
      first_failure: 'Error: no.',
      first_failure_place: { line: 2 },
    };
    const said = await run((engine) => engine.move({ state: 'SUCCESS', result }));
    const marked = said.filter((message) => isType(message, 'update_display_data') && message.content.stumbles);
    assert.equal(marked.length, 1);
    const { stumbles } = marked[0]!.content as Contents['update_display_data'];
    assert.deepEqual([stumbles?.cell, stumbles?.findings[0]?.line], ['the-fitness', 2]);
  });
});
