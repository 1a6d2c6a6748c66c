/**
 * Picks by dimensions and budget: a portfolio of CMA-ES and L-SHADE, run one after another. That a portfolio of complementary
 * algorithms beats each of its members on a broad set of problems: Baudis & Posik 2014, doi:10.1007/978-3-319-10762-2_26.
 */
import type { Sentence } from '../../../sandbox/sentence.ts';
import { generalizedAnnealing, usualPerStep } from '../annealing/generalized-annealing.ts';
import { smallestPopulation } from '../automatic-population.ts';
import { cmaEs } from '../cma-es/cma-es.ts';
import {
  type Algorithm,
  defaultsOf,
  defineAlgorithm,
  integer,
  type Optimizer,
  type ParamValues,
  type Spending,
  type StartContext,
} from '../define.ts';
import { indexOfBest } from '../ranking.ts';
import { lshade } from '../shade/lshade.ts';
import { meanSize } from '../shade/reduction.ts';
import { loadNumber, saveNumber } from '../snapshot.ts';
import { type Stretch, spendingOfStretches } from '../stretches.ts';
import { type Plan, planFor, type Segment } from './plan.ts';

const params = {
  max_iterations: integer(1000, {
    min: 1,
    max: 1e9,
    doc: 'Iterations of whichever algorithm runs; an evaluation budget under stop plans better',
  }),
} as const;

type Params = ParamValues<typeof params>;

/** Candidates of an iteration, about; turns max_iterations into a budget. */
const typicalBatch = 20;

export const auto = defineAlgorithm({
  name: 'auto',
  aliases: [],
  title: 'Automatic',
  doc: 'Picks algorithms by dimensions and budget, runs them one after another, and says what it picked and why.',
  reference: 'Baudis & Posik 2014, doi:10.1007/978-3-319-10762-2_26',
  params,
  iterationLimit: (values) => values.max_iterations,
  evaluations: spendingOf,
  firstCandidates: () => 1,
  numbersHeld,
  stretches: stretchesOf,
  start: (context) => new Portfolio(context),
});

const budgetOf = (values: Params): number => values.max_iterations * typicalBatch;

/** Follows the plan with the usual batch of each member. The last CMA-ES of a plan of several goes on. */
function spendingOf(values: Params, dimensions: number): Spending {
  const stretches = stretchesOf(values, dimensions, undefined);
  const [only] = stretches.length === 1 ? stretches : [];
  if (only?.algorithm === generalizedAnnealing.name) return generalizedAnnealing.evaluations(only.params, dimensions);
  const iterations = values.max_iterations + 1;
  const spent = spendingOfStretches(stretches, { iterations, evaluations: Number.POSITIVE_INFINITY });
  const usual = Math.round(spent.reduce((sum, { evaluations }) => sum + evaluations, 0));
  const { segments } = planFor(dimensions, budgetOf(values));
  const largest = Math.max(...segments.map(({ member }) => largestBatch(member, values, dimensions)));
  return { usual, most: iterations * largest };
}

function stretchesOf(values: Params, dimensions: number, budget = budgetOf(values)): readonly Stretch[] {
  return planFor(dimensions, budget).segments.map(({ member, evaluations }) => {
    const algorithm = memberOf(member);
    const stretch = { algorithm: algorithm.name, params: paramsOf(member, values), evaluations };
    if (member === 'lshade') {
      const first = algorithm.firstCandidates(stretch.params, dimensions);
      return { ...stretch, perIteration: meanSize(first, smallestPopulation), perIterationLater: smallestPopulation };
    }
    const usual = algorithm.evaluations({ ...stretch.params, max_iterations: 1 }, dimensions).usual / 2;
    const perIteration = member === 'generalized_annealing' ? usualPerStep : usual;
    return { ...stretch, perIteration, perIterationLater: perIteration };
  });
}

/** Candidates of one iteration of a member, at most. */
function largestBatch(name: Segment['member'], values: Params, dimensions: number): number {
  if (name === 'generalized_annealing') return dimensions; // of a gradient
  const member = memberOf(name);
  if (name === 'lshade') return member.firstCandidates(paramsOf(name, values), dimensions); // it only shrinks
  // The others spend the same in every iteration, and once before the first.
  return member.evaluations({ ...paramsOf(name, values), max_iterations: 1 }, dimensions).most / 2;
}

/** Of all members of the plan: each is kept for its next turn. */
function numbersHeld(values: Params, dimensions: number): number {
  const { segments } = planFor(dimensions, budgetOf(values));
  const members = [...new Set(segments.map(({ member }) => member))];
  return members.reduce((sum, name) => sum + memberOf(name).numbersHeld(paramsOf(name, values), dimensions), 0);
}

class Portfolio implements Optimizer {
  private readonly context: StartContext<Params>;
  private readonly plan: Plan;
  private readonly members = new Map<Segment['member'], Optimizer>();
  private readonly incumbent: Float64Array;
  private incumbentFitness = Number.POSITIVE_INFINITY;
  private segment = 0;
  private spentInSegment = 0;
  private asked: Float64Array = new Float64Array(0);

  constructor(context: StartContext<Params>) {
    const { box, budget, openEnded, params: values } = context;
    this.context = context;
    this.plan = planFor(box.dimensions, openEnded ? budget : budgetOf(values));
    this.incumbent = new Float64Array(box.dimensions);
  }

  ask(): Float64Array {
    this.asked = this.member(this.plan.segments[this.segment].member).ask();
    return this.asked;
  }

  tell(fitness: Float64Array): void {
    const { asked, context, incumbent, plan } = this;
    const n = context.box.dimensions;
    const best = indexOfBest(fitness);
    if (fitness[best] < this.incumbentFitness) {
      this.incumbentFitness = fitness[best];
      for (let i = 0; i < n; i++) incumbent[i] = asked[best * n + i];
    }
    this.member(plan.segments[this.segment].member).tell(fitness);
    this.spentInSegment += fitness.length;
    const isOver = this.spentInSegment >= plan.segments[this.segment].evaluations;
    if (!isOver || this.segment === plan.segments.length - 1) return;
    this.segment++;
    this.spentInSegment = 0;
  }

  /** The member of that name, started when it is first needed. */
  private member(name: Segment['member']): Optimizer {
    const started = this.members.get(name) ?? this.start(name);
    this.members.set(name, started);
    return started;
  }

  private start(name: Segment['member']): Optimizer {
    const { context, incumbent, plan } = this;
    const budget = plan.segments.reduce((sum, segment) => sum + (segment.member === name ? segment.evaluations : 0), 0);
    return memberOf(name).start({
      ...context,
      params: paramsOf(name, context.params),
      // From the best point there is, where there is one.
      initialize:
        name === 'polish' && this.incumbentFitness < Number.POSITIVE_INFINITY ? (out) => out.set(incumbent) : context.initialize,
      budget,
      openEnded: true,
    });
  }

  explanation(): Sentence {
    return this.plan.why;
  }

  state() {
    return {
      members: Object.fromEntries([...this.members].map(([name, member]) => [name, member.state()])),
      incumbent: [...this.incumbent],
      incumbentFitness: saveNumber(this.incumbentFitness),
      segment: this.segment,
      spentInSegment: this.spentInSegment,
      random: this.context.random.state(),
    };
  }

  restore(state: ReturnType<Portfolio['state']>): void {
    this.incumbent.set(state.incumbent);
    this.incumbentFitness = loadNumber(state.incumbentFitness);
    this.segment = state.segment;
    this.spentInSegment = state.spentInSegment;
    this.members.clear();
    // Names that state() gave.
    for (const [name, member] of Object.entries(state.members)) this.member(name as Segment['member']).restore(member);
    this.context.random.restore(state.random);
  }
}

const memberOf = (name: Segment['member']): Algorithm =>
  name === 'generalized_annealing' ? generalizedAnnealing : name === 'lshade' ? lshade : cmaEs;

const paramsOf = (name: Segment['member'], { max_iterations }: Params): Readonly<Record<string, number | string>> => ({
  ...defaultsOf(memberOf(name)),
  ...settings[name],
  max_iterations,
});

/** Where a member differs from its defaults. */
const settings: Readonly<Record<Segment['member'], Readonly<Record<string, number | string>>>> = {
  generalized_annealing: {},
  cma_es: { initial_step: 0.1, restarts: 'ipop' },
  lshade: {},
  polish: { initial_step: 0.02, restarts: 'none' },
};
