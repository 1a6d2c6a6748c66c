import assert from 'node:assert/strict';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { SandboxError } from '../sandbox.ts';
import { forgetPlace, GuestPlaces, placesLeft } from './guest-places.ts';
import { formatOwner, thisOwner } from './owner.ts';

suite('Where guests were started', () => {
  const address = { DOCKER_HOST: 'unix:///somewhere/docker.sock' };
  let folder: string;

  setup(() => {
    folder = path.join(mkdtempSync(path.join(tmpdir(), 'optimizehub-places-')), 'guest-places');
  });
  teardown(() => rmSync(path.dirname(folder), { recursive: true }));

  /** As if this process had ended. */
  const endOwner = (): void => {
    const [own, ended] = [formatOwner(thisOwner()), formatOwner({ ...thisOwner(), startedAt: 1 })];
    for (const name of readdirSync(folder)) renameSync(path.join(folder, name), path.join(folder, name.replace(own, ended)));
  };

  test('is nothing before there were any', async () => {
    assert.deepEqual(await placesLeft(folder), []);
  });

  test('is kept once for each address, for this user alone, and is nobody else’s while its process lives', async () => {
    const places = new GuestPlaces(folder);
    await Promise.all([places.remember(address), places.remember(address), places.remember({})]);
    assert.equal(readdirSync(folder).length, 2);
    if (process.platform !== 'win32')
      assert.deepEqual(
        readdirSync(folder).map((name) => statSync(path.join(folder, name)).mode & 0o777),
        [0o600, 0o600],
      );
    assert.deepEqual(await placesLeft(folder), []);
    endOwner();
    const left = await placesLeft(folder);
    assert.deepEqual(new Set(left.map((place) => JSON.stringify(place.address))), new Set([JSON.stringify(address), '{}']));
  });

  test('is left until it is forgotten', async () => {
    await new GuestPlaces(folder).remember(address);
    endOwner();
    const [place] = await placesLeft(folder);
    assert.ok(place);
    await forgetPlace(place);
    assert.deepEqual([await placesLeft(folder), readdirSync(folder)], [[], []]);
  });

  test('is forgotten by its own process where nothing is left, and only there', async () => {
    const places = new GuestPlaces(folder);
    await Promise.all([places.remember(address), places.remember({})]);
    assert.ok(places.hasAny);
    await places.forget(async ({ DOCKER_HOST }) => DOCKER_HOST !== undefined);
    endOwner();
    assert.deepEqual(
      (await placesLeft(folder)).map((place) => place.address),
      [{}],
    );
    await places.remember(address);
    assert.equal(readdirSync(folder).length, 2);
  });

  test('is dropped where its process was killed while it wrote, before it started any', async () => {
    await new GuestPlaces(folder).remember(address);
    endOwner();
    const file = path.join(folder, readdirSync(folder)[0]!);
    writeFileSync(file, '{"DOCKER_H');
    assert.deepEqual([await placesLeft(folder), existsSync(file)], [[], false]);
  });

  test('is dropped where its process was killed before the file had its name', async () => {
    await new GuestPlaces(folder).remember(address);
    endOwner();
    const [whole = ''] = readdirSync(folder);
    writeFileSync(path.join(folder, `${whole}.0123abcd`), '{"DOCKER_H');
    assert.equal((await placesLeft(folder)).length, 1);
    assert.deepEqual(readdirSync(folder), [whole]);
  });

  test('leaves nothing half written where it cannot be kept', async () => {
    await new GuestPlaces(folder).remember(address);
    const [name = ''] = readdirSync(folder);
    rmSync(path.join(folder, name));
    mkdirSync(path.join(folder, name, 'in the way'), { recursive: true });
    await assert.rejects(new GuestPlaces(folder).remember(address), SandboxError);
    assert.deepEqual(readdirSync(folder), [name]);
  });

  test('is passed over where another engine forgets it at the same moment', async function () {
    if (process.platform === 'win32') this.skip(); // a link needs rights there
    await new GuestPlaces(folder).remember(address);
    endOwner();
    const [name = ''] = readdirSync(folder);
    // Is in the list, and not there when it is read.
    symlinkSync(path.join(folder, 'gone'), path.join(folder, name.replace(/-[^-]+$/, '-0000000000000000.json')));
    assert.deepEqual(
      (await placesLeft(folder)).map((place) => place.address),
      [address],
    );
  });

  test('is tried again to be kept after a failure, which is told', async () => {
    writeFileSync(folder, 'a file in its place');
    const places = new GuestPlaces(folder);
    await assert.rejects(places.remember(address), /EEXIST|ENOTDIR/);
    rmSync(folder);
    await places.remember(address);
    assert.equal(readdirSync(folder).length, 1);
  });
});
