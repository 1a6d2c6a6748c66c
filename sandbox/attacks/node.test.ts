import assert from 'node:assert/strict';
import type { ContainerSandbox } from '../drivers/container.ts';
import { buildGuests, finish, jobOf, testContainers } from '../testing.ts';
import { type Canaries, placeCanaries } from './canaries.ts';
import { nodeWays, tryingAll } from './node-ways.ts';

suite('a program that has all of Node in a container', () => {
  let sandbox: ContainerSandbox;
  let canaries: Canaries;
  let guests: Awaited<ReturnType<typeof buildGuests>>;
  let said: { readonly tried: number; readonly reached: readonly string[] };

  suiteSetup(async function () {
    guests = await buildGuests();
    const found = await testContainers(guests.folder);
    if (found === undefined) this.skip();
    sandbox = found;
    canaries = await placeCanaries();
    const [messages] = await finish(await sandbox.open(jobOf('', { seconds: 20 }, canaries.plant(tryingAll(nodeWays)))));
    said = messages[0] as typeof said; // what the program says
  });
  suiteTeardown(async () => {
    await canaries?.close();
    await guests.remove();
  });

  test('tries them all', () => assert.equal(said.tried, Object.keys(nodeWays).length));

  for (const what of Object.keys(nodeWays)) test(`does not reach ${what}`, () => assert.ok(!said.reached.includes(what)));

  test('reaches nothing of the machine', async () => assert.deepEqual(await canaries.harm(), []));

  for (const [what, code, ended] of [
    [
      'threads',
      `const { Worker } = await import('node:worker_threads'); let refused = 0; for (let k = 0; k < 200; k++) new Worker('for(;;);', { eval: true }).on('error', () => refused++);
      await new Promise((done) => setTimeout(done, 1e9));`,
      /out-of-time|out-of-memory|exited/,
    ],
    [
      'files',
      `const fs = await import('node:fs'); for (let k = 0; ; k++) fs.writeFileSync('/tmp/' + k, '');`,
      /out-of-time|out-of-memory|exited/,
    ],
    ['open files', `const fs = await import('node:fs'); for (;;) fs.openSync('/dev/null');`, /exited/],
    ['signals to all', `process.kill(-1, 'SIGKILL'); for (;;);`, /out-of-time|exited/],
    ['a signal that stops it', `process.kill(process.pid, 'SIGSTOP'); for (;;);`, /out-of-time/],
    ['a crash', `process.abort();`, /exited/],
    ['an end without a word', `process.exit(0);`, /exited/],
    [
      'input that it reads away',
      `const fs = await import('node:fs'); for (;;) fs.readSync(0, Buffer.alloc(9));`,
      /out-of-time|exited/,
    ],
    [
      'output that it closes',
      `const fs = await import('node:fs'); fs.closeSync(1); fs.closeSync(2); fs.closeSync(0); for (;;);`,
      /out-of-time/,
    ],
  ] as const)
    test(`ends with a known outcome by ${what}, and leaves nothing`, async () => {
      const limits = { seconds: 2, memoryMiB: 192, tmpMiB: 16 };
      const [, outcome] = await finish(await sandbox.open(jobOf('', limits, `export async function main() { ${code} }`)));
      assert.match(outcome.kind, ended);
    });
});
