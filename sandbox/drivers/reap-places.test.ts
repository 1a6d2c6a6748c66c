import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { GuestPlaces } from './guest-places.ts';
import { formatOwner, thisOwner } from './owner.ts';
import { reapPlaces } from './reap-places.ts';

suite('An address at which a killed process started guests, and that never answers again', () => {
  const host = process.env.DOCKER_HOST;
  const now = Date.UTC(2030, 0, 1);
  const day = 24 * 60 * 60 * 1000;
  let folder: string;
  let file: string;

  setup(async () => {
    process.env.DOCKER_HOST = 'unix:///nowhere/own.sock';
    folder = mkdtempSync(path.join(tmpdir(), 'optimizehub-places-'));
    await new GuestPlaces(folder).remember({ DOCKER_HOST: 'unix:///nowhere/docker.sock' });
    const [name = ''] = readdirSync(folder);
    file = path.join(folder, name.replace(formatOwner(thisOwner()), formatOwner({ ...thisOwner(), startedAt: 1 })));
    renameSync(path.join(folder, name), file); // as if this process had ended
  });
  teardown(() => {
    if (host === undefined) delete process.env.DOCKER_HOST;
    else process.env.DOCKER_HOST = host;
    rmSync(folder, { recursive: true });
  });

  test('is told with what to do, and when it is forgotten', async () => {
    const told = `None answers at unix:///nowhere/docker.sock, which DOCKER_HOST names: there is no such socket; start it again or, if it is gone for good, delete ${file}, which is done on 2030-01-31 anyway`;
    const kept = { containers: 0, unanswered: [told], givenUp: [], remaining: 1 };
    assert.deepEqual(await reapPlaces(folder, now), kept);
    assert.deepEqual(await reapPlaces(folder, now + 29 * day), kept);
  });

  test('is forgotten 30 days after it was first found silent, and told of a last time', async () => {
    await reapPlaces(folder, now);
    const { unanswered, givenUp, remaining } = await reapPlaces(folder, now + 30 * day);
    assert.deepEqual([unanswered, remaining, readdirSync(folder)], [[], 0, []]);
    assert.match(givenUp.join(), /^None answers at unix:\/\/\/nowhere\/docker\.sock, .*, for 30 days by now$/);
  });
});
