import assert from 'node:assert/strict';
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import Docker from 'dockerode';
import { imageSource } from '../images/ensure-image.ts';
import { buildGuests, finish, jobOf, testContainers } from '../testing.ts';
import { until } from '../testing-until.ts';
import { ContainerSandbox } from './container.ts';
import { EmbeddedSandbox } from './embedded.ts';
import { removeOrphanedFiles } from './guest-files.ts';

suite('a guest started ahead', () => {
  const docker = new Docker();
  let guests: Awaited<ReturnType<typeof buildGuests>>;
  let sandbox: ContainerSandbox;

  suiteSetup(async function () {
    guests = await buildGuests();
    const found = await testContainers(guests.folder);
    if (found === undefined) this.skip();
    sandbox = found;
  });
  suiteTeardown(async () => {
    await sandbox?.close();
    await guests.remove();
  });

  const labelled = (name: string) => docker.listContainers({ all: true, filters: { label: [`test=${name}`] } });
  const job = (test: string, limits = {}) => ({ ...jobOf('const fitness = (x) => x[0]', limits), labels: { test } });
  const files = () =>
    readdirSync(tmpdir()).filter((name) => name.startsWith('optimizehub-guest-') && name.includes(`-${process.pid}-`));

  test('serves the next job with the same limits, and no second one', async () => {
    await sandbox.prewarm(job('once'));
    const [waiting] = await labelled('once');
    const [first, second] = [await sandbox.open(job('once')), await sandbox.open(job('once'))];
    const names = (await labelled('once')).map(({ Id }) => Id);
    assert.equal(names.length, 2);
    assert.ok(names.includes(waiting.Id));
    for (const session of [first, second]) assert.deepEqual((await finish(session))[0], [{ values: Float64Array.of(1) }]);
  });

  for (const [limit, value] of Object.entries({ seconds: 9, memoryMiB: 256, cpus: 1, processes: 32, tmpMiB: 32 }))
    test(`serves no job whose limit of ${limit} differs, and makes room for one that does`, async () => {
      const [usual, other] = [job(`usual-${limit}`), job(`other-${limit}`, { [limit]: value })];
      await sandbox.prewarm(usual);
      await finish(await sandbox.open(other));
      assert.equal((await labelled(`usual-${limit}`)).length, 1);
      await sandbox.prewarm(other);
      await until('the end of the first', async () => (await labelled(`usual-${limit}`)).length === 0);
      assert.equal((await labelled(`other-${limit}`)).length, 1);
    });

  test('is one for each language, and evaluates Python', async () => {
    const python = { ...job('python'), language: 'python' as const, files: { 'fitness.py': 'def fitness(x):\n  return x[1]\n' } };
    await sandbox.prewarm(job('javascript'));
    await sandbox.prewarm(python);
    const [waiting] = await labelled('python');
    assert.equal((await labelled('javascript')).length, 1);
    const session = await sandbox.open(python);
    assert.deepEqual(
      (await labelled('python')).map(({ Id }) => Id),
      [waiting.Id],
    );
    assert.deepEqual((await finish(session))[0], [{ values: Float64Array.of(2) }]);
  });

  test('has all its time from the start of its job', async () => {
    const brief = job('time', { seconds: 1 });
    await sandbox.prewarm(brief);
    const [waiting] = await labelled('time');
    const { State } = await docker.getContainer(waiting.Id).inspect();
    await until('more than its time to pass', () => Date.now() - Date.parse(State.StartedAt) > 1500);
    assert.deepEqual((await finish(await sandbox.open(brief)))[1], { kind: 'exited', code: 0, stderr: '' });
    await sandbox.prewarm(brief);
    const spinning = { ...brief, files: { 'fitness.js': 'function fitness() { for (;;); }' } };
    assert.deepEqual((await finish(await sandbox.open(spinning)))[1], { kind: 'out-of-time' });
  });

  test('comes to rest: it takes no processor time while it waits', async () => {
    await sandbox.prewarm(job('rest'));
    const [waiting] = await labelled('rest');
    const processorTime = async (): Promise<number> =>
      (await docker.getContainer(waiting.Id).stats({ stream: false, 'one-shot': true })).cpu_stats.cpu_usage.total_usage;
    await until('rest', async () => {
      const before = await processorTime();
      await sleep(300);
      return (await processorTime()) === before;
    });
  });

  test('ends after a quiet time, with its files', async () => {
    const quick = new ContainerSandbox({
      docker,
      guests: guests.folder,
      image: imageSource({ docker, guests: guests.folder }),
      quietMs: 50,
    });
    await quick.prewarm(job('quiet'));
    await until('its end', async () => (await labelled('quiet')).length === 0);
    const embedded = new EmbeddedSandbox({ guests: guests.folder, quietMs: 50 });
    await sandbox.close();
    await embedded.prewarm(jobOf(''));
    await until('the end of its files', () => files().length === 0);
  });

  test('ends when its sandbox is closed, also while it is being started; none is started after that', async () => {
    for (const closing of [
      (await testContainers(guests.folder)) as ContainerSandbox,
      new EmbeddedSandbox({ guests: guests.folder }),
    ]) {
      const start = closing.prewarm(job('closed'));
      await closing.close();
      await start;
      await closing.prewarm(job('closed'));
      assert.deepEqual(await labelled('closed'), []);
      assert.deepEqual(files(), []);
    }
  });

  test('and ended by someone else is taken away at once', async () => {
    const other = (await testContainers(guests.folder)) as ContainerSandbox;
    await other.prewarm(job('lost'));
    const [waiting] = await labelled('lost');
    await docker.getContainer(waiting.Id).kill();
    await until('its removal', async () => (await labelled('lost')).length === 0);
    assert.equal((await finish(await other.open(job('lost'))))[1].kind, 'exited');
    await other.close();
  });

  test('ends with its owner, and is reaped like any orphan', async () => {
    const owner = fork(path.join(import.meta.dirname, 'orphaning-owner.ts'), [guests.folder, 'prewarmed']);
    const [id] = await once(owner, 'message');
    assert.equal((await docker.getContainer(id).inspect()).State.Running, true);
    owner.kill('SIGKILL');
    await once(owner, 'exit');
    await until('its end', async () => !(await docker.getContainer(id).inspect()).State.Running);
    assert.equal(await sandbox.reapOrphans(), 1);
    await assert.rejects(docker.getContainer(id).inspect(), { statusCode: 404 });
    await removeOrphanedFiles();
    assert.deepEqual(
      readdirSync(tmpdir()).filter((name) => name.includes(`-${owner.pid}-`)),
      [],
    );
  });

  test('waits embedded too, and serves one job', async () => {
    const embedded = new EmbeddedSandbox({ guests: guests.folder });
    await embedded.prewarm(jobOf('const fitness = (x) => x[0]'));
    assert.equal(files().length, 1);
    const session = await embedded.open(jobOf('const fitness = (x) => x[0]'));
    assert.equal(files().length, 1);
    assert.deepEqual(await finish(session), [[{ values: Float64Array.of(1) }], { kind: 'exited', code: 0, stderr: '' }]);
    assert.deepEqual(files(), []);
    await embedded.close();
  });
});
