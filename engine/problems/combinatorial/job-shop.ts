import type { DecodedSchedule, ProblemInstance, ScheduledOperation } from '../define.ts';
import { createKeySorter, keysOf } from './random-keys.ts';

/** Jobs of equally many steps; step s of job j is number j x steps + s. */
export interface JobShop {
  readonly jobs: number;
  readonly steps: number;
  /** By step number: the machine it needs, from 0, and for how long. */
  readonly machines: Uint32Array;
  readonly durations: Float64Array;
}

/** Reads the usual notation: a line per job, with machine and duration of each of its steps. */
export function parseJobShop(text: string): JobShop {
  const rows = text
    .trim()
    .split('\n')
    .map((row) => row.trim().split(/\s+/).map(Number));
  return {
    jobs: rows.length,
    steps: rows[0].length / 2,
    machines: Uint32Array.from(rows.flatMap((row) => row.filter((_, at) => at % 2 === 0))),
    durations: Float64Array.from(rows.flatMap((row) => row.filter((_, at) => at % 2 === 1))),
  };
}

/**
 * Schedules the steps in the order of their keys, each as early as its machine and the step before it allow. A key says
 * whose turn it is: the k-th turn of a job is its step k, so that every candidate is a feasible schedule (permutation with
 * repetition: Bierwirth 1995, doi:10.1007/BF01719250). The fitness is the makespan.
 * @param bestOrder jobs in the order of their turns, of an optimal schedule
 */
export function jobShopInstance(shop: JobShop, bestOrder?: readonly number[]): ProblemInstance {
  const { jobs, steps, machines, durations } = shop;
  const sort = createKeySorter(jobs * steps);
  const turns = new Uint32Array(jobs);
  const jobFreeAt = new Float64Array(jobs);
  const machineFreeAt = new Float64Array(Math.max(...machines) + 1);

  /** The schedule that the keys stand for; starts are written where there is a place for them. */
  const makespanOf = (x: ArrayLike<number>, offset: number, starts: Float64Array | undefined): number => {
    turns.fill(0);
    jobFreeAt.fill(0);
    machineFreeAt.fill(0);
    const order = sort(x, offset);
    let makespan = 0;
    for (let place = 0; place < order.length; place++) {
      const job = Math.floor(order[place] / steps);
      const operation = job * steps + turns[job]++;
      const machine = machines[operation];
      const start = Math.max(jobFreeAt[job], machineFreeAt[machine]);
      const end = start + durations[operation];
      jobFreeAt[job] = end;
      machineFreeAt[machine] = end;
      makespan = Math.max(makespan, end);
      if (starts !== undefined) starts[operation] = start;
    }
    return makespan;
  };

  return {
    objective: (x, offset) => makespanOf(x, offset, undefined),
    solution: bestOrder && keysOf(turnsToPermutation(bestOrder, shop)),
    decode(x): DecodedSchedule {
      const starts = new Float64Array(jobs * steps);
      const makespan = makespanOf(x, 0, starts);
      const operations = Array.from(starts, (start, at): ScheduledOperation => {
        const job = Math.floor(at / steps);
        return { job, step: at % steps, machine: machines[at], start, end: start + durations[at] };
      });
      return { kind: 'schedule', operations, makespan };
    },
  };
}

function turnsToPermutation(order: readonly number[], { jobs, steps }: JobShop): number[] {
  const turns = new Uint32Array(jobs);
  return order.map((job) => job * steps + turns[job]++);
}
