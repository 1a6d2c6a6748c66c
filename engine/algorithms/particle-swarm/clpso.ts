/**
 * Comprehensive learning particle swarm. Liang, Qin, Suganthan & Baskar 2006, doi:10.1109/TEVC.2005.857610; equation numbers
 * are theirs. As in the paper a particle outside the box is not remembered; it is evaluated at the point mirrored back.
 */
import type { Random } from '../../random/random.ts';
import { reflect } from '../box.ts';
import {
  type Box,
  defineAlgorithm,
  exactly,
  integer,
  number,
  type Optimizer,
  type ParamValues,
  type StartContext,
} from '../define.ts';
import { load, save } from '../snapshot.ts';

const params = {
  swarm_size: integer(40, { min: 3, max: 100_000, doc: 'Particles in the swarm', recommend: '10 to 40' }),
  max_iterations: integer(50, { min: 1, max: 1e9, doc: 'Moves of the whole swarm after its first placement' }),
  c: number(1.49445, { min: 0, max: 10, doc: 'Pull towards the exemplar', recommend: '1.49445' }),
  refreshing_gap: integer(7, { min: 1, max: 1e6, doc: 'Moves without improvement after which a particle gets new exemplars' }),
} as const;

type Params = ParamValues<typeof params>;

/** Inertia falls over the run, table I. */
const firstInertia = 0.9;
const lastInertia = 0.4;

export const clpso = defineAlgorithm({
  name: 'clpso',
  aliases: ['CLPSO'],
  title: 'Comprehensive Learning PSO',
  doc: 'A swarm in which every coordinate may learn from another particle: slow, and hard to trap on separable multimodal problems.',
  reference: 'Liang, Qin, Suganthan & Baskar 2006, doi:10.1109/TEVC.2005.857610',
  params,
  iterationLimit: (values) => values.max_iterations,
  evaluations: (values) => exactly(values.swarm_size * (values.max_iterations + 1)),
  firstCandidates: (values) => values.swarm_size,
  numbersHeld: (values, dimensions) => 4.5 * values.swarm_size * dimensions,
  start: (context) => new ComprehensiveLearning(context),
});

class ComprehensiveLearning implements Optimizer {
  private readonly context: StartContext<Params>;
  private readonly positions: Float64Array;
  /** Where the positions are evaluated: inside the box. */
  private readonly candidates: Float64Array;
  private readonly velocities: Float64Array;
  private readonly bestPositions: Float64Array;
  private readonly bestFitness: Float64Array;
  /** Particle from which each coordinate learns, particles x dimensions. */
  private readonly exemplars: Int32Array;
  private readonly stalls: Int32Array;
  private iteration = -1;

  constructor(context: StartContext<Params>) {
    const { swarm_size } = context.params;
    const length = swarm_size * context.box.dimensions;
    this.context = context;
    this.positions = new Float64Array(length);
    this.candidates = new Float64Array(length);
    this.velocities = new Float64Array(length);
    this.bestPositions = new Float64Array(length);
    this.exemplars = new Int32Array(length);
    this.bestFitness = new Float64Array(swarm_size).fill(Number.POSITIVE_INFINITY);
    this.stalls = new Int32Array(swarm_size).fill(context.params.refreshing_gap);
  }

  ask(): Float64Array {
    if (this.iteration < 0) {
      this.context.initialize(this.positions);
      this.bestPositions.set(this.positions);
      this.candidates.set(this.positions);
    } else this.fly();
    return this.candidates;
  }

  private inertia(): number {
    const { budget, params: values } = this.context;
    const iterations = Number.isFinite(budget) ? budget / values.swarm_size : values.max_iterations;
    return Math.max(lastInertia, firstInertia - ((firstInertia - lastInertia) * this.iteration) / iterations);
  }

  /** eq. 8: v = w v + c r (exemplar's best - x), x = x + v; speeds are at most a fifth of the range. */
  private fly(): void {
    const { context, positions: x, candidates, velocities: v, bestPositions, exemplars, stalls } = this;
    const { box, params: values, random } = context;
    const { dimensions: n, lower, upper } = box;
    const w = this.inertia();
    for (let particle = 0; particle < stalls.length; particle++) {
      if (stalls[particle] >= values.refreshing_gap) this.chooseExemplars(particle);
      for (let i = 0, at = particle * n; i < n; i++, at++) {
        const limit = 0.2 * (upper[i] - lower[i]);
        const pull = bestPositions[exemplars[at] * n + i] - x[at];
        v[at] = Math.min(limit, Math.max(-limit, w * v[at] + values.c * random.single() * pull));
        x[at] += v[at];
        candidates[at] = reflect(x[at], lower[i], upper[i]);
      }
    }
  }

  /** Section III-B: every coordinate learns with chance Pc from the winner of a tournament of two others. */
  private chooseExemplars(particle: number): void {
    const { context, exemplars, bestFitness, stalls } = this;
    const { box, random } = context;
    const n = box.dimensions;
    const size = bestFitness.length;
    const chance = 0.05 + (0.45 * Math.expm1((10 * particle) / (size - 1))) / Math.expm1(10); // eq. 10
    let learnsFromOthers = false;
    for (let i = 0; i < n; i++) {
      const learns = random.next() < chance;
      exemplars[particle * n + i] = learns ? winnerOfTwo(bestFitness, particle, random) : particle;
      learnsFromOthers ||= learns;
    }
    if (!learnsFromOthers) exemplars[particle * n + random.below(n)] = winnerOfTwo(bestFitness, particle, random);
    stalls[particle] = 0;
  }

  tell(fitness: Float64Array): void {
    const { box } = this.context;
    for (let particle = 0; particle < fitness.length; particle++) {
      const isBetter = fitness[particle] < this.bestFitness[particle] && this.isInside(particle, box);
      if (isBetter) {
        this.bestFitness[particle] = fitness[particle];
        const n = box.dimensions;
        for (let at = particle * n; at < (particle + 1) * n; at++) this.bestPositions[at] = this.positions[at];
        this.stalls[particle] = 0;
      } else this.stalls[particle]++;
    }
    if (this.iteration < 0) this.stalls.fill(this.context.params.refreshing_gap);
    this.iteration++;
  }

  private isInside(particle: number, { dimensions: n }: Box): boolean {
    for (let at = particle * n; at < (particle + 1) * n; at++) if (this.positions[at] !== this.candidates[at]) return false;
    return true;
  }

  state() {
    return {
      positions: save(this.positions),
      velocities: save(this.velocities),
      bestPositions: save(this.bestPositions),
      bestFitness: save(this.bestFitness),
      exemplars: [...this.exemplars],
      stalls: [...this.stalls],
      iteration: this.iteration,
      random: this.context.random.state(),
    };
  }

  restore(state: ReturnType<ComprehensiveLearning['state']>): void {
    load(this.positions, state.positions);
    load(this.velocities, state.velocities);
    load(this.bestPositions, state.bestPositions);
    load(this.bestFitness, state.bestFitness);
    this.exemplars.set(state.exemplars);
    this.stalls.set(state.stalls);
    this.iteration = state.iteration;
    this.context.random.restore(state.random);
  }
}

/** The better of two members drawn among the others. */
function winnerOfTwo(fitness: Float64Array, particle: number, random: Random): number {
  const lift = (drawn: number): number => (drawn >= particle ? drawn + 1 : drawn);
  const a = lift(random.below(fitness.length - 1));
  const b = lift(random.below(fitness.length - 1));
  return fitness[a] <= fitness[b] ? a : b;
}
