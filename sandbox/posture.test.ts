import assert from 'node:assert/strict';
import { tmpdir } from 'node:os';
import Docker from 'dockerode';
import { ContainerSandbox } from './drivers/container.ts';
import { imageSource } from './images/ensure-image.ts';
import { OwnDockerEngine } from './own-docker-engine.ts';
import { chosenByEngine, posture } from './posture.ts';
import type { Job } from './sandbox.ts';
import { buildGuests, jobOf, needContainers } from './testing.ts';

for (const isFolderSeen of [true, false])
  suite(`the posture, where the engine ${isFolderSeen ? 'sees' : 'does not see'} files of this machine`, () => {
    let docker: Docker;
    let guests: Awaited<ReturnType<typeof buildGuests>>;
    let sandbox: ContainerSandbox | undefined;
    let engine: OwnDockerEngine | undefined;

    suiteSetup(async function () {
      if (isFolderSeen) await needContainers(this);
      else engine = await OwnDockerEngine.start(this, tmpdir());
      docker = engine ? new Docker({ socketPath: engine.host.replace('unix://', '') }) : new Docker();
      guests = await buildGuests();
      const image = imageSource({ docker, guests: guests.folder });
      sandbox = new ContainerSandbox({ docker, guests: guests.folder, image });
    });
    suiteTeardown(async () => {
      await sandbox?.close();
      await guests?.remove();
      await engine?.remove();
    });

    for (const [kind, how] of [
      ['live', (job: Job) => sandbox?.open(job)],
      ['prewarmed', (job: Job) => sandbox?.prewarm(job)],
    ] as const)
      test(`of a ${kind} container is the list, field by field, and every other field of it is off, empty or none`, async () => {
        const job = { ...jobOf('function fitness() {}'), labels: { test: `posture-${kind}` } };
        const session = await how(job);
        const [found] = await docker.listContainers({ filters: { label: [`test=posture-${kind}`] } });
        const { Config, HostConfig, Mounts, Name } = await docker.getContainer(found?.Id ?? '').inspect();
        const files = isFolderSeen ? { folder: Mounts[0]?.Source ?? '' } : { carrier: `${Name.slice(1)}-files` };
        const { HostConfig: host, ...config } = posture(job.limits, files, found?.Labels ?? {});
        compare('Config', Config, config);
        compare('HostConfig', HostConfig, host);
        assert.deepEqual(
          Mounts.map(({ Type, Destination, RW }) => ({ Type, Destination, RW })),
          [{ Type: isFolderSeen ? 'bind' : 'volume', Destination: '/guest', RW: false }],
        );
        await session?.kill();
      });
  });

function compare(path: string, actual: object, expected: Readonly<Record<string, unknown>>): void {
  const fields: Record<string, unknown> = { ...actual };
  for (const key of Object.keys(expected)) assert.ok(key in fields, `The engine does not show ${path}.${key}.`);
  for (const [key, value] of Object.entries(fields)) {
    if (key in expected) assert.deepEqual(sorted(key, value), sorted(key, expected[key]), `${path}.${key}`);
    else if (!chosenByEngine.includes(`${path}.${key}`))
      assert.ok(isNothing(value), `${path}.${key} is ${JSON.stringify(value)}`);
  }
}

/** The engine adds the image's own PATH and libraries to what we set. */
function sorted(key: string, value: unknown): unknown {
  if (!Array.isArray(value)) return value;
  return key === 'Env' ? value.filter((entry) => !/^(PATH|LD_LIBRARY_PATH)=/.test(String(entry))) : value;
}

function isNothing(value: unknown): boolean {
  if (typeof value === 'object' && value !== null) return Object.values(value).every(isNothing);
  return !value;
}
