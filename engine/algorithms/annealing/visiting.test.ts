import assert from 'node:assert/strict';
import { createRandom } from '../../random/index.ts';
import { assertClose, assertShare, scripted } from '../testing.ts';
import { drawVisit, visitingScale } from './visiting.ts';

suite('The visiting distribution', () => {
  test('has the published scale: at q_v 2 the temperature itself', () => {
    for (const temperature of [0.01, 1, 5230]) assertClose([visitingScale(temperature, 2)], [temperature], 1e-10);
  });

  // The appendix of Tsallis & Stariolo, computed with the gamma function of Python's math: [temperature, q_v, scale].
  for (const [temperature, qv, scale] of [
    [1, 1.5, 0.4902804589054801],
    [5230, 2.62, 31475975860.533634],
    [0.5, 2.9, 0.22524533581333758],
  ])
    test(`has the published scale: temperature ${temperature}, q_v ${qv}`, () =>
      assertClose([visitingScale(temperature, qv)], [scale], 1e-9));

  test('divides a normal number by a power (q_v - 1) / (3 - q_v) of another', () => {
    assertClose([drawVisit(2, 2, scripted({ normal: [3, -4] }))], [(2 * 3) / 4]);
    assertClose([drawVisit(2, 2.62, scripted({ normal: [-3, 4] }))], [(2 * -3) / 4 ** (1.62 / 0.38)]);
  });

  test('is Cauchy’s at q_v 2: half of the steps are longer than the scale', () => {
    const random = createRandom(1);
    let longer = 0;
    for (let k = 0; k < 20_000; k++) if (Math.abs(drawVisit(7, 2, random)) > 7) longer++;
    assertShare(longer, 20_000, 0.5);
  });

  test('turns a step beyond 1e8 into any one up to there, on the same side', () => {
    assertClose([drawVisit(1, 2, scripted({ normal: [3, 1e-9], next: [0.25] }))], [0.25e8]);
    assertClose([drawVisit(1, 2, scripted({ normal: [-3, 1e-9], next: [0.75] }))], [-0.75e8]);
    assert.equal(drawVisit(1, 2, scripted({ normal: [1, 1e-7] })), 1e7);
  });
});
