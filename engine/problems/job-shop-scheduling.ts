import { fisherThompson, type KnownJobShop } from './combinatorial/fisher-thompson.ts';
import { jobShopInstance } from './combinatorial/job-shop.ts';
import type { Problem } from './define.ts';

/** Two classic instances: 1 is ft06 (36 operations), 2 is ft10 (100). */
export const jobShopScheduling: Problem = {
  name: 'job_shop_scheduling',
  title: 'Job Shop Scheduling',
  doc: 'The shortest schedule of jobs that share machines, one dimension per operation: instance 1 is ft06 (36), 2 is ft10 (100).',
  formula: 'makespan when jobs take turns in the order of x, each operation as early as job and machine allow',
  modality: 'multimodal',
  bounds: [0, 1],
  dimensions: { min: 36, max: 100 },
  instances: { min: 1, max: fisherThompson.length },
  fixed: (instance) => ({ dimensions: operationsOf(known(instance)), title: known(instance).title }),
  optimum: (_, instance) => known(instance).optimum,
  at: (_, instance) => jobShopInstance(known(instance).shop, known(instance).bestOrder),
  reference: 'Fisher & Thompson 1963, Industrial Scheduling; optimum of ft10: Carlier & Pinson 1989, doi:10.1287/mnsc.35.2.164',
};

const operationsOf = ({ shop }: KnownJobShop): number => shop.jobs * shop.steps;

function known(instance: number): KnownJobShop {
  const found = fisherThompson[instance - 1];
  if (found === undefined) throw new Error(`There is no instance ${instance} of job_shop_scheduling.`);
  return found;
}
