import assert from 'node:assert/strict';
import { createRandom } from '../../random/index.ts';
import type { Box } from '../define.ts';
import { assertClose, cube, scripted } from '../testing.ts';
import { flyPerCoordinate, flyToHypersphere, type Swarm } from './motion.ts';

const weights = { w: 0.7, c1: 1.5, c2: 2, bound_handling: 'absorb' };
const wide = cube(2, -1000, 1000);

/** Two particles in two dimensions; the first one follows the second, which follows itself. */
const createSwarm = (): Swarm => ({
  positions: Float64Array.of(1, 2, 30, 40),
  velocities: Float64Array.of(0.5, -1, 2, 3),
  bestPositions: Float64Array.of(3, 7, 35, 50),
  leaders: Int32Array.of(1, 1),
});

suite('A particle per coordinate', () => {
  test('flies with v = w v + c1 r1 (own best - x) + c2 r2 (leader’s best - x), each coordinate with its own r1 and r2', () => {
    const swarm = createSwarm();
    const single = [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8];
    flyPerCoordinate(swarm, wide, weights, scripted({ single }));
    const v = [
      0.7 * 0.5 + 1.5 * 0.1 * (3 - 1) + 2 * 0.2 * (35 - 1),
      0.7 * -1 + 1.5 * 0.3 * (7 - 2) + 2 * 0.4 * (50 - 2),
      0.7 * 2 + 1.5 * 0.5 * (35 - 30) + 2 * 0.6 * (35 - 30),
      0.7 * 3 + 1.5 * 0.7 * (50 - 40) + 2 * 0.8 * (50 - 40),
    ];
    assertClose(swarm.velocities, v);
    assertClose(swarm.positions, [1 + v[0], 2 + v[1], 30 + v[2], 40 + v[3]]);
    assert.deepEqual([...swarm.bestPositions], [3, 7, 35, 50]);
  });
});

suite('A particle in a hypersphere', () => {
  /** Centre of gravity of x, x + c1 (p - x) and x + c2 (l - x), or of the first two where the particle leads itself. */
  const centreOf = (x: number, own: number, leader: number | undefined): number =>
    leader === undefined ? (x + (x + 1.5 * (own - x))) / 2 : (x + (x + 1.5 * (own - x)) + (x + 2 * (leader - x))) / 3;
  const centres = [
    [centreOf(1, 3, 35), centreOf(2, 7, 50)],
    [centreOf(30, 35, undefined), centreOf(40, 50, undefined)],
  ];

  test('flies to x + w v plus a point of the ball around the centre of gravity, as far in as a uniform number says', () => {
    const swarm = createSwarm();
    const normal = [3, 4, -1, 0];
    flyToHypersphere(swarm, wide, weights, scripted({ normal, next: [0.5, 0.25] }));
    const radii = [Math.hypot(centres[0][0] - 1, centres[0][1] - 2), Math.hypot(centres[1][0] - 30, centres[1][1] - 40)];
    const points = [
      centres[0][0] + 0.5 * radii[0] * 0.6,
      centres[0][1] + 0.5 * radii[0] * 0.8,
      centres[1][0] - 0.25 * radii[1],
      centres[1][1],
    ];
    const x = [1, 2, 30, 40];
    const v = [0.5, -1, 2, 3];
    const speeds = points.map((point, at) => 0.7 * v[at] + point - x[at]);
    assertClose(swarm.velocities, speeds);
    assertClose(
      swarm.positions,
      speeds.map((speed, at) => x[at] + speed),
    );
  });

  test('never leaves the ball whose border passes through x', () => {
    const random = createRandom(1);
    for (let k = 0; k < 500; k++) {
      const swarm = createSwarm();
      flyToHypersphere(swarm, wide, { ...weights, w: 0 }, random);
      for (const [particle, [x, y]] of centres.entries()) {
        const distance = Math.hypot(swarm.positions[2 * particle] - x, swarm.positions[2 * particle + 1] - y);
        const radius = Math.hypot([1, 30][particle] - x, [2, 40][particle] - y);
        assert.ok(distance <= radius * (1 + 1e-12));
      }
    }
  });
});

for (const [name, fly] of Object.entries({ 'per coordinate': flyPerCoordinate, 'in a hypersphere': flyToHypersphere }))
  suite(`A particle ${name} that would leave the box`, () => {
    const box: Box = { dimensions: 2, lower: Float64Array.of(0, -50), upper: Float64Array.of(10, 50) };
    /** Only its velocity moves it: to -2 in the first coordinate, to 53 in the second. */
    const fleeing = (): Swarm => ({
      positions: Float64Array.of(5, 50),
      velocities: Float64Array.of(-7, 3),
      bestPositions: Float64Array.of(5, 50),
      leaders: Int32Array.of(0),
    });
    const coasting = { w: 1, c1: 1, c2: 1 };

    test('stops at the bound and turns back at half speed', () => {
      const swarm = fleeing();
      fly(swarm, box, { ...coasting, bound_handling: 'absorb' }, createRandom(1));
      assert.deepEqual([...swarm.positions], [0, 50]);
      assert.deepEqual([...swarm.velocities], [3.5, -1.5]);
    });

    test('goes where the handler says, at the speed that takes it there', () => {
      const swarm = fleeing();
      fly(swarm, box, { ...coasting, bound_handling: 'reflect' }, createRandom(1));
      assert.deepEqual([...swarm.positions], [2, 47]);
      assert.deepEqual([...swarm.velocities], [-3, -3]);
    });
  });
