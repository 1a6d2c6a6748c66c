/**
 * `npm run bench:quality`: every algorithm on the 24 noiseless BBOB functions. Prints per dimension and algorithm the share
 * of the 51 targets 1e2 … 1e-8 reached within 10, 100, 1,000 and 10,000 x dimensions evaluations, and the share of runs
 * that reached 1e-8: JSON lines first, then a table.
 */
import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { Worker } from 'node:worker_threads';
import { entrants } from './entrants.ts';
import { type Entrant, type QualityJob, type QualityResult, targets } from './quality-run.ts';
import { printTable } from './table.ts';

const { values: options } = parseArgs({
  options: {
    dimensions: { type: 'string', default: '5,20' },
    instances: { type: 'string', default: '1-3' },
    functions: { type: 'string', default: '1-24' },
    algorithms: { type: 'string' },
    /** An extra entrant: LABEL=ALGORITHM{JSON of params}. */
    entrant: { type: 'string', multiple: true, default: [] },
    budget: { type: 'string', default: '10000' },
    threads: { type: 'string', default: String(availableParallelism()) },
    full: { type: 'boolean', default: false },
    'per-function': { type: 'boolean', default: false },
  },
});

const checkpoints = [10, 100, 1000, 10_000];
const chosen = chooseEntrants();
const dimensionList = numbers(options.full ? '2,5,10,20' : options.dimensions);
const instances = numbers(options.full ? '1-15' : options.instances);
const functions = numbers(options.functions);

for (const dimensions of dimensionList) {
  const jobs = chosen.flatMap((entrant) =>
    functions.flatMap((bbob) =>
      instances.map(
        (instance): QualityJob => ({ entrant, bbob, instance, dimensions, budget: Number(options.budget) * dimensions }),
      ),
    ),
  );
  report(dimensions, await runAll(jobs));
}

function chooseEntrants(): Entrant[] {
  const extra = options.entrant.map((text): Entrant => {
    const [, label = '', algorithm = '', params = '{}'] = /^([^=]+)=(\w+)(\{.*\})?$/.exec(text) ?? [];
    return { label, algorithm, params: JSON.parse(params) };
  });
  const names = options.algorithms?.split(',');
  const listed = names ? entrants.filter(({ label }) => names.includes(label)) : extra.length > 0 ? [] : entrants;
  return [...listed, ...extra];
}

/** "1-3,7" as [1, 2, 3, 7]. */
function numbers(text: string): number[] {
  return text.split(',').flatMap((part) => {
    const [first, last = first] = part.split('-').map(Number);
    return Array.from({ length: last - first + 1 }, (_, k) => first + k);
  });
}

/** Hands the jobs to as many threads as asked for; results come in any order. */
function runAll(jobs: readonly QualityJob[]): Promise<QualityResult[]> {
  const results: QualityResult[] = [];
  let next = 0;
  const serve = () =>
    new Promise<void>((resolve, reject) => {
      const worker = new Worker(new URL('./quality-worker.ts', import.meta.url));
      const give = () => (next < jobs.length ? worker.postMessage(jobs[next++]) : void worker.terminate().then(() => resolve()));
      worker.on('message', (result: QualityResult) => {
        results.push(result);
        give();
      });
      worker.on('error', reject);
      give();
    });
  return Promise.all(Array.from({ length: Number(options.threads) }, serve)).then(() => results);
}

function report(dimensions: number, results: readonly QualityResult[]): void {
  const rows = chosen.map(({ label }) => {
    const own = results.filter(({ job }) => job.entrant.label === label);
    const shares = checkpoints.map((factor) => mean(own.map((result) => shareWithin(result, factor * dimensions))));
    const solved = mean(own.map(({ hits }) => (hits[targets.length - 1] === null ? 0 : 1)));
    const seconds = own.reduce((sum, result) => sum + result.seconds, 0);
    const record = { algorithm: label, dimensions, runs: own.length, shares, solved, seconds };
    process.stdout.write(`${JSON.stringify(record)}\n`);
    if (options['per-function'])
      process.stdout.write(
        `${label} ${functions.map((bbob) => `f${bbob}:${mean(own.filter(({ job }) => job.bbob === bbob).map((r) => shareWithin(r, Number(options.budget) * dimensions))).toFixed(2)}`).join(' ')}\n`,
      );
    return [label, ...shares.map((share) => share.toFixed(3)), solved.toFixed(3), seconds.toFixed(0)];
  });
  const header = ['algorithm', ...checkpoints.map((factor) => `${factor} x D`), 'reached 1e-8', 'seconds'];
  printTable(`${dimensions} dimensions, ${functions.length} functions, ${instances.length} instances`, header, rows);
}

function shareWithin({ hits }: QualityResult, evaluations: number): number {
  return hits.filter((hit) => hit !== null && hit <= evaluations).length / targets.length;
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
