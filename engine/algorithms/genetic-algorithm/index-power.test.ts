import assert from 'node:assert/strict';
import { assertClose } from '../testing.ts';
import { indexPower } from './index-power.ts';

suite('Powers of a distribution index', () => {
  for (const eta of [0, 2.5, 14.9, 15, 15.1, 20])
    test(`have the exponent eta + 1, and roots that undo them: ${eta}`, () => {
      const { raise, root, isSteep } = indexPower(eta);
      for (const x of [0, 0.3, 0.999, 1, 1.7]) {
        assertClose([raise(x)], [x ** (eta + 1)]);
        assertClose([root(raise(x))], [x]);
      }
      assert.equal(isSteep, eta >= 15);
    });
});
