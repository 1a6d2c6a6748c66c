/** f21 and f22: Gallagher's Gaussian peaks, 101 of medium and 21 of high conditioning. */
import type { BbobFunction, Shape } from './define.ts';
import { rotation, uniforms } from './legacy-random.ts';
import { multiply, oscillate, outside, ramp } from './transforms.ts';

interface Peaks {
  readonly count: number;
  /** Square root of the condition number at the global optimum. */
  readonly bestCondition: number;
  /** Centres are drawn in [-spread, width - spread]. */
  readonly width: number;
  readonly spread: number;
}

const medium: Peaks = { count: 101, bestCondition: Math.sqrt(1000), width: 10, spread: 5 };
const high: Peaks = { count: 21, bestCondition: 1000, width: 9.8, spread: 4.9 };

/** Positions of the values in ascending order. */
const ranking = (values: Float64Array): number[] => Array.from(values.keys()).sort((a, b) => values[a] - values[b]);

function build(peaks: Peaks, dimensions: number, seed: number): Shape {
  const n = dimensions;
  const { count } = peaks;
  const turn = rotation(n, seed);
  const conditionOrder = ranking(uniforms(count - 1, seed));
  const heights = new Float64Array(count);
  const scales = new Float64Array(count * n);
  for (let peak = 0; peak < count; peak++) {
    heights[peak] = peak === 0 ? 10 : 1.1 + (8 * (peak - 1)) / (count - 2);
    const condition = peak === 0 ? peaks.bestCondition : 1000 ** (conditionOrder[peak - 1] / (count - 2));
    const axisOrder = ranking(uniforms(n, seed + 1000 * peak));
    for (let j = 0; j < n; j++) scales[peak * n + j] = condition ** (ramp(axisOrder[j], n) - 0.5);
  }
  const drawn = uniforms(n * count, seed).map((u) => peaks.width * u - peaks.spread);
  const solution = drawn.subarray(0, n).map((v) => 0.8 * v);
  const centres = new Float64Array(count * n);
  for (let peak = 0; peak < count; peak++) {
    const centre = centres.subarray(peak * n, (peak + 1) * n);
    multiply(turn, drawn.subarray(peak * n, (peak + 1) * n), centre);
    if (peak === 0) for (let i = 0; i < n; i++) centre[i] *= 0.8;
  }
  const y = new Float64Array(n);
  const z = new Float64Array(n);
  return {
    solution,
    value(x, offset) {
      for (let i = 0; i < n; i++) y[i] = x[offset + i];
      multiply(turn, y, z);
      let highest = 0;
      for (let peak = 0, at = 0; peak < count; peak++) {
        let distance = 0;
        for (let i = 0; i < n; i++, at++) {
          const way = z[i] - centres[at];
          distance += scales[at] * way * way;
        }
        highest = Math.max(highest, heights[peak] * Math.exp((-0.5 / n) * distance));
      }
      return oscillate(10 - highest) ** 2 + outside(x, offset, n);
    },
  };
}

const formula = 'Tosz(10 - max_i w_i exp(-1/(2D) (x - y_i)^T R^T C_i R (x - y_i)))^2 + fpen(x)';

export const gallagher: readonly BbobFunction[] = [
  { number: 21, title: "Gallagher's 101 peaks", modality: 'multimodal', formula, build: (n, seed) => build(medium, n, seed) },
  { number: 22, title: "Gallagher's 21 peaks", modality: 'multimodal', formula, build: (n, seed) => build(high, n, seed) },
];
