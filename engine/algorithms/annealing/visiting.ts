/** Tsallis' visiting distribution. Tsallis & Stariolo 1996, doi:10.1016/S0378-4371(96)00271-3, appendix; sampled as in their eq. 11. */
import type { Random } from '../../random/random.ts';

/** Steps longer than this say nothing but "anywhere". */
const longest = 1e8;

/** Draws one step; `scale` comes from {@link visitingScale}. */
export function drawVisit(scale: number, qv: number, random: Random): number {
  const step = (scale * random.normal()) / Math.abs(random.normal()) ** ((qv - 1) / (3 - qv));
  return step > longest ? longest * random.next() : step < -longest ? -longest * random.next() : step;
}

/** Standard deviation of the numerator at a temperature; qv in (1, 3). */
export function visitingScale(temperature: number, qv: number): number {
  const a = temperature ** (1 / (qv - 1)) * (qv - 1) ** (4 - qv);
  const b = 2 ** ((2 - qv) / (qv - 1)) * (3 - qv);
  const c = 1 / (qv - 1) - 0.5;
  const d = (Math.PI * (1 - c)) / Math.sin(Math.PI * (1 - c)) / gamma(2 - c);
  return ((Math.sqrt(Math.PI) * a) / b / d) ** ((qv - 1) / (3 - qv));
}

/** The gamma function for x in (0.5, 3], Lanczos' approximation with g = 7 (Lanczos 1964, doi:10.1137/0701008). */
function gamma(x: number): number {
  const coefficients = [
    0.99999999999980993, 676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059, 12.507343278686905,
    -0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7,
  ];
  const z = x - 1;
  const t = z + 7.5;
  const sum = coefficients.reduce((total, coefficient, i) => (i === 0 ? coefficient : total + coefficient / (z + i)), 0);
  return Math.sqrt(2 * Math.PI) * t ** (z + 0.5) * Math.exp(-t) * sum;
}
