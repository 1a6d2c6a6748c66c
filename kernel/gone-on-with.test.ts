import assert from 'node:assert/strict';
import { createComposer } from './compose.ts';
import type { FitnessOrigin } from './fitness-origin.ts';
import { isType } from './is-type.ts';
import { createKernel } from './kernel.ts';
import { createManualClock } from './manual-clock.ts';
import type { Message, MessageType } from './messages.ts';
import { createScriptedEngine } from './scripted-engine.ts';

const fitness = 'function fitness(x) {\n  throw new RangeError("too far");\n}\n';
const config = 'algorithm: PSO\nproblem: {dimensions: 2, bounds: [-5, 5]}\n';
const message = 'The fitness failed: RangeError: too far (line 2, column 9).';
const failed = { state: 'FAILURE', error: { kind: 'user', message, place: { line: 2, column: 9 } } } as const;

/** Two kernels, of which the second goes on with what the first began, as after a reload of the window. */
function start() {
  const clock = createManualClock();
  const compose = createComposer(clock, 'front-end');
  const engine = createScriptedEngine();
  const newKernel = () => {
    const sent: Message[] = [];
    const waiting = new Set<() => void>();
    const send = (said: Message): void => {
      sent.push(said);
      for (const look of waiting) look();
    };
    const kernel = createKernel({ send, connectEngine: async () => engine, clock, drawPng: async () => 'cGljdHVyZQ==' });
    const of = <T extends MessageType>(type: T) =>
      sent.filter((said): said is Extract<Message, { header: { msg_type: T } }> => isType(said, type));
    const until = (holds: () => boolean) =>
      new Promise<void>((resolve) => {
        const look = (): void => void (holds() && resolve());
        waiting.add(look);
        look();
      });
    return { kernel, of, until };
  };
  return { engine, compose, first: newKernel(), second: newKernel() };
}

suite('A run that another kernel goes on with', () => {
  for (const background of [false, true])
    test(`tells where its fitness threw${background ? ', in the background too' : ''}`, async () => {
      const { engine, compose, first, second } = start();
      const execute = (code: string, languageId: string, cellId: string) =>
        first.kernel.handle({
          ...compose(undefined, 'execute_request', { code }),
          metadata: { languageId, cellId, attaches: true },
        });
      execute(fitness, 'javascript', 'a');
      execute(`${config}background: ${background}\n`, 'optimizehub', 'b');
      await first.until(() => first.of('display_data').length > 0);
      const origin = first.of('display_data')[0]?.content.fitness as FitnessOrigin;
      assert.deepEqual([origin.cell, 'text' in origin], [{ id: 'a', count: 1 }, false]);
      second.kernel.handle(
        compose(undefined, 'attach_request', {
          group: 'group-1',
          display_id: 'd',
          background,
          fitness: { ...origin, text: fitness },
        }),
      );
      await second.until(() => second.of('update_display_data').length > 0);
      engine.move(failed);
      await second.until(() => second.of('execute_reply').length > 0);
      const told = background
        ? second.of('update_display_data').find(({ content }) => content.stumbles)?.content.stumbles
        : second.of('error')[0]?.content;
      assert.deepEqual([told?.cell, told?.text], ['a', fitness]);
      const [finding] = told?.findings ?? [];
      assert.deepEqual([finding?.severity, finding?.line, finding?.column, finding?.message], ['error', 2, 9, message]);
      await Promise.all([first.kernel.dispose(), second.kernel.dispose()]);
    });
});
