import assert from 'node:assert/strict';
import { type Check, containerEngineTitle } from '../sandbox/check.ts';
import { say } from '../sandbox/sentence.ts';
import { createComposer } from './compose.ts';
import { isType } from './is-type.ts';
import { createKernel } from './kernel.ts';
import { createManualClock } from './manual-clock.ts';
import type { Contents, Message, MessageType } from './messages.ts';
import { thoroughReportOf } from './sandbox-report.ts';
import { createScriptedEngine } from './scripted-engine.ts';

const fitness = 'function fitness(x) {\n  return x[0] ** 2;\n}\n';
const custom = 'algorithm: PSO\nproblem: {dimensions: 2, bounds: [-1, 1]}\n';
const builtIn = 'algorithm: PSO\nproblem: {dimensions: 2, function: sphere}\n';

function start(checks: readonly Check[] = []) {
  const clock = createManualClock();
  const compose = createComposer(clock, 'front-end');
  const engine = createScriptedEngine();
  const listeners = new Map<string, (message: Message) => void>();
  const kernel = createKernel({
    send: ({ parent_header, ...message }) => {
      if ('msg_id' in parent_header) listeners.get(parent_header.msg_id)?.({ parent_header, ...message } as Message);
    },
    connectEngine: async () => engine,
    clock,
    drawPng: async () => '',
    examineSandbox: {
      quickly: async () => checks,
      thoroughly: async () => ({ checks: [...checks, works], canRun: { container: false, python: false, embedded: false } }),
    },
  });
  const ask = <T extends MessageType, R extends MessageType>(type: T, content: Contents[T], reply: R, onMessage?: () => void) =>
    new Promise<Contents[R]>((resolve) => {
      const request = compose(undefined, type, content);
      listeners.set(request.header.msg_id, (message) => {
        onMessage?.();
        if (isType(message, reply)) resolve(message.content as Contents[R]);
      });
      kernel.handle(request);
    });
  return {
    engine,
    ask,
    /** Runs a cell; a run that is submitted ends at once. */
    run: (code: string) =>
      ask('execute_request', { code }, 'execute_reply', () => {
        if (engine.submitted.length > 0) engine.finish();
      }),
    set: (sandbox: Record<string, unknown>) => kernel.handle(compose(undefined, 'settings_request', { sandbox })),
  };
}

const works = { what: 'embedded sandbox', isThere: false, detail: 'It did not run a fitness.' };

suite('The kernel under the user’s settings of the sandbox', () => {
  test('hands them to the engine with a custom fitness, and a change with the next cell', async () => {
    const { engine, run, set } = start();
    set({ driver: 'embedded', seconds: 10, image: '' });
    await run(fitness);
    await run(custom);
    set({ driver: 'auto', seconds: 20, image: '' });
    await run(custom);
    assert.deepEqual(engine.sandboxes, [
      { driver: 'embedded', seconds: 10 },
      { driver: 'auto', seconds: 20 },
    ]);
  });

  test('runs no custom fitness under settings that cannot be, and says which and why', async () => {
    const { engine, run, set } = start();
    set({ seconds: -1 });
    await run(fitness);
    const reply = await run(custom);
    assert.equal(reply.ename, 'SettingsInvalid');
    assert.match(reply.evalue ?? '', /optimizehub\.sandbox\.seconds to be a number from .*, got -1.*run the cell again/);
    assert.deepEqual(engine.submitted, []);
  });

  test('runs built-in functions whatever they are', async () => {
    const { engine, run, set } = start();
    set({ seconds: -1 });
    assert.equal((await run(builtIn)).status, 'ok');
    assert.deepEqual(engine.sandboxes, [undefined]);
  });

  test('takes no settings from the metadata of a cell, which may be a stranger’s', async () => {
    const { engine, ask, run } = start();
    await run(fitness);
    const content = { code: custom, sandbox: { seconds: 1e6 } } as Contents['execute_request'];
    await ask('execute_request', content, 'execute_reply', () => engine.submitted.length > 0 && engine.finish());
    assert.deepEqual(engine.sandboxes, [{}]);
  });

  test('tells which sandbox a custom fitness would get', async () => {
    const checks = [{ what: 'container engine', isThere: false, detail: 'None answers.' }];
    const { ask, set } = start(checks);
    set({ driver: 'auto' });
    assert.deepEqual(await ask('sandbox_request', {}, 'sandbox_reply'), { sandbox: 'embedded', driver: 'auto', checks });
  });

  test('lets what works decide where the doctor is asked', async () => {
    const checks = [{ what: 'container engine', isThere: true, detail: '20.10' }];
    const { ask, set } = start(checks);
    set({ driver: 'auto' });
    assert.equal((await ask('sandbox_request', {}, 'sandbox_reply')).sandbox, 'container');
    const report = await ask('sandbox_request', { thorough: true }, 'sandbox_reply');
    assert.deepEqual(report, { sandbox: 'none', driver: 'auto', checks: [...checks, works] });
  });

  test('tells of a container engine that goes away while the doctor looks', async () => {
    const report = await thoroughReportOf({ ok: true, settings: {} }, () =>
      Promise.reject(Object.assign(new Error('socket hang up'), { code: 'ECONNRESET' })),
    );
    const told = {
      what: containerEngineTitle,
      detail: say('It answered, then failed: {0}', 'socket hang up'),
      mend: say('Start Docker or Podman again.'),
    };
    const detail = 'It answered, then failed: socket hang up';
    const gone = { what: 'container engine', isThere: false, detail, mend: 'Start Docker or Podman again.', told };
    assert.deepEqual(report, { sandbox: 'embedded', driver: 'auto', checks: [gone] });
  });

  test('checks a text while another cell runs', async () => {
    const { engine, ask } = start();
    let ended = false;
    void ask('execute_request', { code: builtIn }, 'execute_reply').then(() => {
      ended = true;
    });
    const { findings } = await ask(
      'check_request',
      { text: fitness.replace('x[0]', 'eval'), language_id: 'javascript' },
      'check_reply',
    );
    assert.equal(findings[0]?.code, 'dynamic-code');
    assert.equal(ended, false);
    assert.ok(engine.submitted.length <= 1);
  });
});
