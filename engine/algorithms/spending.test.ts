import assert from 'node:assert/strict';
import fc from 'fast-check';
import { type Algorithm, algorithms, defaultsOf, findAlgorithm, type Param } from './index.ts';
import { begin, cube, sumOfSquares } from './testing.ts';

const objectives = {
  sphere: sumOfSquares,
  rastrigin: (x: Float64Array): number => x.reduce((sum, v) => sum + v * v - 10 * Math.cos(2 * Math.PI * v) + 10, 0),
  flat: (): number => 1,
  failing: (): number => Number.POSITIVE_INFINITY,
} as const;

/** As the run loop counts: the first population, and then as many iterations as the limit allows. */
function spent(algorithm: Algorithm, params: Readonly<Record<string, number | string>>, dimensions: number, objective: string) {
  const optimizer = begin(algorithm, cube(dimensions, -4, 5), 11, Number.POSITIVE_INFINITY, params);
  const limit = algorithm.iterationLimit?.(params) ?? Number.POSITIVE_INFINITY;
  let evaluations = 0;
  for (let iteration = 0; iteration <= limit && !optimizer.finished?.(); iteration++) {
    const candidates = optimizer.ask();
    const fitness = Float64Array.from({ length: candidates.length / dimensions }, (_, k) =>
      objectives[objective as keyof typeof objectives](candidates.subarray(k * dimensions, (k + 1) * dimensions)),
    );
    evaluations += fitness.length;
    optimizer.tell(fitness);
  }
  return evaluations;
}

/** Any value of a parameter that a short run can bear. */
const anyOf = (name: string, param: Param): fc.Arbitrary<number | string> => {
  if (param.kind === 'choice') return fc.constantFrom(...param.choices);
  if (name === 'max_iterations') return fc.integer({ min: 1, max: 45 });
  if (/_size$/.test(name)) return fc.oneof(fc.constant(param.default), fc.integer({ min: Math.max(4, param.min), max: 60 }));
  return fc.constant(param.default);
};

suite('The spending that an algorithm tells beforehand', () => {
  for (const algorithm of algorithms)
    test(`of ${algorithm.name} is never exceeded, and met where it is certain`, () => {
      const values = fc.record(
        Object.fromEntries(Object.entries(algorithm.params).map(([name, param]) => [name, anyOf(name, param)])),
      );
      fc.assert(
        fc.property(
          values,
          fc.integer({ min: 1, max: 12 }),
          fc.constantFrom(...Object.keys(objectives)),
          (given, dimensions, on) => {
            fc.pre((algorithm.check?.(given) ?? []).length === 0);
            const { usual, most } = algorithm.evaluations(given, dimensions);
            const real = spent(algorithm, given, dimensions, on);
            assert.ok(usual <= most, `${usual} > ${most}`);
            if (usual === most) assert.equal(real, most);
            else assert.ok(real <= most, `${real} > ${most}`);
          },
        ),
        { seed: 17, numRuns: 40 },
      );
    });

  test('of many generations is an upper limit close to the truth', () => {
    const lshade = findAlgorithm('lshade');
    assert.ok(lshade);
    const params = { ...defaultsOf(lshade), population_size: 8, max_iterations: 12_345 };
    const { most } = lshade.evaluations(params, 1);
    const real = spent(lshade, params, 1, 'flat');
    assert.ok(real <= most && most < 1.001 * real, `${real} of ${most}`);
  });

  test('of an automatic run is about what it spends, alone or in stretches', () => {
    const auto = findAlgorithm('auto');
    assert.ok(auto);
    for (const [dimensions, max_iterations] of [
      [310, 1000],
      [10, 1000],
      [20, 3000],
    ] as const) {
      const { usual } = auto.evaluations({ max_iterations }, dimensions);
      const real = spent(auto, { max_iterations }, dimensions, 'sphere');
      assert.ok(usual < 2.5 * real && real < 2.5 * usual, `${usual} told, ${real} spent in ${dimensions} dimensions`);
    }
  });
});
