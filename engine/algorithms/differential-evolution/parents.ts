import type { Random } from '../../random/random.ts';

/** Three distinct members, none of them the target, each triple equally likely. */
export function drawParents(out: Int32Array, size: number, target: number, random: Random): void {
  let a: number;
  let b: number;
  let c: number;
  do a = random.below(size);
  while (a === target);
  do b = random.below(size);
  while (b === target || b === a);
  do c = random.below(size);
  while (c === target || c === a || c === b);
  out[0] = a;
  out[1] = b;
  out[2] = c;
}
