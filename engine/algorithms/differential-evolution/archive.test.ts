import assert from 'node:assert/strict';
import { createRandom } from '../../random/index.ts';
import { assertShare, scripted } from '../testing.ts';
import { Archive } from './archive.ts';

const population = Float64Array.of(1, 10, 2, 20, 3, 30, 4, 40);
const rowsOf = (archive: Archive) => [...archive.members.subarray(0, archive.count * 2)];

suite('The archive of replaced members', () => {
  test('takes members one after another until it is full', () => {
    const archive = new Archive(3, 2);
    for (const row of [2, 0, 4]) archive.add(population, row, scripted({}));
    assert.deepEqual(rowsOf(archive), [2, 20, 1, 10, 3, 30]);
  });

  test('gives up a random member for a new one once it is full, each equally often', () => {
    const random = createRandom(1);
    const counts = [0, 0, 0];
    for (let k = 0; k < 9000; k++) {
      const archive = new Archive(3, 2);
      for (const row of [0, 2, 4, 6]) archive.add(population, row, random);
      assert.equal(archive.count, 3);
      const places = [0, 1, 2].filter((place) => archive.members[2 * place] === 4);
      assert.equal(places.length, 1);
      counts[places[0]]++;
    }
    for (const count of counts) assertShare(count, 9000, 1 / 3);
  });

  test('takes no more than the limit of the moment, and none at all with a limit of 0', () => {
    const archive = new Archive(4, 2);
    for (const row of [0, 2]) archive.add(population, row, scripted({}), 2);
    archive.add(population, 4, scripted({ below: [1] }), 2);
    assert.deepEqual(rowsOf(archive), [1, 10, 3, 30]);
    archive.add(population, 6, scripted({}), 0);
    assert.deepEqual(rowsOf(archive), [1, 10, 3, 30]);
  });

  test('forgets its last members when it must be smaller, and never grows by that', () => {
    const archive = new Archive(4, 2);
    for (const row of [0, 2, 4]) archive.add(population, row, scripted({}));
    archive.limit(2);
    assert.deepEqual(rowsOf(archive), [1, 10, 2, 20]);
    archive.limit(4);
    assert.equal(archive.count, 2);
  });

  test('comes back from its state', () => {
    const archive = new Archive(4, 2);
    for (const row of [0, 6]) archive.add(population, row, scripted({}));
    const restored = new Archive(4, 2);
    restored.restore(archive.state());
    assert.deepEqual(rowsOf(restored), [1, 10, 4, 40]);
  });
});
