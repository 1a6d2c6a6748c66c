/**
 * Particle swarm optimization, global best, with inertia weight. Kennedy & Eberhart 1995, doi:10.1109/ICNN.1995.488968;
 * inertia: Shi & Eberhart 1998, doi:10.1109/ICEC.1998.699146. Initial velocities and the treatment at the bounds follow
 * SPSO 2007 (Bratton & Kennedy 2007, doi:10.1109/SIS.2007.368035): a particle stops at the bound and turns back at half speed.
 */
import type { Random } from '../random/random.ts';
import { sampleUniform } from './box.ts';
import {
  type Box,
  defineAlgorithm,
  integer,
  number,
  type Optimizer,
  type OptimizerState,
  type ParamValues,
  type StartContext,
} from './define.ts';
import { indexOfBest } from './ranking.ts';
import { load, save } from './snapshot.ts';

const params = {
  swarm_size: integer(30, { min: 1, max: 100_000, doc: 'Particles in the swarm', recommend: '20 to 60' }),
  max_iterations: integer(50, { min: 1, max: 1e9, doc: 'Moves of the whole swarm after its first placement' }),
  w: number(0.7, { min: 0, max: 2, doc: 'Inertia: share of the velocity that is kept', recommend: '0.4 to 0.9' }),
  c1: number(1.5, { min: 0, max: 10, doc: 'Pull towards the best point of the particle itself', recommend: '1 to 2' }),
  c2: number(1.5, { min: 0, max: 10, doc: 'Pull towards the best point of the swarm', recommend: '1 to 2' }),
} as const;

type Params = ParamValues<typeof params>;

export const particleSwarm = defineAlgorithm({
  name: 'particle_swarm',
  aliases: ['PSO'],
  title: 'Particle Swarm',
  doc: 'Particles fly through the box, drawn to their own best point and to the best of the swarm.',
  reference: 'Kennedy & Eberhart 1995, doi:10.1109/ICNN.1995.488968',
  params,
  iterationLimit: (values) => values.max_iterations,
  evaluations: (values) => values.swarm_size * (values.max_iterations + 1),
  start: (context) => new ParticleSwarm(context),
});

class ParticleSwarm implements Optimizer {
  private readonly box: Box;
  private readonly params: Params;
  private readonly random: Random;
  private readonly positions: Float64Array;
  private readonly velocities: Float64Array;
  private readonly bestPositions: Float64Array;
  private readonly bestFitness: Float64Array;
  private isPlaced = false;

  constructor({ box, params: values, random }: StartContext<Params>) {
    this.box = box;
    this.params = values;
    this.random = random;
    this.positions = new Float64Array(values.swarm_size * box.dimensions);
    this.velocities = new Float64Array(this.positions.length);
    this.bestPositions = new Float64Array(this.positions.length);
    this.bestFitness = new Float64Array(values.swarm_size).fill(Number.POSITIVE_INFINITY);
  }

  ask(): Float64Array {
    if (this.isPlaced)
      fly(this.positions, this.velocities, this.bestPositions, indexOfBest(this.bestFitness), this.box, this.params, this.random);
    else this.place();
    return this.positions;
  }

  /** Velocities lead half-way to another uniform point, so that the first move stays inside. */
  private place(): void {
    sampleUniform(this.box, this.positions, this.random);
    sampleUniform(this.box, this.velocities, this.random);
    for (let at = 0; at < this.positions.length; at++) this.velocities[at] = (this.velocities[at] - this.positions[at]) / 2;
    this.bestPositions.set(this.positions);
    this.isPlaced = true;
  }

  tell(fitness: Float64Array): void {
    const { bestFitness, bestPositions, positions } = this;
    const n = this.box.dimensions;
    for (let particle = 0; particle < fitness.length; particle++) {
      if (!(fitness[particle] < bestFitness[particle])) continue;
      bestFitness[particle] = fitness[particle];
      for (let at = particle * n; at < (particle + 1) * n; at++) bestPositions[at] = positions[at];
    }
  }

  state(): OptimizerState {
    const { positions, velocities, bestPositions, bestFitness, isPlaced, random } = this;
    return {
      positions: save(positions),
      velocities: save(velocities),
      bestPositions: save(bestPositions),
      bestFitness: save(bestFitness),
      isPlaced,
      random: random.state(),
    };
  }

  restore(state: OptimizerState): void {
    load(this.positions, state.positions);
    load(this.velocities, state.velocities);
    load(this.bestPositions, state.bestPositions);
    load(this.bestFitness, state.bestFitness);
    this.isPlaced = state.isPlaced === true;
    this.random.restore(state.random as number[]);
  }
}

/** One move of every particle: v = w v + c1 r1 (own best - x) + c2 r2 (swarm's best - x), x = x + v (eq. 1a, 1b of Shi & Eberhart). */
function fly(
  x: Float64Array,
  v: Float64Array,
  own: Float64Array,
  leader: number,
  box: Box,
  { w, c1, c2 }: Params,
  random: Random,
): void {
  const { dimensions: n, lower, upper } = box;
  const best = leader * n;
  for (let row = 0; row < x.length; row += n)
    for (let i = 0; i < n; i++) {
      const at = row + i;
      const here = x[at];
      const speed = w * v[at] + c1 * random.next() * (own[at] - here) + c2 * random.next() * (own[best + i] - here);
      const there = here + speed;
      const isOutside = there < lower[i] || there > upper[i];
      x[at] = there < lower[i] ? lower[i] : Math.min(there, upper[i]);
      v[at] = isOutside ? -0.5 * speed : speed;
    }
}
