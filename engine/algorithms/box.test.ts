import assert from 'node:assert/strict';
import fc from 'fast-check';
import { createRandom } from '../random/index.ts';
import { boundHandlers, reflect, sampleUniform } from './box.ts';
import { assertClose, scripted } from './testing.ts';

const { clip, periodic, resample } = boundHandlers;
const none = scripted({});

suite('A coordinate outside its bounds', () => {
  test('is mirrored at them by reflect, however far outside it is', () => {
    const landings = [
      [-0.25, 0.25],
      [1.25, 0.75],
      [3.25, 0.75],
      [-1.25, 0.75],
      [-2.25, 0.25],
    ];
    for (const [value, landing] of landings) assert.equal(reflect(value, 0, 1), landing);
    assert.equal(reflect(7, 2, 6), 5);
  });

  test('is set to the bound that it crossed by clip', () => {
    assert.deepEqual([clip(-9, -2, 3, none), clip(9, -2, 3, none)], [-2, 3]);
    assert.deepEqual([clip(Number.NEGATIVE_INFINITY, -2, 3, none), clip(Number.POSITIVE_INFINITY, -2, 3, none)], [-2, 3]);
  });

  test('enters at the opposite bound by periodic, as deep as it left', () => {
    const landings = [
      [-0.25, 0.75],
      [1.25, 0.25],
      [3.25, 0.25],
      [-3.25, 0.75],
    ];
    for (const [value, landing] of landings) assert.equal(periodic(value, 0, 1, none), landing);
    assert.equal(periodic(7, 2, 6, none), 3);
  });

  test('is drawn anew from the whole range by resample', () => {
    assert.equal(resample(7, 2, 6, scripted({ next: [0.25] })), 3);
    assert.equal(resample(1, 2, 6, scripted({ next: [0.75] })), 5);
    assert.equal(resample(Number.NaN, 2, 6, scripted({ next: [0.5] })), 4);
  });

  test('that is no number lands in the middle where nothing is drawn', () => {
    for (const name of ['reflect', 'clip', 'periodic']) assert.equal(boundHandlers[name](Number.NaN, -2, 4, none), 1, name);
  });

  for (const [name, handle] of Object.entries(boundHandlers))
    test(`never stays outside with ${name}, and one inside stays as it is without a draw`, () => {
      const random = createRandom(1);
      fc.assert(
        fc.property(fc.double(), (value) => {
          const landed = handle(value, -2, 3, random);
          assert.ok(landed >= -2 && landed <= 3, `${landed}`);
        }),
      );
      for (const value of [-2, 0, 0.3, 3]) assert.equal(handle(value, -2, 3, none), value);
    });
});

suite('Uniform sampling', () => {
  test('draws point by point, each coordinate over its own range', () => {
    const box = { dimensions: 2, lower: Float64Array.of(0, 10), upper: Float64Array.of(1, 30) };
    const out = new Float64Array(4);
    sampleUniform(box, out, scripted({ next: [0.25, 0.5, 0, 0.75] }));
    assertClose(out, [0.25, 20, 0, 25]);
  });
});
