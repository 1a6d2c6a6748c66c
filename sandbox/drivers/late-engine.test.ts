import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import net from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import Docker from 'dockerode';
import { imageSource } from '../images/ensure-image.ts';
import { buildGuests, jobOf, needContainers } from '../testing.ts';
import { ContainerSandbox } from './container.ts';

suite('a container engine that is late', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'optimizehub-test-late-'));
  const socketPath = path.join(folder, 'docker.sock');
  const docker = new Docker();
  const connections = new Map<net.Socket, net.Socket>();
  let isHeld = false;
  let proxy: net.Server;
  let guests: Awaited<ReturnType<typeof buildGuests>>;
  let sandbox: ContainerSandbox;

  suiteSetup(async function () {
    await needContainers(this);
    guests = await buildGuests();
    const engine = (process.env.DOCKER_HOST ?? 'unix:///var/run/docker.sock').replace('unix://', '');
    proxy = net.createServer((near) => {
      const far = net.connect(engine);
      connections.set(near, far);
      near.on('error', () => far.destroy());
      far.on('error', () => near.destroy()).pipe(near);
      if (!isHeld) near.pipe(far);
    });
    await new Promise<void>((resolve) => proxy.listen(socketPath, resolve));
    sandbox = new ContainerSandbox({
      docker: new Docker({ socketPath }),
      guests: guests.folder,
      image: imageSource({ docker, guests: guests.folder }),
    });
  });
  suiteTeardown(async () => {
    proxy?.close();
    rmSync(folder, { recursive: true });
    await guests?.remove();
  });

  /** Keeps what the engine is asked from it, or hands it on. */
  const hold = (held: boolean) => {
    isHeld = held;
    for (const [near, far] of connections) held ? near.unpipe(far) : near.pipe(far);
  };
  const left = () => docker.listContainers({ all: true, filters: { label: ['test=late'] } });

  test('does not delay the end of a guest that is out of time, and removes it when it can', async () => {
    const job = jobOf('function fitness() { for (;;); }', { seconds: 1 });
    const session = await sandbox.open({ ...job, labels: { test: 'late' } });
    session.send({ points: [[1]] });
    hold(true);
    const outcome = await session.ended;
    const stillThere = await left();
    hold(false);
    assert.deepEqual(outcome, { kind: 'out-of-time' });
    assert.equal(stillThere.length, 1);
    while ((await left()).length > 0);
  });
});
