/** True when version `a` comes after `b`; what follows the numbers, as in 1.2.0-beta, does not count. */
export function isNewer(a: string, b: string): boolean {
  const [first, second] = [numbersOf(a), numbersOf(b)];
  const place = first.findIndex((number, index) => number !== second[index]);
  return place >= 0 && first[place] > second[place];
}

/** Major, minor, patch. */
const numbersOf = (version: string): number[] =>
  [0, 1, 2].map((place) => Number.parseInt(version.split('.')[place] ?? '', 10) || 0);
