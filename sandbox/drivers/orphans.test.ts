import assert from 'node:assert/strict';
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import Docker from 'dockerode';
import { buildGuests, jobOf, testContainers } from '../testing.ts';
import { until } from '../testing-until.ts';
import type { ContainerSandbox } from './container.ts';
import { removeOrphanedFiles } from './guest-files.ts';
import { formatOwner, hasEnded, parseOwner, thisOwner } from './owner.ts';

suite('orphans', () => {
  const docker = new Docker();
  let guests: Awaited<ReturnType<typeof buildGuests>>;
  let sandbox: ContainerSandbox;

  suiteSetup(async function () {
    guests = await buildGuests();
    const found = await testContainers(guests.folder);
    if (found === undefined) this.skip();
    sandbox = found;
  });
  suiteTeardown(() => guests.remove());

  test('of a killed owner are gone after the next start, with their files; guests of living owners stay', async () => {
    const owner = fork(path.join(import.meta.dirname, 'orphaning-owner.ts'), [guests.folder]);
    const [name] = await once(owner, 'message');
    const mine = await sandbox.open({ ...jobOf(''), labels: { test: 'mine' } });
    owner.kill('SIGKILL');
    await once(owner, 'exit');
    const { Mounts, State } = await docker.getContainer(name).inspect();
    assert.ok(State.Running);
    assert.equal(await sandbox.reapOrphans(), 1);
    await assert.rejects(docker.getContainer(name).inspect(), { statusCode: 404 });
    assert.ok(!existsSync(path.dirname(Mounts[0]?.Source ?? '')));
    assert.equal((await docker.listContainers({ filters: { label: ['test=mine'] } })).length, 1);
    await mine.kill();
  });

  test('of a killed owner end by themselves where they are embedded', async () => {
    const owner = fork(path.join(import.meta.dirname, 'orphaning-owner.ts'), [guests.folder, 'embedded']);
    await once(owner, 'message');
    const running = () => readdirSync('/proc').filter((pid) => /^\d+$/.test(pid) && commandOf(pid).includes(`-${owner.pid}-`));
    assert.equal(running().length, 1);
    owner.kill('SIGKILL');
    await until('its end', () => running().length === 0);
    await removeOrphanedFiles();
    assert.deepEqual(
      readdirSync(tmpdir()).filter((name) => name.includes(`-${owner.pid}-`)),
      [],
    );
  });

  test('of another user are left to that user, whose folder nobody else may enter', async function () {
    if (process.getuid?.() !== 0) return this.skip(); // only root can make a folder another's
    const folder = path.join(tmpdir(), `optimizehub-guest-${formatOwner({ ...thisOwner(), startedAt: 1 })}-other`);
    mkdirSync(folder);
    try {
      chownSync(folder, 12345, 12345);
      await removeOrphanedFiles();
      assert.ok(existsSync(folder));
      chownSync(folder, 0, 0);
      await removeOrphanedFiles();
      assert.ok(!existsSync(folder));
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });

  test('are also containers of this process that it does not know of', async () => {
    const image = (await docker.listImages()).find(({ RepoTags }) =>
      RepoTags?.some((tag) => tag.startsWith('optimizehub/guest-node')),
    );
    const stray = await docker.createContainer({
      Image: image?.Id ?? '',
      Cmd: ['node'],
      Labels: { 'optimizehub.owner': formatOwner(thisOwner()) },
    });
    assert.equal(await sandbox.reapOrphans(), 1);
    await assert.rejects(stray.inspect(), { statusCode: 404 });
  });
});

suite('an owner', () => {
  test('is named for good', () => {
    const owner = thisOwner();
    assert.deepEqual(parseOwner(formatOwner(owner)), owner);
    assert.equal(parseOwner('something else'), undefined);
  });

  test('has ended when its process id is free or given to another process, and never on another machine', () => {
    assert.equal(hasEnded(thisOwner()), false);
    assert.equal(hasEnded({ ...thisOwner(), pid: 2 ** 22 + 1 }), true);
    assert.equal(hasEnded({ ...thisOwner(), startedAt: 1 }), true);
    assert.equal(hasEnded({ ...thisOwner(), host: 'elsewhere', startedAt: 1 }), false);
  });
});

function commandOf(pid: string): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8');
  } catch {
    return '';
  }
}
