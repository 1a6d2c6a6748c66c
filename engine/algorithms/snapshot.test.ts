import assert from 'node:assert/strict';
import { load, loadNumber, save, saveNumber } from './snapshot.ts';

const viaJson = <T>(value: T): T => JSON.parse(JSON.stringify(value));

suite('Numbers of a state', () => {
  test('come back from JSON bit for bit, infinite ones as infinite', () => {
    const values = Float64Array.of(0.1 + 0.2, -5e-324, Number.MAX_VALUE, Number.POSITIVE_INFINITY);
    const loaded = new Float64Array(4);
    load(loaded, viaJson(save(values)));
    assert.deepEqual(loaded, values);
    for (const value of [1 / 3, 0, Number.POSITIVE_INFINITY]) assert.equal(loadNumber(viaJson(saveNumber(value))), value);
  });
});
