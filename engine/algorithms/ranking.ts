/** Fills `order` with the positions of the values from smallest to largest; ties keep their order, so no run depends on the sort. */
export function rank(order: Int32Array, values: Float64Array): void {
  const count = order.length;
  for (let i = 0; i < count; i++) order[i] = i;
  for (let gap = largestGap(count); gap >= 1; gap = nextGap(gap))
    for (let i = gap; i < count; i++) {
      const item = order[i];
      const value = values[item];
      let j = i;
      for (; j >= gap; j -= gap) {
        const other = order[j - gap];
        const otherValue = values[other];
        if (otherValue < value || (otherValue === value && other < item)) break;
        order[j] = other;
      }
      order[j] = item;
    }
}

// Shell's sort, in place and quick where populations are: its gaps grow by about 2.25 from 1, 4, 10, 23 on (Tokuda 1992).
const largestGap = (count: number): number => {
  let gap = 1;
  while (gap < count / 2.25) gap = Math.ceil(2.25 * gap + 1);
  return gap;
};
const nextGap = (gap: number): number => (gap === 1 ? 0 : Math.max(1, Math.floor(gap / 2.25)));

/** Position of the smallest value; the first of equal ones. */
export function indexOfBest(values: Float64Array): number {
  let best = 0;
  for (let i = 1; i < values.length; i++) if (values[i] < values[best]) best = i;
  return best;
}

/** Position of the largest value; the first of equal ones. */
export function indexOfWorst(values: Float64Array): number {
  let worst = 0;
  for (let i = 1; i < values.length; i++) if (values[i] > values[worst]) worst = i;
  return worst;
}
