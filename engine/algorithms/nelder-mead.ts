/**
 * The downhill simplex for polishing. Nelder & Mead 1965, doi:10.1093/comjnl/7.4.308, with the coefficients of Gao & Han 2012,
 * doi:10.1007/s10589-010-9329-3, that suit many dimensions; equation numbers are Gao & Han's. A simplex that has collapsed is
 * spanned anew around the best point found, smaller or wider in turn, so that a run can go on to its budget.
 */
import { reflect } from './box.ts';
import { defineAlgorithm, integer, number, type Optimizer, type ParamValues, type StartContext } from './define.ts';
import { rank } from './ranking.ts';
import { load, loadNumber, save, saveNumber } from './snapshot.ts';

const params = {
  max_iterations: integer(500, {
    min: 1,
    max: 1e9,
    doc: 'Steps of the simplex: mostly one evaluation each',
    recommend: '200 x dimensions',
  }),
  initial_step: number(0.1, {
    min: 0,
    exclusiveMin: true,
    max: 1,
    doc: 'Edge of the first simplex as a fraction of the range',
    recommend: '0.02 to 0.25',
  }),
} as const;

type Params = ParamValues<typeof params>;
type Phase = 'place' | 'reflect' | 'expand' | 'contract_outside' | 'contract_inside' | 'shrink';

export const nelderMead = defineAlgorithm({
  name: 'nelder_mead',
  aliases: ['NM'],
  title: 'Nelder-Mead',
  doc: 'Moves a simplex downhill without derivatives: quick from a good start in few dimensions, blind to other valleys.',
  reference: 'Nelder & Mead 1965, doi:10.1093/comjnl/7.4.308',
  params,
  iterationLimit: (values) => values.max_iterations,
  // A simplex is spanned or shrunk seldom, but nothing forbids it at every step.
  evaluations: ({ max_iterations: steps }, dimensions) => ({
    usual: dimensions + 1 + steps,
    most: (dimensions + 1) * (steps + 1),
  }),
  firstCandidates: () => 1,
  // The simplex, and its copy while it is put in order.
  numbersHeld: (_, dimensions) => 2 * dimensions ** 2,
  // Each step puts all vertices in order and takes their centroid, with divisions for places, which count four times.
  operations: (_, dimensions) => ({ perEvaluation: 10 * dimensions, perIteration: 8 * dimensions ** 2 }),
  start: (context) => new NelderMead(context),
});

class NelderMead implements Optimizer {
  private readonly context: StartContext<Params>;
  private readonly n: number;
  /** Vertices, (n + 1) x n; from best to worst between two steps. */
  private readonly simplex: Float64Array;
  private readonly fitness: Float64Array;
  private readonly order: Int32Array;
  private readonly centroid: Float64Array;
  private readonly reflected: Float64Array;
  private reflectedFitness = 0;
  private readonly trial: Float64Array;
  private phase: Phase = 'place';
  private spans = 0;

  constructor(context: StartContext<Params>) {
    const n = context.box.dimensions;
    this.context = context;
    this.n = n;
    this.simplex = new Float64Array((n + 1) * n);
    this.fitness = new Float64Array(n + 1).fill(Number.POSITIVE_INFINITY);
    this.order = new Int32Array(n + 1);
    this.centroid = new Float64Array(n);
    this.reflected = new Float64Array(n);
    this.trial = new Float64Array(n);
  }

  ask(): Float64Array {
    const { n, simplex, reflected, trial } = this;
    const worst = simplex.subarray(n * n);
    // Adaptive coefficients, eq. 4.1.
    const expansion = 1 + 2 / n;
    const contraction = n === 1 ? 0.5 : 0.75 - 1 / (2 * n);
    switch (this.phase) {
      case 'place':
        if (this.spans === 0) this.context.initialize(simplex.subarray(0, n));
        this.span();
        return simplex;
      case 'shrink':
        return simplex.subarray(n);
      case 'reflect':
        this.computeCentroid();
        return this.along(worst, -1, reflected);
      case 'expand':
        return this.along(worst, -expansion, trial);
      case 'contract_outside':
        return this.along(worst, -contraction, trial);
      case 'contract_inside':
        return this.along(worst, contraction, trial);
    }
  }

  /** The other vertices: one step from the best along each axis. */
  private span(): void {
    const { n, simplex, context, spans } = this;
    const { lower, upper } = context.box;
    const scale = context.params.initial_step * (spans === 0 ? 1 : 10 ** -(spans % 5)) * (spans % 2 === 0 ? 1 : -1);
    for (let k = 1; k <= n; k++) {
      for (let i = 0; i < n; i++) simplex[k * n + i] = simplex[i];
      const i = k - 1;
      simplex[k * n + i] = reflect(simplex[i] + scale * (upper[i] - lower[i]), lower[i], upper[i]);
    }
  }

  private computeCentroid(): void {
    const { n, simplex, centroid } = this;
    centroid.fill(0);
    for (let at = 0; at < n * n; at++) centroid[at % n] += simplex[at] / n;
  }

  /** Writes centroid + factor (vertex - centroid), mirrored into the box. */
  private along(vertex: Float64Array, factor: number, out: Float64Array): Float64Array {
    const { lower, upper } = this.context.box;
    for (let i = 0; i < this.n; i++)
      out[i] = reflect(this.centroid[i] + factor * (vertex[i] - this.centroid[i]), lower[i], upper[i]);
    return out;
  }

  tell(values: Float64Array): void {
    const { fitness } = this;
    if (this.phase === 'place' || this.phase === 'shrink') {
      fitness.set(values, this.phase === 'place' ? 0 : 1);
      if (this.phase === 'place') this.spans++;
      this.settle();
    } else if (this.phase === 'reflect') this.judgeReflection(values[0]);
    else this.judgeTrial(values[0]);
  }

  private judgeReflection(value: number): void {
    const { fitness, n } = this;
    this.reflectedFitness = value;
    if (value < fitness[0]) this.phase = 'expand';
    else if (value < fitness[n - 1]) this.replace(this.reflected, value);
    else this.phase = value < fitness[n] ? 'contract_outside' : 'contract_inside';
  }

  private judgeTrial(value: number): void {
    const { phase, reflectedFitness, fitness } = this;
    if (phase === 'expand' && value >= reflectedFitness) this.replace(this.reflected, reflectedFitness);
    else if (phase === 'expand') this.replace(this.trial, value);
    else if (phase === 'contract_outside' ? value <= reflectedFitness : value < fitness[this.n]) this.replace(this.trial, value);
    else this.shrink();
  }

  private replace(vertex: Float64Array, value: number): void {
    this.simplex.set(vertex, this.n * this.n);
    this.fitness[this.n] = value;
    this.settle();
  }

  /** All vertices move towards the best one. */
  private shrink(): void {
    const { n, simplex } = this;
    const factor = n === 1 ? 0.5 : 1 - 1 / n;
    for (let at = n; at < simplex.length; at++) simplex[at] = simplex[at % n] + factor * (simplex[at] - simplex[at % n]);
    this.phase = 'shrink';
  }

  /** Orders the vertices and starts the next step, or a new simplex when this one has collapsed. */
  private settle(): void {
    const { n, simplex, fitness, order } = this;
    rank(order, fitness);
    const before = simplex.slice();
    const values = fitness.slice();
    for (let k = 0; k <= n; k++) {
      fitness[k] = values[order[k]];
      for (let i = 0; i < n; i++) simplex[k * n + i] = before[order[k] * n + i];
    }
    this.phase = this.hasCollapsed() ? 'place' : 'reflect';
  }

  private hasCollapsed(): boolean {
    const { n, simplex, context } = this;
    const { lower, upper } = context.box;
    for (let at = n; at < simplex.length; at++) {
      const i = at % n;
      if (Math.abs(simplex[at] - simplex[i]) > 1e-15 * Math.max(upper[i] - lower[i], Math.abs(simplex[i]))) return false;
    }
    return true;
  }

  state() {
    const { simplex, fitness, centroid, reflected, reflectedFitness, phase, spans, context } = this;
    return {
      simplex: save(simplex),
      fitness: save(fitness),
      centroid: save(centroid),
      reflected: save(reflected),
      reflectedFitness: saveNumber(reflectedFitness),
      phase,
      spans,
      random: context.random.state(),
    };
  }

  restore(state: ReturnType<NelderMead['state']>): void {
    load(this.simplex, state.simplex);
    load(this.fitness, state.fitness);
    load(this.centroid, state.centroid);
    load(this.reflected, state.reflected);
    this.reflectedFitness = loadNumber(state.reflectedFitness);
    this.phase = state.phase;
    this.spans = state.spans;
    this.context.random.restore(state.random);
  }
}
