import assert from 'node:assert/strict';
import { type ChildProcessByStdio, spawn, spawnSync } from 'node:child_process';
import { copyFile, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { pathToFileURL } from 'node:url';
import { encodeFrame, FrameReader } from '../channel/frames.ts';
import { handshake } from '../channel/handshake.ts';
import { evaluatingProgram } from '../testing.ts';
import { exitOutOfMemory } from './guest.ts';

type Guest = ChildProcessByStdio<Writable, Readable, Readable>;

const points = [
  [1, 2],
  [3, 4],
];
const start = encodeFrame({ points });

for (const entry of ['container-guest', 'embedded-guest'])
  suite(`the process of a guest (${entry})`, () => {
    let folder: string;

    suiteSetup(async () => {
      folder = await mkdtemp(path.join(tmpdir(), 'optimizehub-test-guest-'));
      // Not bundled, as in every test of the sandboxes, so that what is run here is what is written there.
      const source = pathToFileURL(path.join(import.meta.dirname, 'run-beside.ts')).href;
      await writeFile(
        path.join(folder, 'container-guest.mjs'),
        `import { runBeside } from '${source}'; await runBeside('${folder}');`,
      );
    });
    suiteTeardown(() => rm(folder, { recursive: true }));

    async function begin(fitness: string, program = evaluatingProgram): Promise<Guest> {
      const file = (name: string): string => path.join(folder, name);
      await writeFile(file('fitness.js'), fitness);
      await writeFile(file('program.mjs'), program);
      const command =
        entry === 'container-guest'
          ? [file('container-guest.mjs')]
          : [
              path.join(import.meta.dirname, 'embedded-guest.ts'),
              file('program.mjs'),
              file('fitness.js'),
              '32',
              String(process.pid),
            ];
      const child = spawn(process.execPath, ['--max-old-space-size=64', ...command], { stdio: 'pipe' });
      // A guest that ends early does not read to the end.
      child.stdin.on('error', () => undefined);
      return child;
    }

    test('discards its input up to the handshake, and takes what follows however it is cut', async () => {
      const guest = await begin('const fitness = (x) => x[0] / x[1] * Infinity;');
      guest.stdin.write(`{"stream":true}\0optimizehub\0optimizehub guest${handshake}`);
      for (const byte of start) guest.stdin.write(Buffer.of(byte));
      assert.deepEqual(await endOf(guest), { code: 0, said: [{ values: Float64Array.of(Infinity, Infinity) }], errors: '' });
    });

    test('ends when its host is gone before the first message', async () => {
      const guest = await begin('');
      guest.stdin.end(handshake);
      const { code, errors } = await endOf(guest);
      assert.equal(code, 1);
      assert.match(errors, /The host is gone/);
    });

    test('ends when its host listens no more', async () => {
      const guest = await begin('', 'export function main({ send }) { for (;;) send("x".repeat(1e5)); }');
      guest.stdin.write(Buffer.concat([Buffer.from(handshake), start]));
      guest.stdout.once('data', () => guest.stdout.destroy());
      assert.equal((await endOf(guest)).code, 1);
    });

    test('waits for a host that reads slowly, and for one that says little at a time', async () => {
      const program = `import fs from 'node:fs'; import net from 'node:net';
        for (const fd of [0, 1]) new net.Socket({ fd, readable: fd === 0, writable: fd === 1 }).pause();
        fs.writeSync(2, 'loaded');
        export function main({ send }) { fs.writeSync(2, 'sending'); send('x'.repeat(9e5)); send('end'); }`;
      const guest = await begin('', program);
      const told = (): Promise<unknown> => new Promise((resolve) => guest.stderr.once('data', resolve));
      guest.stdout.pause();
      guest.stdin.write(handshake);
      await told();
      guest.stdin.write(start);
      await told();
      guest.stdout.resume();
      const { said, code } = await endOf(guest);
      assert.deepEqual([code, said.length, said.at(-1)], [0, 2, 'end']);
    });

    for (const [what, program] of [
      ['throws', 'export function main() { throw new Error("a fault"); }'],
      ['is none', 'export const main = 7;'],
      ['cannot be written', 'export function main({ send }) { send(() => 1); }'],
      ['says too much at once', 'export function main({ send }) { send("x".repeat(2e6)); }'],
    ])
      test(`ends with an error where its program ${what}`, async () => {
        const guest = await begin('', program);
        guest.stdin.write(Buffer.concat([Buffer.from(handshake), start]));
        const { code, said, errors } = await endOf(guest);
        assert.deepEqual([code, said, /Error/.test(errors)], [1, [], true]);
      });

    test('is not ended by promises that nobody awaits', async () => {
      const program = `export async function main({ send }) { Promise.reject(new Error('x')); await new Promise(setImmediate); send('on'); }`;
      const guest = await begin('', program);
      guest.stdin.write(Buffer.concat([Buffer.from(handshake), start]));
      assert.deepEqual(await endOf(guest), { code: 0, said: ['on'], errors: '' });
    });

    test('tells of memory that is used up', async () => {
      const guest = await begin('const kept = []; function fitness() { for (;;) kept.push(new Array(1e5).fill(0.5)); }');
      guest.stdin.write(Buffer.concat([Buffer.from(handshake), start]));
      const { code, errors } = await endOf(guest);
      assert.ok(code === exitOutOfMemory || /heap out of memory/.test(errors), `${code} ${errors}`);
    });

    if (entry === 'container-guest')
      test('takes Python where its fitness is in Python', async function () {
        if (spawnSync('python3', ['-c', 'pass']).status !== 0) this.skip();
        await copyFile(path.join(import.meta.dirname, 'python-fitness.py'), path.join(folder, 'python-fitness.py'));
        await writeFile(path.join(folder, 'fitness.py'), 'def fitness(x):\n    return float(x[0] * 10 + x[1])\n');
        const guest = await begin('');
        guest.stdin.write(Buffer.concat([Buffer.from(handshake), start]));
        assert.deepEqual((await endOf(guest)).said, [{ values: Float64Array.of(12, 34) }]);
      });
  });

async function endOf(guest: Guest) {
  const said: unknown[] = [];
  const reader = new FrameReader();
  let errors = '';
  guest.stdout.on('data', (chunk) => {
    for (const { message } of reader.read(chunk)) said.push(message);
  });
  guest.stderr.on('data', (chunk) => (errors += chunk));
  const code = await new Promise<number | null>((resolve) => guest.once('close', resolve));
  return { code, said, errors };
}
