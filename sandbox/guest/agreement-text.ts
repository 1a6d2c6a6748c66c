import type { Fitness } from './guest.ts';

/** The text that a fitness tells: its length at a negative number, and at every other one the code of a character. */
export function textOf(fitness: Fitness): string {
  const length = fitness.evaluateOne(Float64Array.of(-1), 0, 1);
  const codes = new Float64Array(length);
  fitness.evaluate(
    Float64Array.from({ length }, (_, k) => k),
    1,
    codes,
  );
  return Array.from(codes, (code) => String.fromCharCode(code)).join('');
}
