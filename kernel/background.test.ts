import assert from 'node:assert/strict';
import { createComposer } from './compose.ts';
import { isType } from './is-type.ts';
import { createKernel } from './kernel.ts';
import { createManualClock } from './manual-clock.ts';
import type { CellMetadata, Message, MessageType } from './messages.ts';
import { createScriptedEngine } from './scripted-engine.ts';

const background = 'algorithm: PSO\nproblem: {dimensions: 2, function: rastrigin}\nbackground: true\n';

function start() {
  const clock = createManualClock();
  const compose = createComposer(clock, 'front-end');
  const engine = createScriptedEngine();
  const sent: Message[] = [];
  const waiting = new Set<() => void>();
  const kernel = createKernel({
    send(message) {
      sent.push(message);
      for (const check of waiting) check();
    },
    connectEngine: async () => engine,
    clock,
    drawPng: async () => 'cGljdHVyZQ==',
  });
  const of = <T extends MessageType>(request: Message, type: T) =>
    sent
      .filter(({ parent_header }) => 'msg_id' in parent_header && parent_header.msg_id === request.header.msg_id)
      .filter((message): message is Extract<Message, { header: { msg_type: T } }> => isType(message, type));
  const request = (message: Message) => {
    kernel.handle(message);
    return message;
  };
  return {
    engine,
    kernel,
    of,
    execute: (metadata: CellMetadata = {}) =>
      request({ ...compose(undefined, 'execute_request', { code: background }), metadata: { ...metadata } }),
    attach: (group: string) => request(compose(undefined, 'attach_request', { group, display_id: 'd', background: true })),
    interrupt: () => request(compose(undefined, 'interrupt_request', {})),
    until: (condition: () => boolean) =>
      new Promise<void>((resolve) => {
        const check = () => {
          if (!condition()) return;
          waiting.delete(check);
          resolve();
        };
        waiting.add(check);
        check();
      }),
  };
}

type Started = ReturnType<typeof start>;
const replied = (k: Started, request: Message) => k.until(() => k.of(request, 'execute_reply').length > 0);
const lastShown = (k: Started, request: Message) =>
  [...k.of(request, 'display_data'), ...k.of(request, 'update_display_data')].at(-1)!.content;

suite('A cell with background: true', () => {
  test('returns at once, and says by which ids its tasks are found', async () => {
    const k = start();
    const request = k.execute();
    await replied(k, request);
    assert.equal(k.of(request, 'execute_reply')[0]!.content.status, 'ok');
    const { data, metadata } = k.of(request, 'display_data')[0]!.content;
    assert.deepEqual(metadata.optimizehub, { group: 'group-1', running: true, tasks: ['task-1'], background: true });
    assert.match(String(data['text/plain']), /group group-1, task task-1\n.*optimizehub tasks watch group-1$/);
    await k.kernel.dispose();
  });

  test('has its output updated after it has ended, with a picture at the end', async () => {
    const k = start();
    const request = k.execute();
    await replied(k, request);
    k.engine.finish();
    await k.until(() => 'image/png' in lastShown(k, request).data);
    const { data, metadata } = lastShown(k, request);
    assert.deepEqual(metadata.optimizehub, { group: 'group-1', running: false, tasks: ['task-1'], background: true });
    assert.match(String(data['text/plain']), /stopped by.*\ngroup group-1, task task-1$/s);
  });

  test('is not failed by a task that fails later', async () => {
    const k = start();
    const request = k.execute();
    await replied(k, request);
    k.engine.fail('The fitness is broken.');
    await k.until(() => 'image/png' in lastShown(k, request).data);
    assert.equal(k.of(request, 'error').length, 0);
    assert.match(String(lastShown(k, request).data['text/plain']), /failed: The fitness is broken/);
  });

  test('is not cancelled by an interrupt, and neither is one that was attached to', async () => {
    const k = start();
    await replied(k, k.execute());
    const attached = k.attach('group-1');
    await k.until(() => k.of(attached, 'update_display_data').length > 0);
    k.interrupt();
    assert.deepEqual(k.engine.cancelled, []);
    k.engine.finish();
    await replied(k, attached);
    assert.equal(k.of(attached, 'execute_reply')[0]!.content.status, 'ok');
  });

  test('is left to a front end that attaches itself', async () => {
    const k = start();
    const request = k.execute({ attaches: true });
    await replied(k, request);
    const attached = k.attach('group-1');
    k.engine.finish();
    await replied(k, attached);
    assert.equal(k.of(request, 'update_display_data').length, 0);
    assert.equal((lastShown(k, attached).metadata.optimizehub as { running: boolean }).running, false);
  });

  test('is left alone when the kernel ends', async () => {
    const k = start();
    await replied(k, k.execute());
    await k.kernel.dispose();
    assert.deepEqual(k.engine.cancelled, []);
  });
});
