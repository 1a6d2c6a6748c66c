import assert from 'node:assert/strict';
import path from 'node:path';
import { isType } from '../../kernel/is-type.ts';
import type { Message } from '../../kernel/messages.ts';
import { until } from '../../sandbox/testing-until.ts';
import { KernelProcess } from './kernel-process.ts';

// The real kernel; it needs no engine for a config with a mistake.
const kernelEntry = path.resolve(import.meta.dirname, '../../kernel/process/main.ts');
const mistaken = 'algorithm: particle_swarn\nproblem: {function: sphere, dimensions: 2}\n';

type Answer = { messages: Message[]; lost?: string };

/** Resolves with all answers once the request is replied to or given up. */
function run(kernel: KernelProcess, code: string): Promise<Answer> {
  const messages: Message[] = [];
  return new Promise((resolve) =>
    kernel.execute(
      code,
      { languageId: 'optimizehub' },
      {
        onMessage(message) {
          messages.push(message);
          if (isType(message, 'execute_reply')) resolve({ messages });
        },
        onLost: (lost) => resolve({ messages, lost }),
      },
    ),
  );
}

suite('kernel process', () => {
  let kernel: KernelProcess;
  const log: string[] = [];
  setup(() => {
    kernel = new KernelProcess({ entry: kernelEntry, log: (text) => log.push(text) });
  });
  teardown(() => kernel.dispose());

  test('starts with the first request, not before', async () => {
    assert.equal(kernel.pid, undefined);
    await run(kernel, mistaken);
    assert(kernel.pid !== undefined);
  });

  test('answers each request to its own listener, in order', async () => {
    const [first, second] = await Promise.all([run(kernel, mistaken), run(kernel, mistaken)]);
    const types = first.messages.map(({ header }) => header.msg_type);
    assert.equal(types[0], 'status');
    assert.equal(types.at(-1), 'execute_reply');
    const error = first.messages.find((message) => isType(message, 'error'));
    assert(error && isType(error, 'error'));
    assert.deepEqual(
      error.content.findings?.map(({ line, column }) => ({ line, column })),
      [{ line: 1, column: 12 }],
    );
    assert(second.messages.length > 0);
  });

  test('answers questions, each to who asked', async () => {
    const ask = (text: string) => kernel.ask('check', { text, language_id: 'javascript' });
    const [refused, valid] = await Promise.all([ask('function fitness(x) { eval(x); }'), ask('const fitness = (x) => x[0];')]);
    assert.deepEqual(
      refused.findings.map(({ code }) => code),
      ['dynamic-code'],
    );
    assert.deepEqual(valid, { kind: 'fitness', findings: [] });
  });

  test('does not leave a question open when it is killed', async () => {
    await run(kernel, mistaken);
    assert(kernel.pid !== undefined);
    process.kill(kernel.pid, 'SIGSTOP'); // so that it cannot answer first
    const asked = kernel.ask('check', { text: 'const fitness = (x) => x[0];', language_id: 'javascript' });
    process.kill(kernel.pid, 'SIGKILL');
    await assert.rejects(asked, /ended unexpectedly/);
  });

  test('tells everyone who waits when it is killed, and the next request starts another', async () => {
    const requests = [run(kernel, mistaken), run(kernel, mistaken)];
    const before = kernel.pid;
    assert(before !== undefined);
    process.kill(before, 'SIGKILL');
    for (const { lost } of await Promise.all(requests)) assert.match(lost ?? '', /ended unexpectedly \(by SIGKILL\)/);
    const { messages } = await run(kernel, mistaken);
    assert(messages.some((message) => isType(message, 'execute_reply')));
    assert.notEqual(kernel.pid, before);
  });

  test('a kernel that cannot be started is a loss too, with its exit code', async () => {
    const broken = new KernelProcess({
      entry: path.join(import.meta.dirname, 'no-such-kernel.mjs'),
      log: (text) => log.push(text),
    });
    assert.match((await run(broken, mistaken)).lost ?? '', /with code 1/);
    assert(log.some((line) => line.includes('no-such-kernel')));
  });

  test('ends its process with its notebook', async () => {
    await run(kernel, mistaken);
    const { pid } = kernel;
    assert(pid !== undefined);
    kernel.dispose();
    await until('the end of its process', () => !isAlive(pid));
    assert.equal(kernel.pid, undefined);
  });
});

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false; // no such process
  }
}
