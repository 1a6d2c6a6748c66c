import assert from 'node:assert/strict';
import { assertKeepsPace, costOf, Peer } from './pace.ts';

/** Costs that are told one after another, the last one for ever. */
const told = (...costs: number[]) => {
  let asked = 0;
  return { cost: () => costs[Math.min(asked++, costs.length - 1)], asked: () => asked };
};

suite('the pace of a scan', () => {
  test('is kept up to the number of times, and no further', () => {
    assertKeepsPace(() => 70, new Peer(() => 10), 7);
    assert.throws(() => assertKeepsPace(() => 71, new Peer(() => 10), 7), /at most 7 times .*, got 7\.1, 7\.1, 7\.1 times/);
  });

  test('is taken again, with its peer, where the machine was busy with something else', () => {
    const work = told(100, 50);
    const peer = told(10, 10, 9, 8);
    assertKeepsPace(work.cost, new Peer(peer.cost), 7);
    assert.deepEqual([work.asked(), peer.asked()], [2, 4]);
  });

  test('is told by the better of two runs of the peer, which serve the next text too', () => {
    const { cost, asked } = told(12, 10, 99);
    const peer = new Peer(cost);
    assert.throws(() => assertKeepsPace(() => 1000, peer, 7));
    const once = new Peer(told(12, 10).cost);
    assertKeepsPace(() => 70, once, 7);
    assertKeepsPace(() => 70, once, 7);
    assert.equal(asked(), 6);
  });

  test('counts calls of short work until they can be measured', () => {
    let calls = 0;
    const oneMs = costOf(() => {
      calls++;
      for (const start = process.hrtime.bigint(); process.hrtime.bigint() - start < 1_000_000n; );
    })();
    assert.ok(calls > 1 && oneMs > 0);
  });
});
