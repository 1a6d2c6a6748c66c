import fc from 'fast-check';
import { type Algorithm, algorithms, type Param } from '../engine/algorithms/index.ts';
import { type Problem, problems } from '../engine/problems/index.ts';

type Mapping = Readonly<Record<string, unknown>>;

/** Configs as people write them, in all spellings; many are right, others have a mistake in one place. */
export const arbitraryConfig = fc
  .uniqueArray(fc.constantFrom(...algorithms), { minLength: 1, maxLength: 3 })
  .chain((chosen) => fc.record({ ...chosenBy(chosen), ...others }, { requiredKeys: ['algorithm', 'problem'] }).map(merge))
  .chain((config) => fc.oneof({ weight: 2, arbitrary: fc.constant(config) }, { weight: 1, arbitrary: withMistake(config) }));

/** The keys of the parts below are those of the config. */
const merge = (parts: Readonly<Record<string, Mapping | undefined>>): Mapping => Object.assign({}, ...Object.values(parts));

/** A key with a value, under one of its names. */
const keyed = (names: readonly string[], value: fc.Arbitrary<unknown>): fc.Arbitrary<Mapping> =>
  fc.tuple(fc.constantFrom(...names), value).map(([name, found]) => ({ [name]: found }));

const often = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { freq: 5, nil: undefined });

const namesOf = ({ name, aliases }: Algorithm): readonly string[] => [name, ...aliases];

function chosenBy(chosen: readonly Algorithm[]) {
  const names = fc.tuple(...chosen.map((algorithm) => fc.constantFrom(...namesOf(algorithm))));
  const shared = Object.keys(chosen[0]?.params ?? {}).filter((key) => chosen.every(({ params }) => key in params));
  const own = chosen.map((algorithm) => keyed(namesOf(algorithm), paramsOf(algorithm, Object.keys(algorithm.params))));
  const [first] = chosen;
  const params = fc
    .tuple(first ? often(paramsOf(first, shared)) : fc.constant({}), ...own.map((one) => fc.option(one)))
    .map((parts): Mapping => Object.assign({}, ...parts));
  return {
    algorithm: names.map((several) => (several.length === 1 ? { algorithm: several[0] } : { algorithms: several })),
    params: keyed(['params', 'params', 'parameters'], params),
  };
}

const paramsOf = ({ params }: Algorithm, keys: readonly string[]): fc.Arbitrary<Mapping> =>
  fc.record(Object.fromEntries(keys.map((key) => [key, valueFor(params[key]!)])), { requiredKeys: [] }); // keys of its own

/** At the ends of its range as often as inside. */
function valueFor(param: Param): fc.Arbitrary<unknown> {
  if (param.kind === 'choice') return fc.constantFrom(...param.choices);
  const least = param.exclusiveMin ? param.min + 1e-3 : param.min;
  const most = param.exclusiveMax ? param.max - 1e-3 : param.max;
  const inside =
    param.kind === 'integer' ? fc.integer({ min: least, max: most }) : fc.double({ min: least, max: most, noNaN: true });
  return fc.oneof(fc.constantFrom(least, most, param.default), inside);
}

const pair = fc.tuple(fc.integer({ min: -50, max: 0 }), fc.double({ min: 0.5, max: 50, noNaN: true }));

const bounds = (count: number): fc.Arbitrary<Mapping> =>
  fc.oneof(
    keyed(
      ['bounds'],
      fc.oneof(
        pair,
        pair.map((one) => [one]),
        fc.array(pair, { minLength: count, maxLength: count }),
      ),
    ),
    pair.map(([lower_bound, upper_bound]) => ({ lower_bound, upper_bound: new Array(count).fill(upper_bound) })),
  );

const ofFunction = fc.constantFrom(...problems).chain((problem: Problem) =>
  fc.integer({ min: problem.dimensions.min, max: Math.min(problem.dimensions.max, 60) }).chain((dimensions) =>
    fc.record(
      {
        named: keyed(['function', 'function', 'fitness_function', 'fitness_function_name'], fc.constant(problem.name)),
        size: fc.constant({ dimensions }),
        bounds: bounds(dimensions),
        ...(problem.instances ? { instance: keyed(['instance'], fc.integer(problem.instances)) } : {}),
      },
      { requiredKeys: ['named', 'size'] },
    ),
  ),
);

const ofFitness = fc.integer({ min: 1, max: 4 }).chain((dimensions) =>
  fc.record(
    {
      named: keyed(['fitness'], fc.constantFrom('bowl', './bowl.py')),
      size: fc.constant({ dimensions }),
      bounds: bounds(dimensions),
    },
    { requiredKeys: ['size', 'bounds'] },
  ),
);

const objective = keyed(['objective'], fc.constantFrom('minimize', 'maximize'));
const problem = fc
  .tuple(fc.oneof(ofFunction, ofFitness), often(objective))
  .map(([parts, direction]) => ({ problem: { ...merge(parts), ...direction } }));

const others = {
  problem,
  seed: keyed(['seed'], fc.maxSafeNat()),
  runs: keyed(['runs'], fc.integer({ min: 1, max: 1000 })),
  initial: keyed(
    ['initial'],
    fc.record({ sampling: fc.constantFrom('uniform', 'latin_hypercube', 'sobol') }, { requiredKeys: [] }),
  ),
  stop: keyed(['stop'], fc.record({ evaluations: fc.integer({ min: 1 }), target: fc.integer() }, { requiredKeys: [] })),
  limits: keyed(['limits'], fc.constantFrom({}, { soft_seconds: 0.5 }, { soft_seconds: 7, hard_seconds: 7.5 })),
  sandbox: keyed(
    ['sandbox'],
    fc.record({ driver: fc.constantFrom('auto', 'container'), cpus: fc.constant(0.5) }, { requiredKeys: [] }),
  ),
  priority: keyed(['priority'], fc.integer({ min: -100, max: 100 })),
  background: keyed(['background'], fc.boolean()),
};

const wrong = fc.constantFrom<unknown>(null, -1, 0.5, 1e9, 'x', '', true, [], {}, [1], [[1, 2, 3]]);

/** One key more, or another value, at the top or one level below. */
const withMistake = (config: Mapping): fc.Arbitrary<Mapping> =>
  fc
    .tuple(
      fc.constantFrom('problem', 'params', 'stop', ''),
      fc.nat(),
      fc.constantFrom('fitness', 'bounds', 'PSO', 'algorithms'),
      wrong,
    )
    .map(([part, place, added, value]) => {
      const inside = config[part];
      const target = typeof inside === 'object' && inside !== null ? (inside as Mapping) : config; // a mapping: so it was made
      const keys = [...Object.keys(target), added];
      const changed = { ...target, [keys[place % keys.length]!]: value };
      return target === config ? changed : { ...config, [part]: changed };
    });
