import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { GuestPlaces } from '../../sandbox/drivers/guest-places.ts';
import { needContainers } from '../../sandbox/testing.ts';
import { FoundSandboxes } from './found-sandboxes.ts';

suite('The sandbox of a run that names no container engine', () => {
  const host = process.env.DOCKER_HOST;
  let folder: string;
  setup(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'optimizehub-found-'));
  });
  teardown(() => {
    if (host === undefined) delete process.env.DOCKER_HOST;
    else process.env.DOCKER_HOST = host;
    rmSync(folder, { recursive: true });
  });

  test('is that of the address of its process, at once also where that has become another one', async function () {
    await needContainers(this);
    const guests = path.resolve(import.meta.dirname, '../../dist');
    const found = new FoundSandboxes({ guests, places: new GuestPlaces(folder) });
    const nameOf = async () => {
      const wanted = { driver: 'auto', language: 'javascript', isResumed: false } as const;
      return (await found.find(wanted, { prepare: () => undefined, isOver: () => false }))?.sandbox.name;
    };
    process.env.DOCKER_HOST = 'unix:///nowhere/docker.sock';
    assert.equal(await nameOf(), 'embedded');
    if (host === undefined) delete process.env.DOCKER_HOST;
    else process.env.DOCKER_HOST = host;
    assert.equal(await nameOf(), 'container');
    await found.close();
  });
});
