import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { text } from 'node:stream/consumers';
import Docker from 'dockerode';
import { buildGuests, finish, jobOf, testContainers } from '../testing.ts';
import type { ContainerSandbox } from './container.ts';

/** A program that has all of Node, as a fitness has that broke out of its realm. */
const hostile = (code: string): string => `import fs from 'node:fs';
  import net from 'node:net';
  import dns from 'node:dns/promises';
  import { execFileSync, spawn } from 'node:child_process';
  const attempt = async (action) => { try { return { got: String(await action()) }; } catch (error) { return { failed: error.code ?? error.message }; } };
  export async function main({ start, send }) { ${code} }`;

suite('a container', () => {
  let sandbox: ContainerSandbox;
  let guests: Awaited<ReturnType<typeof buildGuests>>;
  const docker = new Docker();

  suiteSetup(async function () {
    guests = await buildGuests();
    const found = await testContainers(guests.folder);
    if (found === undefined) this.skip();
    sandbox = found;
  });
  suiteTeardown(() => guests.remove());

  const attack = async (code: string, limits = {}) => finish(await sandbox.open(jobOf('', limits, hostile(code))));
  const labelled = (name: string) => docker.listContainers({ all: true, filters: { label: [`test=${name}`] } });

  /** When which event happened to the container of that label, in milliseconds by the clock of its engine. */
  const eventsOf = async (name: string): Promise<Readonly<Record<string, number>>> => {
    const until = Date.parse((await docker.info()).SystemTime) / 1000;
    const filters = { type: ['container' as const], label: [`test=${name}`] };
    const lines = (await text(await docker.getEvents({ since: until - 600, until, filters }))).trim().split('\n');
    const events = lines.map((line) => JSON.parse(line) as { Action: string; timeNano: number }); // as its engine documents them
    return Object.fromEntries(events.map(({ Action, timeNano }) => [Action, timeNano / 1e6]));
  };

  test('evaluates a fitness and hands on infinities', async () => {
    const session = await sandbox.open(jobOf('const fitness = (x) => x[0] > 2 ? Infinity : x[1]'));
    const [messages, outcome] = await finish(session, [
      [1, 2],
      [3, 4],
    ]);
    assert.deepEqual(messages, [{ values: Float64Array.of(2, Infinity) }]);
    assert.deepEqual(outcome, { kind: 'exited', code: 0, stderr: '' });
  });

  test('lets a fitness recurse ten thousand deep, as the embedded sandbox does', async () => {
    const source = 'const sum = (n) => (n === 0 ? 0 : n + sum(n - 1)); const fitness = () => sum(1e4)';
    const [messages] = await finish(await sandbox.open(jobOf(source)));
    assert.deepEqual(messages, [{ values: Float64Array.of(50_005_000) }]);
  });

  test('ends what spins when its time is over', async () => {
    const job = { ...jobOf('function fitness() { for (;;); }', { seconds: 1 }), labels: { test: 'spins' } };
    const [, outcome] = await finish(await sandbox.open(job));
    assert.deepEqual(outcome, { kind: 'out-of-time' });
    const { start, kill, die } = await eventsOf('spins');
    assert.ok(kill - start > 1000 && die - start < 3000, `killed after ${kill - start} ms, ended after ${die - start} ms`);
  });

  for (const [what, code] of [
    ['ignores signals', `for (const name of ['SIGTERM', 'SIGINT', 'SIGHUP']) process.on(name, () => {}); for (;;);`],
    ['does nothing', 'await new Promise((resolve) => setTimeout(resolve, 1e9));'],
    ['drips', 'await new Promise(() => setInterval(() => send({ drip: 1 }), 200));'],
    [
      'has children that run on',
      `for (let k = 0; k < 5; k++) spawn(process.execPath, ['-e', 'for(;;);'], { detached: true }); for (;;);`,
    ],
  ])
    test(`ends a guest that ${what} when its time is over`, async () => {
      assert.deepEqual((await attack(code ?? '', { seconds: 1 }))[1], { kind: 'out-of-time' });
    });

  for (const [what, code] of [
    ['typed arrays', 'const kept = []; for (;;) kept.push(new Uint8Array(2 ** 24).fill(1));'],
    ['objects', 'const kept = []; for (;;) kept.push({ a: [1, 2, 3], text: "x".repeat(kept.length % 100) });'],
    [
      'a child',
      `execFileSync(process.execPath, ['-e', 'const kept = []; for (;;) kept.push(new Uint8Array(2 ** 24).fill(1));']);`,
    ],
  ])
    test(`is out of memory when it fills it with ${what}`, async () => {
      assert.deepEqual((await attack(code ?? '', { memoryMiB: 128 }))[1], { kind: 'out-of-memory' });
    });

  test('holds a fork bomb', async () => {
    const [messages] = await attack(
      `let started = 0, refused = 0;
      for (let k = 0; k < 200; k++) { const child = spawn(process.execPath, ['-e', 'for(;;);']); child.on('error', () => refused++); if (child.pid) started++; }
      await new Promise((resolve) => setTimeout(resolve, 100)); send({ started, refused });`,
    );
    const { started, refused } = messages[0] as { started: number; refused: number }; // what the program above says
    assert.ok(started < 64 && refused > 0, `${started} started, ${refused} refused`);
  });

  test('has a disk that fills up', async () => {
    const [messages] = await attack(
      `send(await attempt(() => { const part = Buffer.alloc(2 ** 20); const file = () => fs.openSync('/tmp/' + Math.random(), 'w'); let at = file();
      for (let k = 0; k < 1000; k++) { if (k % 20 === 19) at = file(); fs.writeSync(at, part); } }));`,
      { tmpMiB: 32 },
    );
    assert.deepEqual(messages, [{ failed: 'ENOSPC' }]);
  });

  for (const [what, code, failed] of [
    ['reach the network', `net.connect({ host: '1.1.1.1', port: 53 })`, /ENETUNREACH|EADDRNOTAVAIL/],
    ['reach the machine itself', `net.connect({ host: '172.17.0.1', port: 22 })`, /ENETUNREACH|EADDRNOTAVAIL/],
  ] as const)
    test(`cannot ${what}`, async () => {
      const [messages] = await attack(
        `send(await attempt(() => new Promise((resolve, reject) => ${code}.on('connect', resolve).on('error', reject))));`,
      );
      assert.match((messages[0] as { failed: string }).failed, failed); // what the program above says
    });

  for (const [what, code, failed] of [
    ['look up a name', `dns.lookup('example.com')`, /EAI_AGAIN|ENOTFOUND/],
    ['write to the root', `fs.writeFileSync('/x', '')`, /EROFS|EACCES/],
    ['write beside its program', `fs.writeFileSync('/guest/x', '')`, /EROFS|EACCES/],
    ['change its program', `fs.writeFileSync('/guest/program.mjs', '')`, /EROFS|EACCES/],
    [
      'run what it wrote',
      `(fs.copyFileSync('/usr/local/bin/node', '/tmp/node'), fs.chmodSync('/tmp/node', 0o755), execFileSync('/tmp/node', ['-v']))`,
      /EACCES|EFBIG|ENOSPC/,
    ],
    ['become root', `(process.setuid(0))`, /EPERM/],
    ['raise a limit of the kernel', `fs.writeFileSync('/proc/sys/kernel/core_pattern', '|/x')`, /EROFS|EACCES/],
    ['lower its chance to be killed for memory', `fs.writeFileSync('/proc/1/oom_score_adj', '-1000')`, /EACCES|EPERM/],
    ['read the memory of the machine', `fs.openSync('/proc/kcore', 'r')`, /EACCES|EPERM|ENOENT/],
    ['make a device', `fs.openSync('/dev/mem', 'r')`, /ENOENT|EACCES|EPERM/],
    ['write shared memory', `fs.writeFileSync('/dev/shm/x', '')`, /ENOENT|EACCES|EROFS/],
    ['leave its control group', `fs.writeFileSync('/sys/fs/cgroup/memory/cgroup.procs', '1')`, /EROFS|EACCES|ENOENT/],
  ] as const)
    test(`cannot ${what}`, async () => {
      const [messages] = await attack(`send(await attempt(() => ${code}));`);
      assert.match((messages[0] as { failed?: string }).failed ?? JSON.stringify(messages), failed); // what the program says
    });

  test('holds no privilege and no secret', async () => {
    const [messages] = await attack(
      `const status = fs.readFileSync('/proc/self/status', 'utf8');
      const field = (name) => new RegExp('^' + name + ':\\\\s*(.*)$', 'm').exec(status)[1];
      send({ capabilities: [field('CapEff'), field('CapPrm'), field('CapBnd'), field('CapAmb')], noNewPrivileges: field('NoNewPrivs'), seccomp: field('Seccomp'),
        groups: field('Groups').trim(), user: process.getuid(), environment: Object.keys(process.env).sort(),
        links: Object.keys((await import('node:os')).networkInterfaces()) });`,
    );
    assert.deepEqual(messages, [
      {
        capabilities: new Array(4).fill('0000000000000000'),
        noNewPrivileges: '1',
        seccomp: '2',
        groups: '1000',
        user: 1000,
        environment: ['HOME', 'HOSTNAME', 'NODE_OPTIONS', 'OPENBLAS_NUM_THREADS', 'PATH', 'TMPDIR', 'TZ'],
        links: ['lo'],
      },
    ]);
  });

  test('tells of a fault of the program itself', async () => {
    const [, outcome] = await attack('throw new Error("a fault");');
    assert.ok(outcome.kind === 'exited' && outcome.code === 1 && outcome.stderr.includes('a fault'), JSON.stringify(outcome));
  });

  test('is gone within two seconds of being killed, with its files', async () => {
    const session = await sandbox.open({ ...jobOf('function fitness() { for (;;); }'), labels: { test: 'killed' } });
    session.send({ points: [[1]] });
    assert.equal((await labelled('killed')).length, 1);
    assert.deepEqual(await session.kill(), { kind: 'killed' });
    const { kill, destroy } = await eventsOf('killed');
    assert.ok(destroy - kill < 2000, `gone after ${destroy - kill} ms`);
    assert.deepEqual(await labelled('killed'), []);
    assert.deepEqual(
      readdirSync(tmpdir()).filter((name) => name.startsWith('optimizehub-guest-') && name.includes(`-${process.pid}-`)),
      [],
    );
  });

  test('killed by someone else is no fault of the fitness', async () => {
    const session = await sandbox.open({ ...jobOf('function fitness() { for (;;); }'), labels: { test: 'outside' } });
    session.send({ points: [[1]] });
    const [found] = await labelled('outside');
    await docker.getContainer(found?.Id ?? '').kill();
    assert.equal((await session.ended).kind, 'infrastructure');
  });

  test('that cannot be started says why', async () => {
    await assert.rejects(sandbox.open(jobOf('', { memoryMiB: 1 })), /memory/i);
  });
});
