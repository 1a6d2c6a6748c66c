import assert from 'node:assert/strict';
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import Docker from 'dockerode';
import { imageSource } from '../images/ensure-image.ts';
import { OwnDockerEngine } from '../own-docker-engine.ts';
import { buildGuests, finish, jobOf } from '../testing.ts';
import { carryFiles, seesFolder } from './carried-files.ts';
import { ContainerSandbox } from './container.ts';

suite('A container engine that does not see the files of this machine', () => {
  let engine: OwnDockerEngine | undefined;
  let docker: Docker;
  let guests: Awaited<ReturnType<typeof buildGuests>>;
  let sandbox: ContainerSandbox;
  let image: string;

  suiteSetup(async function () {
    engine = await OwnDockerEngine.start(this, tmpdir());
    docker = new Docker({ socketPath: engine.host.replace('unix://', '') });
    guests = await buildGuests();
    const source = imageSource({ docker, guests: guests.folder });
    sandbox = new ContainerSandbox({ docker, guests: guests.folder, image: source });
    image = await source('javascript');
  });
  suiteTeardown(async () => {
    await sandbox?.close();
    await engine?.remove();
    await guests?.remove();
  });

  /** What is there of guests: containers by their names, and how many volumes. */
  const left = async () => {
    const containers = await docker.listContainers({ all: true });
    return [containers.map(({ Names }) => Names[0]), (await docker.listVolumes()).Volumes.length];
  };
  const nothing = [[], 0];

  test('runs guests there, of which nothing is left after their end', async () => {
    const session = await sandbox.open(jobOf('const fitness = (x) => x[0] + x[1]'));
    const [messages, outcome] = await finish(session);
    assert.deepEqual(messages, [{ values: Float64Array.of(3) }]);
    assert.deepEqual(outcome, { kind: 'exited', code: 0, stderr: '' });
    assert.deepEqual(await left(), nothing);
  });

  test('removes what is there of several guests that end at once', async () => {
    const open = Array.from({ length: 6 }, () => sandbox.open(jobOf('function fitness() { for (;;); }')));
    const sessions = await Promise.all(open);
    for (const session of sessions) session.send({ points: [[1, 2]] });
    await Promise.all(sessions.map((session) => session.kill()));
    assert.deepEqual(await left(), nothing);
  });

  test('gives a guest that waits the fitness of its job', async () => {
    const job = jobOf('const fitness = (x) => 10 * x[0]');
    await sandbox.prewarm(job);
    const [, waiting] = await left();
    const session = await sandbox.open(job);
    assert.deepEqual([waiting, await left().then(([, volumes]) => volumes)], [1, 1]);
    const [messages] = await finish(session);
    assert.deepEqual(messages, [{ values: Float64Array.of(10) }]);
  });

  test('lets no guest write its files', async () => {
    const program = `import fs from 'node:fs';
      export async function main({ send }) {
        const codes = ['write', 'other'].map((file) => {
          try { fs.writeFileSync('/guest/' + (file === 'write' ? 'fitness.js' : 'new.js'), ''); } catch (error) { return error.code; }
        });
        send({ codes, files: fs.readdirSync('/guest').sort() });
      }`;
    const [messages] = await finish(await sandbox.open(jobOf('', {}, program)));
    assert.deepEqual(messages, [{ codes: ['EROFS', 'EROFS'], files: ['container-guest.mjs', 'fitness.js', 'program.mjs'] }]);
  });

  test('is rid of the guests of a killed owner at the next start, with their files', async () => {
    assert.ok(engine);
    const env = { ...process.env, DOCKER_HOST: engine.host };
    const owner = fork(path.join(import.meta.dirname, 'orphaning-owner.ts'), [guests.folder], { env });
    const [id] = await once(owner, 'message');
    const { Name } = await docker.getContainer(id).inspect();
    owner.kill('SIGKILL');
    await once(owner, 'exit');
    assert.deepEqual(await left(), [[Name, `${Name}-files`], 1]);
    await sandbox.reapOrphans();
    assert.deepEqual(await left(), nothing);
  });

  test('leaves nothing where the guest itself cannot be started', async () => {
    const job = { ...jobOf(''), limits: { ...jobOf('').limits, memoryMiB: 1 } };
    await assert.rejects(sandbox.open(job), {
      name: 'SandboxError',
      message: /^The container engine did not start a guest: .*memory/i,
    });
    assert.deepEqual(await left(), nothing);
  });

  test('takes each file once, and none of another folder', async () => {
    const files = await carryFiles({ docker, image, program: Buffer.from(''), ours: [] });
    await files.add({ 'fitness.js': '' });
    await assert.rejects(files.add({ 'fitness.js': '' }), /Expected each file of a guest once, got fitness\.js again/);
    await assert.rejects(files.add({ '../fitness.js': '' }), /without a folder, got \.\.\/fitness\.js/);
    await files.remove();
    assert.deepEqual(await left(), nothing);
  });

  test('is told from one that does, also by a folder of the same name there', async () => {
    assert.equal(await seesFolder(docker, image, guests.folder), false);
    const shared = mkdtempSync('/var/tmp/optimizehub-test-shared-');
    try {
      assert.equal(await seesFolder(docker, image, shared), false);
      writeFileSync(path.join(shared, 'program.mjs'), '');
      assert.equal(await seesFolder(docker, image, shared), true);
      const noImage = { name: 'SandboxError', message: /no\/such:image/i };
      await assert.rejects(seesFolder(docker, 'no/such:image', shared), noImage);
    } finally {
      rmSync(shared, { recursive: true });
    }
    assert.deepEqual(await left(), nothing);
  });
});
