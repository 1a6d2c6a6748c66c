/**
 * The shortest round trip by dynamic programming over sets of cities: Held & Karp 1962, doi:10.1137/0110015.
 * Takes count^2 2^count steps.
 */
export function shortestTour(distances: Float64Array, count: number): number[] {
  // City 0 is where it starts; sets and ends are of the others, city k + 1 being bit k.
  const others = count - 1;
  const sets = 1 << others;
  const lengths = new Float64Array(sets * others).fill(Number.POSITIVE_INFINITY);
  const before = new Int32Array(sets * others).fill(-1);
  for (let end = 0; end < others; end++) lengths[(1 << end) * others + end] = distances[end + 1];
  for (let set = 1; set < sets; set++)
    for (let end = 0; end < others; end++) {
      const length = lengths[set * others + end];
      if (length === Number.POSITIVE_INFINITY) continue;
      for (let next = 0; next < others; next++) {
        if (set & (1 << next)) continue;
        const at = (set | (1 << next)) * others + next;
        const longer = length + distances[(end + 1) * count + next + 1];
        if (longer >= lengths[at]) continue;
        lengths[at] = longer;
        before[at] = end;
      }
    }
  return walkBack(lengths, before, distances, others);
}

function walkBack(lengths: Float64Array, before: Int32Array, distances: Float64Array, others: number): number[] {
  let set = (1 << others) - 1;
  let end = 0;
  const total = (last: number) => lengths[set * others + last] + distances[(last + 1) * (others + 1)];
  for (let last = 1; last < others; last++) if (total(last) < total(end)) end = last;
  const tour: number[] = [];
  while (end >= 0) {
    tour.push(end + 1);
    const previous = before[set * others + end];
    set ^= 1 << end;
    end = previous;
  }
  return [0, ...tour.reverse()];
}
