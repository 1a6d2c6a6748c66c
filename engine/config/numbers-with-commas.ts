import { isScalar, type Pair } from 'yaml';

/** A number with commas between its thousands, which YAML reads in braces as a shorter number and keys without a value behind it. */
export interface NumberWithCommas {
  /** Of the key that it was written for. */
  readonly name: string;
  /** Offsets of its first sign and behind its last. */
  readonly range: readonly [start: number, end: number];
  /** Without the commas. */
  readonly digits: string;
  /** What is no key, but a part of it. */
  readonly rest: readonly Pair[];
}

/** Those among the entries of a mapping, in order, such as `{evaluations: 10,000}`. */
export function numbersWithCommas(items: readonly Pair[]): readonly NumberWithCommas[] {
  return items.flatMap((item, at) => {
    const { key, value } = item;
    if (!isScalar(key) || typeof key.value !== 'string') return [];
    if (!isScalar(value) || !/^\d{1,3}$/.test(value.source ?? '') || !value.range) return [];
    let end = at + 1;
    for (let next = items[end]; next !== undefined && isThousands(next); next = items[end]) end++;
    const rest = items.slice(at + 1, end);
    if (rest.length === 0) return [];
    const parts = rest.map((pair) => pair.key).filter(isScalar);
    const digits = [value, ...parts].map(({ source = '' }) => source).join('');
    return [{ name: key.value, range: [value.range[0], parts.at(-1)?.range?.[1] ?? value.range[1]] as const, digits, rest }];
  });
}

const isThousands = ({ key, value }: Pair): boolean =>
  isScalar(key) &&
  key.type === 'PLAIN' &&
  /^\d{3}$/.test(key.source ?? '') &&
  (value === null || (isScalar(value) && value.value === null));
