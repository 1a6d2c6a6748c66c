import { parse } from 'acorn';
import { processorTimeMs } from './processor-time.ts';

/** What the reference takes on the kind of machine that the limits of time are stated for. */
const referenceMs = 120;
const reference = Array.from({ length: 33_000 }, (_, i) => `f(x[${i}], y.z + ${i}, "a");\n`).join('');

/**
 * How many times slower than that this machine is just now, at least 1. For tests of limits of time: a machine that is shared has less
 * of its caches and clock to give, which lengthens processor time, too.
 */
export function slowness(): number {
  const start = processorTimeMs();
  parse(reference, { ecmaVersion: 'latest' });
  return Math.max(1, (processorTimeMs() - start) / referenceMs);
}
