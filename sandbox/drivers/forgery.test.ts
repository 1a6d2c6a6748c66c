import assert from 'node:assert/strict';
import { fork } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { buildGuests, finish, jobOf, testContainers } from '../testing.ts';
import type { Growth } from '../testing-growth.ts';
import type { ContainerSandbox } from './container.ts';

/** A program that writes to the channel itself, as a fitness does that broke out of its realm. */
const forging = (code: string): string => `import fs from 'node:fs';
  const frame = (text) => { const bytes = Buffer.from(text); const head = Buffer.alloc(4); head.writeUInt32BE(bytes.length); return Buffer.concat([head, bytes]); };
  const write = (bytes, to = 1) => { for (let at = 0; at < bytes.length; ) at += fs.writeSync(to, bytes, at); };
  export async function main({ start, send }) { ${code} }`;

suite('a guest that forges', () => {
  let sandbox: ContainerSandbox;
  let guests: Awaited<ReturnType<typeof buildGuests>>;

  suiteSetup(async function () {
    guests = await buildGuests();
    const found = await testContainers(guests.folder);
    if (found === undefined) this.skip();
    sandbox = found;
  });
  suiteTeardown(() => guests.remove());

  const forge = async (code: string, seconds = 5) => {
    const accepts = (message: unknown) => typeof message === 'object' && message !== null && 'ok' in message;
    return finish(await sandbox.open({ ...jobOf('', { seconds }, forging(code)), accepts }));
  };

  /** In a process of its own, whose memory no other test moves. */
  async function flood(program: string, seconds: number, ...how: readonly 'unread'[]): Promise<Growth> {
    const args = [guests.folder, program, String(seconds), ...how];
    const owner = fork(path.join(import.meta.dirname, 'flooded-owner.ts'), args, { execArgv: ['--expose-gc'] });
    let growth: Growth | undefined;
    owner.once('message', (message) => (growth = message as Growth)); // of flooded-owner.ts
    // What was sent may still come after the exit, but not after the channel is closed.
    const [[code]] = await Promise.all([once(owner, 'exit'), once(owner, 'disconnect')]);
    assert.ok(growth, `The owner of the guest ended with ${code}.`);
    return growth;
  }

  for (const [what, code] of [
    ['a length of four gigabytes', 'write(Buffer.alloc(8, 255));'],
    ['a length of zero', 'write(Buffer.alloc(4));'],
    ['text that is no JSON', `write(frame('{"ok":'));`],
    ['bytes that are no text', `write(Buffer.from([0, 0, 0, 2, 255, 254]));`],
    ['a nesting without end', `write(frame('['.repeat(2 ** 19) + ']'.repeat(2 ** 19)));`],
    ['a message of another shape', `send({ other: 1 });`],
    ['half a message', `write(Buffer.from([0, 0, 0, 9, 123]));`],
    ['plain output', `console.log('hello');`],
  ])
    test(`${what} is ended as malformed`, async () => {
      const [messages, outcome] = await forge(`${code} await new Promise((resolve) => setTimeout(resolve, 200));`);
      assert.deepEqual([messages, outcome.kind], [[], 'malformed']);
    });

  test('is believed no more after its first forgery', async () => {
    const [messages, outcome] = await forge(
      `write(Buffer.concat([frame('{"ok":1}'), frame('7'), frame('{"ok":2}')])); for (;;);`,
    );
    assert.deepEqual([messages, outcome.kind], [[{ ok: 1 }], 'malformed']);
  });

  test('a prototype leaves ours alone', async () => {
    const [messages] = await forge(
      `write(frame('{"ok":1,"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}}'));`,
    );
    assert.equal(messages.length, 1);
    assert.ok(!('polluted' in {}));
  });

  for (const [what, code] of [
    ['small messages', `for (;;) send({ ok: 1 });`],
    ['large messages', `for (;;) send({ ok: 'x'.repeat(1e6) });`],
    ['raw output', `for (;;) write(Buffer.alloc(2 ** 20, 1));`],
    ['errors', `for (;;) write(Buffer.alloc(2 ** 20, 1), 2);`],
    ['one byte at a time', `const bytes = frame('{"ok":1}'); for (;;) for (const byte of bytes) write(Buffer.of(byte));`],
  ])
    test(`is ended when it floods with ${what}, and costs little memory`, async () => {
      const { outcome, grownMiB } = await flood(forging(code ?? ''), 5);
      assert.match(outcome, /flooded|malformed/);
      assert.ok(grownMiB < 32, `${grownMiB} MiB`);
    });

  test('waits when nobody reads what it says, within the memory of a few messages', async () => {
    const slowly = `for (;;) { send({ ok: 'x'.repeat(1e6) }); await new Promise((r) => setTimeout(r, 600)); }`;
    const { outcome, grownMiB } = await flood(forging(slowly), 2, 'unread');
    assert.equal(outcome, 'out-of-time');
    assert.ok(grownMiB < 32, `${grownMiB} MiB`);
  });
});
