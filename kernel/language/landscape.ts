import type { Problem } from '../../engine/problems/index.ts';

/** Squares along a side. */
const side = 40;
const pixels = 3;
/** From low to high fitness, dark to light (viridis). */
const colours = ['#440154', '#482878', '#3e4989', '#31688e', '#26828e', '#1f9e89', '#35b779', '#6ece58', '#b5de2b', '#fde725'];

/**
 * A map of the fitness over the usual bounds in two dimensions, as a data URI of an SVG: every colour covers as many squares as any
 * other, so that steep functions show their shape too. Undefined for a problem that two dimensions do not make.
 */
export function landscape(problem: Problem): string | undefined {
  if (problem.dimensions.min > 2 || problem.dimensions.max < 2 || problem.fixed) return undefined;
  const fitness = evaluateGrid(problem);
  const sorted = fitness.toSorted();
  const levels = Uint8Array.from(fitness, (value) =>
    Math.min(colours.length - 1, Math.floor((rank(sorted, value) / fitness.length) * colours.length)),
  );
  const shapes = colours.map((colour, level) => `<path fill="${colour}" d="${outlineOf(levels, level)}"/>`);
  const size = side * pixels;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${size}" height="${size}" viewBox="0 0 ${side} ${side}" shape-rendering="crispEdges">${shapes.join('')}</svg>`;
  return `data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')}`;
}

/** side x side, row-major, the second coordinate falling from row to row as on a map. */
function evaluateGrid(problem: Problem): Float64Array {
  const [lower, upper] = problem.bounds;
  const { objective } = problem.at(2, 1);
  const at = (k: number): number => lower + ((upper - lower) * (k + 0.5)) / side;
  const x = new Float64Array(2);
  return Float64Array.from({ length: side * side }, (_, k) => {
    x[0] = at(k % side);
    x[1] = at(side - 1 - Math.floor(k / side));
    return objective(x, 0, 2);
  });
}

/** How many are smaller, in ascending order. */
function rank(sorted: Float64Array, value: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle]! < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The squares of one level; neighbours in a row are one rectangle. */
function outlineOf(levels: Uint8Array, level: number): string {
  let outline = '';
  for (let from = 0; from < levels.length; from++) {
    if (levels[from] !== level) continue;
    const start = from;
    const rowEnd = (Math.floor(from / side) + 1) * side;
    while (from + 1 < rowEnd && levels[from + 1] === level) from++;
    const width = from + 1 - start;
    outline += `M${start % side} ${Math.floor(start / side)}h${width}v1h-${width}z`;
  }
  return outline;
}
