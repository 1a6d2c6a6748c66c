import assert from 'node:assert/strict';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { checkFitness } from './check-fitness.ts';
import { FitnessScanner } from './fitness-scanner.ts';

suite('checking fitness in a thread', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'optimizehub-scanner-'));
  const scanners: FitnessScanner[] = [];
  const open = (options: Partial<ConstructorParameters<typeof FitnessScanner>[0]> = {}): FitnessScanner => {
    const scanner = new FitnessScanner({ entry: path.join(import.meta.dirname, 'scan-thread.ts'), ...options });
    scanners.push(scanner);
    return scanner;
  };
  const threadOf = (name: string, code: string): string => {
    const file = path.join(folder, name);
    writeFileSync(file, code);
    return file;
  };
  teardown(async () => {
    for (const scanner of scanners.splice(0)) await scanner.close();
  });
  suiteTeardown(() => rmSync(folder, { recursive: true }));

  for (const [language, text] of [
    ['javascript', 'const fitness = (x) => x[0];'],
    ['javascript', 'const fitness = (x) => process.pid;'],
    ['typescript', 'const fitness = (x: number[]): number => x[0] as number;'],
    ['typescript', 'enum A { B } const fitness = (x) => 1;'],
    ['python', 'def fitness(x):\n    return x[0]\n'],
    ['python', 'import os\ndef fitness(x):\n    return 1\n'],
  ] as const)
    test(`gives the verdict of the scan itself: ${language}, ${text.slice(0, 30).trim()}`, async () =>
      assert.deepEqual(await open().check(language, text), checkFitness(language, text)));

  test('answers in the order of the questions, and is busy with a long text while others act', async () => {
    const scanner = open();
    const order: string[] = [];
    const long = scanner.check('javascript', `${'if (1) { let a = [1, 2, 3]; }\n'.repeat(10_000)}const fitness = (x) => x[0];`);
    const short = scanner.check('javascript', 'const fitness = (x) => x[0];');
    const other = new Promise((resolve) => setImmediate(resolve));
    await Promise.all([
      long.then(() => order.push('long')),
      short.then(() => order.push('short')),
      other.then(() => order.push('other')),
    ]);
    assert.deepEqual(order, ['other', 'long', 'short']);
  });

  test('refuses what is not done in time, and goes on with the next text', async () => {
    const entry = threadOf(
      'slow.mjs',
      `import { parentPort } from 'node:worker_threads';
       parentPort.on('message', ({ text }) => { if (text === 'slow') for (;;); parentPort.postMessage({ ok: true, code: text }); });`,
    );
    const scanner = open({ entry, timeoutMs: 500 });
    const [refused, next] = await Promise.all([scanner.check('javascript', 'slow'), scanner.check('javascript', 'quick')]);
    assert.ok(!refused.ok);
    assert.deepEqual(
      [refused.findings[0].rule, refused.findings[0].message],
      ['too-complex', 'The code is too complex to be checked: it was not done after 0.5 s.'],
    );
    assert.deepEqual(next, { ok: true, code: 'quick' });
  });

  test('waits for a thread that the machine does not come to, but not for ever', async () => {
    const entry = threadOf(
      'late.mjs',
      `import { parentPort } from 'node:worker_threads';
       parentPort.on('message', ({ text }) => { if (text !== 'never') setTimeout(() => parentPort.postMessage({ ok: true, code: text }), 1500); });`,
    );
    assert.deepEqual(await open({ entry, timeoutMs: 1000 }).check('javascript', 'late'), { ok: true, code: 'late' });
    assert.equal((await open({ entry, timeoutMs: 1000 }).check('javascript', 'never')).ok, false);
  });

  test('refuses what takes all memory of the thread', async () => {
    const entry = threadOf(
      'greedy.mjs',
      `import { parentPort } from 'node:worker_threads';
       parentPort.on('message', () => { const held = []; for (;;) held.push({ a: [1] }); });`,
    );
    const refused = await open({ entry, timeoutMs: 50_000 }).check('javascript', 'x');
    assert.match(refused.ok ? '' : refused.findings[0].message, /it took too much memory/);
  });

  test('throws where the thread itself is at fault, and tries anew for the next text', async () => {
    const scanner = open({ entry: path.join(folder, 'later.mjs') });
    await assert.rejects(scanner.check('javascript', 'x'), /Cannot find module/);
    threadOf('later.mjs', `import { parentPort } from 'node:worker_threads'; process.exit(3);`);
    await assert.rejects(scanner.check('javascript', 'x'), /ended with code 3/);
    threadOf(
      'later.mjs',
      `import { parentPort } from 'node:worker_threads'; parentPort.on('message', () => parentPort.postMessage({ ok: true, code: '' }));`,
    );
    assert.deepEqual(await scanner.check('javascript', 'x'), { ok: true, code: '' });
  });

  test('keeps its thread for the next text', async () => {
    const entry = threadOf('named.mjs', answerWithThreadId);
    const scanner = open({ entry });
    assert.deepEqual(await scanner.check('javascript', 'x'), await scanner.check('javascript', 'x'));
  });

  test('ends its thread when no text comes for a while, and starts a new one for the next', async () => {
    // A connection that the thread opens, and that nothing closes but its end.
    const server = createServer().listen(0, '127.0.0.1').unref();
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo; // of a server that listens on TCP
    const connecting = `import { connect } from 'node:net'; await new Promise((done) => connect(${port}, '127.0.0.1', done));`;
    const scanner = open({ entry: threadOf('connected.mjs', `${connecting}\n${answerWithThreadId}`), idleMs: 1 });
    const ended = once(server, 'connection').then(([socket]) => once(socket.resume().unref(), 'close'));
    const first = await scanner.check('javascript', 'x');
    await ended;
    const second = await scanner.check('javascript', 'x');
    server.close();
    assert.ok(first.ok && second.ok);
    assert.notEqual(first.code, second.code);
  });
});

const answerWithThreadId = `
  import { parentPort, threadId } from 'node:worker_threads';
  parentPort.on('message', () => parentPort.postMessage({ ok: true, code: String(threadId) }));`;
