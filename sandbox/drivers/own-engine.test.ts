import assert from 'node:assert/strict';
import Docker from 'dockerode';
import { imageSource } from '../images/ensure-image.ts';
import { OwnDockerEngine } from '../own-docker-engine.ts';
import { buildGuests, jobOf } from '../testing.ts';
import { ContainerSandbox } from './container.ts';

suite('a container engine that is killed', () => {
  let engine: OwnDockerEngine | undefined;
  let guests: Awaited<ReturnType<typeof buildGuests>>;

  suiteSetup(async function () {
    engine = await OwnDockerEngine.start(this);
    guests = await buildGuests();
  });
  suiteTeardown(async () => {
    await engine?.remove();
    await guests?.remove();
  });

  test('is noticed long before the time limit of a guest, which ends as an infrastructure fault and is reaped when it is back', async () => {
    assert.ok(engine);
    const docker = new Docker({ socketPath: engine.host.replace('unix://', '') });
    const image = imageSource({ docker, guests: guests.folder });
    const sandbox = new ContainerSandbox({ docker, guests: guests.folder, image });
    // A loss that is noticed by the limit would run into the time of the test.
    const session = await sandbox.open(jobOf('function fitness() { for (;;); }', { seconds: 1000 }));
    session.send({ points: [[1]] });
    engine.kill();
    assert.equal((await session.ended).kind, 'infrastructure');
    await assert.rejects(sandbox.open(jobOf('')), { name: 'SandboxError', mayPass: true });
    await engine.restart();
    assert.equal(await sandbox.reapOrphans(), 1);
    assert.deepEqual(await docker.listContainers({ all: true }), []);
  });
});
