/**
 * `npm run bench:engine`: evaluations per second of every algorithm on four functions in 10 and 30 dimensions, beside the
 * function alone in the same process. JSON lines {algorithm, problem, dimensions, evaluations, seconds,
 * evaluations_per_second, best_median}, then a table in thousand evaluations per second.
 * `--compare FILE` takes such lines of a peer (`{algorithm, problem, dimensions, evaluations_per_second}`) and adds the ratios.
 */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { algorithms } from '../algorithms/index.ts';
import { findProblem, type Problem } from '../problems/index.ts';
import { createRandom } from '../random/index.ts';
import { Run } from '../run/run.ts';
import { specOf } from './spec.ts';
import { printTable } from './table.ts';

interface Entrant {
  readonly label: string;
  readonly algorithm: string;
  readonly params: Readonly<Record<string, number | string>>;
}

interface Measurement {
  readonly algorithm: string;
  readonly problem: string;
  readonly dimensions: number;
  readonly evaluations: number;
  readonly seconds: number;
  readonly evaluations_per_second: number;
  readonly best_median: number | null;
}

const { values: options } = parseArgs({
  options: {
    algorithms: { type: 'string' },
    evaluations: { type: 'string', default: '50000' },
    repetitions: { type: 'string', default: '9' },
    compare: { type: 'string' },
  },
});
const evaluations = Number(options.evaluations);
const problemNames = ['sphere', 'rosenbrock', 'rastrigin', 'ackley'];
const dimensionList = [10, 30];
const cells = dimensionList.flatMap((dimensions) => problemNames.map((name) => ({ name, dimensions })));

/** Population sizes are 50, so that peers are measured with the same ones. */
const sizes: Readonly<Record<string, Readonly<Record<string, number | string>>>> = {
  particle_swarm: { swarm_size: 50 },
  clpso: { swarm_size: 50 },
  ant_colony: { colony_size: 50, archive_size: 50 },
  cma_es: { population_size: 50 },
  lshade: { population_size: 50 },
  jso: { population_size: 50 },
};
const variants: readonly Entrant[] = [
  { label: 'simulated_annealing (one coordinate)', algorithm: 'simulated_annealing', params: { step: 'one_coordinate' } },
];
const chosen = options.algorithms?.split(',');
const entrants = [
  ...algorithms.map(({ name }): Entrant => ({ label: name, algorithm: name, params: sizes[name] ?? {} })),
  ...variants,
].filter(({ label }) => chosen === undefined || chosen.includes(label));

const measurements: Measurement[] = cells.map(({ name, dimensions }) => measureFunction(problemOf(name), dimensions));
for (const entrant of entrants)
  for (const { name, dimensions } of cells) measurements.push(measureRun(entrant, problemOf(name), dimensions));
for (const measurement of measurements) process.stdout.write(`${JSON.stringify(measurement)}\n`);
printTable(
  `Thousand evaluations per second; median of ${options.repetitions} runs of ${evaluations} evaluations`,
  ['', ...cells.map(({ name, dimensions }) => `${name} ${dimensions}`)],
  ['the function alone', ...entrants.map(({ label }) => label)].map((label) => [
    label,
    ...cells.map(({ name, dimensions }) => Math.round(rateOf(measurements, label, name, dimensions) / 1000).toLocaleString('en')),
  ]),
);
if (options.compare) compare(options.compare);

function problemOf(name: string): Problem {
  const problem = findProblem(name);
  if (problem === undefined) throw new Error(`No problem is called ${name}.`);
  return problem;
}

function measureFunction(problem: Problem, dimensions: number): Measurement {
  const random = createRandom(1);
  const points = Float64Array.from(
    { length: 50 * dimensions },
    () => problem.bounds[0] + random.next() * (problem.bounds[1] - problem.bounds[0]),
  );
  const { objective } = problem.at(dimensions, 1);
  let sink = 0;
  const seconds = medianOf(
    repeat(() => {
      const startedAt = performance.now();
      for (let k = 0; k < evaluations; k++) sink += objective(points, (k % 50) * dimensions, dimensions);
      return (performance.now() - startedAt) / 1000;
    }),
  );
  if (Number.isNaN(sink)) throw new Error('The function gave NaN.');
  return record('the function alone', problem.name, dimensions, seconds, null);
}

function measureRun(entrant: Entrant, problem: Problem, dimensions: number): Measurement {
  const algorithm = algorithms.find(({ name }) => name === entrant.algorithm);
  if (algorithm === undefined) throw new Error(`No algorithm is called ${entrant.algorithm}.`);
  const { objective } = problem.at(dimensions, 1);
  const bests: number[] = [];
  const seconds = medianOf(
    repeat((seed) => {
      const run = new Run({
        algorithm,
        objective,
        now: () => performance.now(),
        isCancelled: () => false,
        spec: specOf({ algorithm, params: entrant.params, dimensions, bounds: problem.bounds, seed, stop: { evaluations } }),
      });
      const startedAt = performance.now();
      while (run.stopReason === undefined) run.advance();
      bests.push(run.result().best_fitness ?? Number.POSITIVE_INFINITY);
      return (performance.now() - startedAt) / 1000;
    }),
  );
  return record(entrant.label, problem.name, dimensions, seconds, medianOf(bests));
}

function repeat(measure: (seed: number) => number): number[] {
  return Array.from({ length: Number(options.repetitions) }, (_, k) => measure(k + 1));
}

function record(algorithm: string, problem: string, dimensions: number, seconds: number, best: number | null): Measurement {
  return {
    algorithm,
    problem,
    dimensions,
    evaluations,
    seconds,
    evaluations_per_second: evaluations / seconds,
    best_median: best,
  };
}

function medianOf(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1];
}

type Rate = Pick<Measurement, 'algorithm' | 'problem' | 'dimensions' | 'evaluations_per_second'>;

function rateOf(rates: readonly Rate[], algorithm: string, problem: string, dimensions: number): number {
  const found = rates.find((rate) => rate.algorithm === algorithm && rate.problem === problem && rate.dimensions === dimensions);
  return found?.evaluations_per_second ?? Number.NaN;
}

/** Geometric means of our rate over that of every algorithm in the peer's file. */
function compare(file: string): void {
  const peers = readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.startsWith('{'))
    .map((line): Rate => JSON.parse(line));
  const names = [...new Set(peers.map(({ algorithm }) => algorithm))];
  const mean = (values: number[]) => Math.exp(values.reduce((sum, value) => sum + Math.log(value), 0) / values.length);
  const rows = entrants.map(({ label }) => [
    label,
    ...names.map((peer) => {
      const ratios = dimensionList.map((dimensions) =>
        mean(problemNames.map((name) => rateOf(measurements, label, name, dimensions) / rateOf(peers, peer, name, dimensions))),
      );
      return [...ratios, mean(ratios)].map((ratio) => ratio.toFixed(2)).join(', ');
    }),
  ]);
  printTable(
    'Our rate over the peer’s: geometric mean over the four functions in 10 dimensions, in 30, in both',
    ['', ...names],
    rows,
  );
}
