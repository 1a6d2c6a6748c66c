export type { Random } from './random.ts';
export { createRandom } from './xoshiro.ts';
