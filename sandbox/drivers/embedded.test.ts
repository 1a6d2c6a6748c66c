import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { buildGuests, finish, jobOf } from '../testing.ts';
import { EmbeddedSandbox } from './embedded.ts';

suite('the embedded sandbox', () => {
  let sandbox: EmbeddedSandbox;
  let guests: Awaited<ReturnType<typeof buildGuests>>;

  suiteSetup(async () => {
    guests = await buildGuests();
    sandbox = new EmbeddedSandbox({ guests: guests.folder });
  });
  suiteTeardown(() => guests.remove());

  const run = async (fitness: string, limits = {}) => finish(await sandbox.open(jobOf(fitness, limits)));

  test('evaluates a fitness and hands on infinities', async () => {
    const session = await sandbox.open(jobOf('const fitness = (x) => x[0] > 2 ? Infinity : x[1]'));
    const [messages, outcome] = await finish(session, [
      [1, 2],
      [3, 4],
    ]);
    assert.deepEqual(messages, [{ values: Float64Array.of(2, Infinity) }]);
    assert.deepEqual(outcome, { kind: 'exited', code: 0, stderr: '' });
  });

  test('says the line of a mistake', async () => {
    const [messages] = await run('function fitness(x) {\n  return x.missing.value;\n}');
    assert.deepEqual(messages, [
      { kind: 'runtime', message: "TypeError: Cannot read properties of undefined (reading 'value')", line: 2, index: 0 },
    ]);
  });

  test('lets a fitness recurse ten thousand deep, as a container does', async () => {
    const [messages] = await run('const sum = (n) => (n === 0 ? 0 : n + sum(n - 1)); const fitness = () => sum(1e4)');
    assert.deepEqual(messages, [{ values: Float64Array.of(50_005_000) }]);
  });

  for (const [what, source] of [
    ['spins', 'function fitness() { for (;;); }'],
    ['spins while it is loaded', 'for (;;);'],
    ['backtracks without end', `function fitness() { return /^(a+)+$/.test('a'.repeat(60) + 'b') ? 1 : 0; }`],
    [
      'sorts without end',
      'function fitness() { return Array.from({ length: 1e5 }, (_, k) => -k).sort(() => { for (;;); }).length; }',
    ],
    ['catches everything', 'function fitness() { for (;;) { try { for (;;) null.x; } catch {} } }'],
  ])
    test(`ends a fitness that ${what} when its time is over`, async () =>
      assert.deepEqual((await run(source ?? '', { seconds: 1 }))[1], { kind: 'out-of-time' }));

  for (const [what, source] of [
    ['typed arrays', 'const kept = []; function fitness() { for (;;) kept.push(new Float64Array(1e5).fill(1)); }'],
    ['objects', 'const kept = []; function fitness() { for (;;) kept.push({ a: [1, 2, 3] }); }'],
    ['strings', 'const kept = []; function fitness() { for (;;) kept.push("x".repeat(1e6 + kept.length)); }'],
  ])
    test(`is out of memory when it is filled with ${what}, and never takes more`, async () => {
      const session = await sandbox.open(jobOf(source ?? '', { memoryMiB: 200, seconds: 60 })); // a busy machine takes its time to fill them
      session.send({ points: [[1, 2]] });
      const peakMiB = peakMemoryOfChildren();
      assert.deepEqual(await session.ended, { kind: 'out-of-memory' });
      const peak = await peakMiB;
      assert.ok(peak > 40 && peak < 200, `${peak} MiB`);
    });

  test('tells of recursion without end and lives on', async () => {
    const [messages, outcome] = await run('const again = (n) => again(n + 1) + 1; function fitness() { return again(0); }');
    assert.match((messages[0] as { message: string }).message, /stack/); // what the program says
    assert.equal(outcome.kind, 'exited');
  });

  test('tells of a fault of the program itself', async () => {
    const program = 'export function main() { throw new Error("a fault"); }';
    const [, outcome] = await finish(await sandbox.open(jobOf('', {}, program)));
    assert.ok(outcome.kind === 'exited' && outcome.code === 1 && outcome.stderr.includes('a fault'), JSON.stringify(outcome));
  });

  test('is gone when it is killed, with its files', async () => {
    const session = await sandbox.open(jobOf('function fitness() { for (;;); }'));
    session.send({ points: [[1]] });
    assert.deepEqual(await session.kill(), { kind: 'killed' });
    assert.deepEqual(
      readdirSync(tmpdir()).filter((name) => name.startsWith('optimizehub-guest-') && name.includes(`-${process.pid}-`)),
      [],
    );
  });

  test('says what Python needs', async () => {
    await assert.rejects(
      sandbox.open({ ...jobOf(''), language: 'python' }),
      /the embedded sandbox was chosen.*Set the driver to auto or container/,
    );
  });
});

/** The most memory that a child of this process held until the last one was gone, in MiB. */
async function peakMemoryOfChildren(): Promise<number> {
  let peak = 0;
  for (;;) {
    const children = readFileSync(`/proc/self/task/${process.pid}/children`, 'utf8').trim().split(' ').filter(Boolean);
    const held = children.map((pid) => residentMiB(`/proc/${pid}/status`));
    if (!held.some((size) => size > 0)) return peak;
    peak = Math.max(peak, ...held);
    await sleep(5);
  }
}

function residentMiB(status: string): number {
  try {
    if (!readFileSync(status.replace('status', 'cmdline'), 'utf8').includes('embedded-guest')) return 0;
    return Number(/VmHWM:\s+(\d+)/.exec(readFileSync(status, 'utf8'))?.[1] ?? 0) / 1024;
  } catch {
    return 0;
  }
}
