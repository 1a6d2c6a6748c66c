/**
 * Particle swarm optimization with inertia weight. Kennedy & Eberhart 1995, doi:10.1109/ICNN.1995.488968; inertia: Shi &
 * Eberhart 1998, doi:10.1109/ICEC.1998.699146. Initial velocities and the default treatment at the bounds follow SPSO 2007
 * (Bratton & Kennedy 2007, doi:10.1109/SIS.2007.368035): a particle stops at the bound and turns back at half speed.
 *
 * Two published variants are settings of it: the local-best swarm of SPSO 2007 (topology random, w = 1/(2 ln 2),
 * c1 = c2 = 1/2 + ln 2) and SPSO 2011 (the same with motion hypersphere).
 */
import type { Random } from '../../random/random.ts';
import { boundHandlingDoc, boundHandlings } from '../box.ts';
import {
  type Box,
  choice,
  defineAlgorithm,
  exactly,
  integer,
  number,
  type Optimizer,
  type ParamValues,
  type StartContext,
} from '../define.ts';
import { indexOfBest } from '../ranking.ts';
import { load, save } from '../snapshot.ts';
import { flyPerCoordinate, flyToHypersphere, type Swarm } from './motion.ts';
import { Informants } from './topology.ts';

const params = {
  swarm_size: integer(30, { min: 1, max: 100_000, doc: 'Particles in the swarm', recommend: '20 to 60' }),
  max_iterations: integer(50, { min: 1, max: 1e9, doc: 'Moves of the whole swarm after its first placement' }),
  w: number(0.7, {
    min: 0,
    max: 2,
    doc: 'Inertia: share of the velocity that is kept',
    recommend: '0.4 to 0.9; 0.7213 with a random topology',
  }),
  c1: number(1.5, {
    min: 0,
    max: 10,
    doc: 'Pull towards the best point of the particle itself',
    recommend: '1 to 2; 1.1931 with a random topology',
  }),
  c2: number(1.5, {
    min: 0,
    max: 10,
    doc: 'Pull towards the best point of its informants',
    recommend: '1 to 2; 1.1931 with a random topology',
  }),
  topology: choice(['global', 'random'], {
    doc: 'Who informs a particle: the whole swarm, or a few others that change when the swarm stalls',
    recommend: 'random on multimodal problems',
  }),
  informants: integer(3, { min: 1, max: 1000, doc: 'Particles that each one informs in the random topology (K)' }),
  motion: choice(['per_coordinate', 'hypersphere'], {
    doc: 'Random weights per coordinate, or a random point in a ball (SPSO 2011), which does not favour the axes',
  }),
  bound_handling: choice(['absorb', ...boundHandlings], {
    doc: `${boundHandlingDoc}; absorb stops at the bound and turns back at half speed`,
  }),
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
  evaluations: (values) => exactly(values.swarm_size * (values.max_iterations + 1)),
  firstCandidates: (values) => values.swarm_size,
  numbersHeld: (values, dimensions) => 3 * values.swarm_size * dimensions,
  start: (context) => new ParticleSwarm(context),
});

class ParticleSwarm implements Optimizer {
  private readonly box: Box;
  private readonly params: Params;
  private readonly random: Random;
  private readonly initialize: StartContext<Params>['initialize'];
  private readonly swarm: Swarm;
  private readonly bestFitness: Float64Array;
  private readonly informants: Informants | undefined;
  private isPlaced = false;

  constructor({ box, params: values, random, initialize }: StartContext<Params>) {
    const length = values.swarm_size * box.dimensions;
    this.box = box;
    this.params = values;
    this.random = random;
    this.initialize = initialize;
    this.swarm = {
      positions: new Float64Array(length),
      velocities: new Float64Array(length),
      bestPositions: new Float64Array(length),
      leaders: new Int32Array(values.swarm_size),
    };
    this.bestFitness = new Float64Array(values.swarm_size).fill(Number.POSITIVE_INFINITY);
    this.informants = values.topology === 'random' ? new Informants(values.swarm_size, values.informants) : undefined;
  }

  ask(): Float64Array {
    const { swarm, box, params: values, random, informants } = this;
    if (!this.isPlaced) return this.place();
    if (informants) informants.chooseLeaders(swarm.leaders, this.bestFitness, random);
    else swarm.leaders.fill(indexOfBest(this.bestFitness));
    if (values.motion === 'hypersphere') flyToHypersphere(swarm, box, values, random);
    else flyPerCoordinate(swarm, box, values, random);
    return swarm.positions;
  }

  /** Velocities lead half-way to another uniform point, so that the first move stays inside. */
  private place(): Float64Array {
    const { positions, velocities, bestPositions } = this.swarm;
    const { dimensions: n, lower, upper } = this.box;
    this.initialize(positions);
    for (let row = 0; row < positions.length; row += n)
      for (let i = 0; i < n; i++)
        velocities[row + i] = (lower[i] + this.random.next() * (upper[i] - lower[i]) - positions[row + i]) / 2;
    bestPositions.set(positions);
    this.isPlaced = true;
    return positions;
  }

  tell(fitness: Float64Array): void {
    const { bestFitness, swarm, informants } = this;
    const { bestPositions, positions } = swarm;
    const n = this.box.dimensions;
    const incumbent = bestFitness[indexOfBest(bestFitness)];
    for (let particle = 0; particle < fitness.length; particle++) {
      if (!(fitness[particle] < bestFitness[particle])) continue;
      bestFitness[particle] = fitness[particle];
      for (let at = particle * n; at < (particle + 1) * n; at++) bestPositions[at] = positions[at];
    }
    informants?.hear(bestFitness[indexOfBest(bestFitness)] < incumbent);
  }

  state() {
    const { swarm, bestFitness, isPlaced, random, informants } = this;
    return {
      positions: save(swarm.positions),
      velocities: save(swarm.velocities),
      bestPositions: save(swarm.bestPositions),
      bestFitness: save(bestFitness),
      isPlaced,
      ...(informants ? { informants: informants.state() } : {}),
      random: random.state(),
    };
  }

  restore(state: ReturnType<ParticleSwarm['state']>): void {
    load(this.swarm.positions, state.positions);
    load(this.swarm.velocities, state.velocities);
    load(this.swarm.bestPositions, state.bestPositions);
    load(this.bestFitness, state.bestFitness);
    this.isPlaced = state.isPlaced;
    this.informants?.restore(state.informants!); // in the state where there are informants
    this.random.restore(state.random);
  }
}
