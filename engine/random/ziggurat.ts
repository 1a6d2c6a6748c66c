/**
 * Standard normal deviates by the ziggurat method. Marsaglia & Tsang 2000, doi:10.18637/jss.v005.i08, in the form of Doornik
 * 2005, "An improved ziggurat method to generate normal random samples", whose layer and position come from different bits.
 */

const layers = 128;
/** Where the tail begins, and the area of every layer: Doornik's table for 128 layers. */
const tailStart = 3.442619855899;
const layerArea = 9.91256303526217e-3;

/** Right edges of the layers, from the base to the top. */
const edges = new Float64Array(layers + 1);
/** Shares of each layer that lie wholly under the curve. */
const inner = new Float64Array(layers);

edges[0] = layerArea / Math.exp(-0.5 * tailStart * tailStart);
edges[1] = tailStart;
for (let i = 2; i < layers; i++)
  edges[i] = Math.sqrt(-2 * Math.log(layerArea / edges[i - 1] + Math.exp(-0.5 * edges[i - 1] * edges[i - 1])));
for (let i = 0; i < layers; i++) inner[i] = edges[i + 1] / edges[i];

/** What the method draws from: 32 uniform bits at a time, and a uniform number in [0, 1). */
interface Bits {
  uint32(): number;
  next(): number;
}

/** One deviate; 98.8 of 100 cost two words and a product. */
export function drawNormal(bits: Bits): number {
  for (;;) {
    const a = bits.uint32();
    const b = bits.uint32();
    // 53 bits for the position, 7 of the other 11 for the layer.
    const u = ((a >>> 5) * 67108864 + (b >>> 6)) * 2 ** -52 - 1;
    const layer = (a & 31) | ((b & 3) << 5);
    if (Math.abs(u) < inner[layer]) return u * edges[layer];
    if (layer === 0) return drawTail(bits, u < 0);
    const x = u * edges[layer];
    const top = Math.exp(-0.5 * (edges[layer] * edges[layer] - x * x));
    const bottom = Math.exp(-0.5 * (edges[layer + 1] * edges[layer + 1] - x * x));
    if (bottom + bits.next() * (top - bottom) < 1) return x;
  }
}

/** Beyond the last edge: Marsaglia 1964, doi:10.1080/00401706.1964.10490150. */
function drawTail(bits: Bits, isNegative: boolean): number {
  for (;;) {
    const x = Math.log(1 - bits.next()) / tailStart;
    const y = Math.log(1 - bits.next());
    if (-2 * y >= x * x) return isNegative ? x - tailStart : tailStart - x;
  }
}
