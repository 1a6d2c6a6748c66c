import assert from 'node:assert/strict';
import { defaultsOf } from '../define.ts';
import { createInitialize } from '../initial/index.ts';
import { assertClose, begin, cube, scripted } from '../testing.ts';
import { particleSwarm } from './particle-swarm.ts';

interface State {
  positions: number[];
  velocities: number[];
  bestPositions: number[];
  bestFitness: number[];
  informants: { links: number[]; isStale: boolean };
}

suite('The first velocities of a swarm', () => {
  test('lead half-way to another point that is drawn uniformly', () => {
    const random = scripted({ next: [0.25, 0.5] });
    const box = { dimensions: 2, lower: Float64Array.of(0, 10), upper: Float64Array.of(4, 30) };
    const initialize = createInitialize({ sampling: 'uniform', points: [[3, 12]] }, box, random);
    const params = { ...defaultsOf(particleSwarm), swarm_size: 1 };
    const optimizer = particleSwarm.start({ box, params, random, initialize, budget: 100, openEnded: true });
    assertClose(optimizer.ask(), [3, 12]);
    optimizer.tell(Float64Array.of(1));
    assertClose((optimizer.state() as unknown as State).velocities, [(1 - 3) / 2, (20 - 12) / 2]);
  });
});

suite('The memory of a swarm', () => {
  const start = (values = {}) => begin(particleSwarm, cube(1, -100, 100), 1, undefined, { swarm_size: 3, ...values });

  test('keeps the best point of every particle, and the older one of two that are equal', () => {
    const optimizer = start();
    const first = [...optimizer.ask()];
    optimizer.tell(Float64Array.of(5, 5, 5));
    const second = [...optimizer.ask()];
    optimizer.tell(Float64Array.of(4, 5, 6));
    const { bestPositions, bestFitness } = optimizer.state() as unknown as State;
    assert.deepEqual(bestPositions, [second[0], first[1], first[2]]);
    assert.deepEqual(bestFitness, [4, 5, 5]);
  });

  test('draws all particles to the best point of the whole swarm in the global topology', () => {
    const optimizer = start({ w: 0, c1: 0, c2: 1 });
    const before = [...optimizer.ask()];
    optimizer.tell(Float64Array.of(2, 1, 3));
    const after = optimizer.ask();
    assert.equal(after[1], before[1]);
    for (const k of [0, 2]) assert.ok((after[k] - before[k]) * (before[1] - before[k]) > 0, 'towards it');
  });

  test('renews the random topology when the best of the swarm stalls, not when it improves', () => {
    const optimizer = start({ topology: 'random', informants: 3 });
    const linksAfter = (fitness: number[]) => {
      optimizer.ask();
      const { links } = (optimizer.state() as unknown as State).informants;
      optimizer.tell(Float64Array.from(fitness));
      return links;
    };
    linksAfter([5, 6, 7]);
    const first = linksAfter([4, 6, 7]);
    const kept = linksAfter([4, 4.5, 4.5]);
    assert.deepEqual(kept, first);
    assert.notDeepEqual(linksAfter([9, 9, 9]), first);
  });
});
