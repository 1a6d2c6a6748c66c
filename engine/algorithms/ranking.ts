/** Fills `order` with the positions of the values from smallest to largest; ties keep their order, so no run depends on the sort. */
export function rank(order: Int32Array, values: Float64Array): void {
  for (let i = 0; i < order.length; i++) order[i] = i;
  order.sort((a, b) => (values[a] < values[b] ? -1 : values[a] > values[b] ? 1 : a - b));
}

/** Position of the smallest value; the first of equal ones. */
export function indexOfBest(values: Float64Array): number {
  let best = 0;
  for (let i = 1; i < values.length; i++) if (values[i] < values[best]) best = i;
  return best;
}
