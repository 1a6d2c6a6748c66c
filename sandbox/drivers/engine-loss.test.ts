import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import net from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import Docker from 'dockerode';
import { imageSource } from '../images/ensure-image.ts';
import { buildGuests, finish, jobOf, testContainers } from '../testing.ts';
import { ContainerSandbox } from './container.ts';

suite('when the container engine goes away', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'optimizehub-test-proxy-'));
  const socketPath = path.join(folder, 'docker.sock');
  const connections = new Set<net.Socket>();
  const docker = new Docker();
  let proxy: net.Server;
  let guests: Awaited<ReturnType<typeof buildGuests>>;
  let direct: ContainerSandbox;

  suiteSetup(async function () {
    guests = await buildGuests();
    const found = await testContainers(guests.folder);
    if (found === undefined) this.skip();
    direct = found;
    const engine = (process.env.DOCKER_HOST ?? 'unix:///var/run/docker.sock').replace('unix://', '');
    proxy = net.createServer((near) => {
      const far = net.connect(engine);
      for (const [from, to] of [
        [near, far],
        [far, near],
      ] as const) {
        connections.add(from.on('error', () => to.destroy()));
        from.pipe(to);
      }
    });
    await new Promise<void>((resolve) => proxy.listen(socketPath, resolve));
  });
  suiteTeardown(async () => {
    proxy?.close();
    rmSync(folder, { recursive: true });
    await guests.remove();
  });

  test('its guests end as infrastructure faults, others go on, and what is left is reaped later', async () => {
    const sandbox = new ContainerSandbox({
      docker: new Docker({ socketPath }),
      guests: guests.folder,
      image: imageSource({ docker, guests: guests.folder }),
    });
    const session = await sandbox.open({ ...jobOf('function fitness() { for (;;); }'), labels: { test: 'lost' } });
    session.send({ points: [[1]] });
    proxy.close();
    for (const connection of connections) connection.destroy();
    const outcome = await session.ended;
    assert.equal(outcome.kind, 'infrastructure');
    const [, other] = await finish(await direct.open(jobOf('const fitness = () => 1')));
    assert.equal(other.kind, 'exited');
    assert.equal(await direct.reapOrphans(), 1);
    assert.deepEqual(await docker.listContainers({ all: true, filters: { label: ['test=lost'] } }), []);
  });

  test('a new guest is refused with the reason', async () => {
    const sandbox = new ContainerSandbox({
      docker: new Docker({ socketPath }),
      guests: guests.folder,
      image: imageSource({ docker, guests: guests.folder }),
    });
    await assert.rejects(sandbox.open(jobOf('')), /The container engine did not start a guest/);
  });
});
