import assert from 'node:assert/strict';
import { createRandom } from '../../random/index.ts';
import { assertShare, scripted } from '../testing.ts';
import { Informants } from './topology.ts';

suite('Informants', () => {
  test('are every particle itself and those that inform it: the best of them leads', () => {
    const informants = new Informants(4, 2);
    const leaders = new Int32Array(4);
    // Particle 0 informs 1 and 2, 1 informs 0 and 0, 2 informs 3 and 1, 3 informs 0 and 2.
    informants.chooseLeaders(leaders, Float64Array.of(2, 3, 1, 4), scripted({ below: [1, 2, 0, 0, 3, 1, 0, 2] }));
    assert.deepEqual([...leaders], [0, 2, 2, 2]);
  });

  test('stay as they are after an iteration that improved the best, and are drawn anew after one that did not', () => {
    const informants = new Informants(5, 3);
    const random = createRandom(1);
    const leaders = new Int32Array(5);
    const linksAfter = (hasImproved: boolean) => {
      informants.hear(hasImproved);
      informants.chooseLeaders(leaders, new Float64Array(5), random);
      return informants.state().links;
    };
    informants.chooseLeaders(leaders, new Float64Array(5), random);
    const first = informants.state().links;
    assert.deepEqual(linksAfter(true), first);
    const second = linksAfter(false);
    assert.notDeepEqual(second, first);
    assert.deepEqual(linksAfter(true), second);
  });

  test('are drawn among all particles alike, for each particle anew', () => {
    const random = createRandom(2);
    const counts = new Array(25).fill(0);
    for (let k = 0; k < 2000; k++) {
      const informants = new Informants(5, 1);
      informants.chooseLeaders(new Int32Array(5), new Float64Array(5), random);
      for (const [from, to] of informants.state().links.entries()) counts[5 * from + to]++;
    }
    for (const count of counts) assertShare(count, 2000, 1 / 5);
  });
});
