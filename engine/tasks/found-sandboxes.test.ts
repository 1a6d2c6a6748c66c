import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type DockerAddress, dockerAddress } from '../../sandbox/drivers/docker-address.ts';
import { GuestPlaces } from '../../sandbox/drivers/guest-places.ts';
import { inEnglish } from '../../sandbox/sentence.ts';
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

suite('A run that had a container and is resumed waits for no container engine', () => {
  const guests = path.resolve(import.meta.dirname, '../../dist');
  const resumed = { driver: 'container', language: 'javascript', isResumed: true } as const;
  /** What is told at once, and nothing is told to wait for. */
  const find = (found: FoundSandboxes, docker: DockerAddress) =>
    found.find({ ...resumed, docker }, { prepare: (text) => assert.fail(inEnglish(text)), isOver: () => false });
  let folder: string;
  setup(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'optimizehub-found-'));
  });
  teardown(() => rmSync(folder, { recursive: true }));

  test('where its docker context is mistaken, which only its user can correct', async () => {
    const found = new FoundSandboxes({ guests, places: new GuestPlaces(folder) });
    const docker = { mistake: 'There is no docker context gone', mend: 'Choose another one' };
    await assert.rejects(find(found, docker), { name: 'SandboxError', isUnanswered: false, message: /no docker context gone/ });
    // In Python an embedded sandbox says why there is none.
    const python = { ...resumed, driver: 'auto', language: 'python', docker } as const;
    const looking = found.find(python, { prepare: (text) => assert.fail(inEnglish(text)), isOver: () => false });
    await assert.rejects(looking, { name: 'SandboxError', isUnanswered: false, message: /no docker context gone/ });
  });

  test('where its address cannot be kept, as on a full disk, and may be tried again', async function () {
    await needContainers(this);
    const file = path.join(folder, 'guest-places');
    writeFileSync(file, 'a file in its place');
    const found = new FoundSandboxes({ guests, places: new GuestPlaces(file) });
    const told = { name: 'SandboxError', isUnanswered: false, mayPass: true, message: /^Expected to keep in the folder.*EEXIST/ };
    await assert.rejects(find(found, dockerAddress()), told);
    await found.close();
  });
});
