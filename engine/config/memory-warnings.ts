import { say } from '../../sandbox/sentence.ts';
import { type Algorithm, defaultsOf } from '../algorithms/index.ts';
import type { AlgorithmChoice, Config } from './config.ts';
import { holderOf } from './holder-of-param.ts';
import { type Entry, keyRangeIn, type Source } from './nodes.ts';
import type { Registries } from './parse.ts';

/** Warns of searches that do not fit into the memory of this machine, at the number that makes them so large. */
export function warnOfMemory(
  { algorithms, problem: { dimensions, source: fitness }, sandbox }: Config,
  entries: ReadonlyMap<string, Entry>,
  registries: Registries,
  { mistakes }: Source,
): void {
  // The search for the optimum of a custom fitness runs beside it.
  const isInSandbox = !(fitness && 'function' in fitness) && sandbox?.memory_mib !== undefined;
  const sandboxBytes = isInSandbox ? sandbox.memory_mib * 2 ** 20 : Number.POSITIVE_INFINITY;
  const most = Math.min(registries.memoryBytes, sandboxBytes);
  for (const choice of algorithms) {
    const algorithm = registries.algorithms.find(({ name }) => name === choice.name);
    const bytes = algorithm === undefined ? 0 : 8 * algorithm.numbersHeld(choice.params, dimensions);
    if (algorithm === undefined || bytes <= most) continue;
    const size = sizeToBlame(algorithm, choice, dimensions);
    const key = size ?? 'dimensions';
    const entry =
      size === undefined ? entries.get('problem') : (holderOf(size, algorithm, entries.get('params')) ?? entries.get('params'));
    const facts = [algorithm.name, gigabytes(bytes), gigabytes(most), key] as const;
    const sentence =
      most < sandboxBytes
        ? say('{0} would hold {1} of numbers at once, more than the {2} of memory of this machine; lower {3}.', ...facts)
        : say(
            '{0} would hold {1} of numbers at once, more than the {2} of its sandbox; lower {3}, or raise sandbox.memory_mib.',
            ...facts,
          );
    if (entry) mistakes.add(keyRangeIn(entry, key), `${entry.path}.${key}`, 'memory', sentence, { severity: 'warning' });
  }
}

const gigabytes = (bytes: number): string => `${(bytes / 1e9).toFixed(1)} GB`;

/** The number that makes a search large: at its default least would be held, and less than half. Undefined where none does. */
function sizeToBlame(algorithm: Algorithm, { params }: AlgorithmChoice, dimensions: number): string | undefined {
  let least = algorithm.numbersHeld(params, dimensions) / 2;
  let blamed: string | undefined;
  for (const [name, usual] of Object.entries(defaultsOf(algorithm))) {
    if (typeof usual !== 'number') continue;
    const left = algorithm.numbersHeld({ ...params, [name]: usual }, dimensions);
    if (left < least) [least, blamed] = [left, name];
  }
  return blamed;
}
