/** Where a function of one number is least in an interval, of its ends and those of the places that lie between. */
export function leastOf(places: readonly number[], lower: number, upper: number, value: (x: number) => number): number {
  const within = places.filter((place) => place > lower && place < upper);
  return within.reduce((best, place) => (value(place) < value(best) ? place : best), value(upper) < value(lower) ? upper : lower);
}

/** Where a function that rises through zero between two places does so, as near as numbers tell. */
export function rootIn(from: number, to: number, value: (x: number) => number): number {
  let [low, high] = [from, to];
  for (;;) {
    const middle = (low + high) / 2;
    if (middle <= low || middle >= high) return middle;
    if (value(middle) < 0) low = middle;
    else high = middle;
  }
}
