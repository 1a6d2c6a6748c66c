/**
 * The value below which a share of the sorted values lies, between two of them by linear interpolation: definition 7 of
 * Hyndman & Fan 1996, doi:10.2307/2684934, as in R and NumPy.
 * @param sorted ascending, at least one @param share in [0, 1]
 */
export function quantile(sorted: readonly number[], share: number): number {
  const place = (sorted.length - 1) * share;
  const below = Math.floor(place);
  const low = sorted[below]!;
  const high = sorted[Math.min(below + 1, sorted.length - 1)]!;
  // Infinity minus itself is no number.
  return low === high ? low : low + (high - low) * (place - below);
}
