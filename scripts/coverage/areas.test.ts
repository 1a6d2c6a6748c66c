import assert from 'node:assert/strict';
import { areas, sumUp } from './areas.ts';

suite('the coverage of branches', () => {
  const full = Object.fromEntries(areas.map(({ folder }) => [`${folder}a.ts`, { total: 1000, covered: 1000 }]));

  test('is too little below 98 % in any area', () => {
    for (const { name, folder } of areas) {
      const at = (covered: number) =>
        sumUp({ ...full, [`${folder}a.ts`]: { total: 1000, covered } }).filter((area) => !area.isEnough);
      assert.deepEqual(at(980), []);
      assert.deepEqual(
        at(979).map((area) => [area.name, area.percent, area.covered]),
        [[name, 97.9, 979]],
      );
    }
  });

  test('counts each file once, in the first area it belongs to, and files elsewhere in none', () => {
    const counted = sumUp({
      ...full,
      'sandbox/validate/python/grammar/b.ts': { total: 8, covered: 2 },
      'sandbox/validate/javascript/b.ts': { total: 6, covered: 1 },
      'sandbox/drivers/b.ts': { total: 50, covered: 0 },
    });
    assert.deepEqual(
      counted.map(({ total, covered }) => [total, covered]),
      [
        [1008, 1002],
        [1006, 1001],
        [1000, 1000],
        [1000, 1000],
      ],
    );
  });

  test('is too little where nothing was counted', () => assert.ok(sumUp({}).every(({ isEnough }) => !isEnough)));
});
