/** The untransformed functions that several BBOB functions share (INRIA RR-6829). Each takes the transformed vector. */
import { ramp } from './transforms.ts';

export function sumOfSquares(z: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < z.length; i++) sum += z[i] * z[i];
  return sum;
}

export function ellipsoid(z: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < z.length; i++) sum += 1e6 ** ramp(i, z.length) * z[i] * z[i];
  return sum;
}

export function rastrigin(z: Float64Array): number {
  let cosines = 0;
  for (let i = 0; i < z.length; i++) cosines += Math.cos(2 * Math.PI * z[i]);
  return 10 * (z.length - cosines) + sumOfSquares(z);
}

export function rosenbrock(z: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < z.length - 1; i++) sum += 100 * (z[i] * z[i] - z[i + 1]) ** 2 + (z[i] - 1) ** 2;
  return sum;
}

/** One heavy coordinate, the first: 1e6 z0^2 + the rest. */
export function discus(z: Float64Array): number {
  return sumOfSquares(z) + (1e6 - 1) * z[0] * z[0];
}

/** One light coordinate, the first: z0^2 + 1e6 the rest. */
export function bentCigar(z: Float64Array): number {
  let rest = 0;
  for (let i = 1; i < z.length; i++) rest += z[i] * z[i];
  return z[0] * z[0] + 1e6 * rest;
}

export function sharpRidge(z: Float64Array): number {
  let rest = 0;
  for (let i = 1; i < z.length; i++) rest += z[i] * z[i];
  return z[0] * z[0] + 100 * Math.sqrt(rest);
}

export function differentPowers(z: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < z.length; i++) sum += Math.abs(z[i]) ** (2 + 4 * ramp(i, z.length));
  return Math.sqrt(sum);
}

/** Sum over twelve octaves; `offset` is its value at 0, so that the optimum is 0. */
export function weierstrass(z: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < z.length; i++) for (let k = 0; k < 12; k++) sum += 0.5 ** k * Math.cos(2 * Math.PI * (z[i] + 0.5) * 3 ** k);
  return 10 * (sum / z.length - weierstrassAtZero) ** 3;
}
const weierstrassAtZero = Array.from({ length: 12 }, (_, k) => 0.5 ** k * Math.cos(Math.PI * 3 ** k)).reduce((a, b) => a + b);

export function schaffersF7(z: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < z.length - 1; i++) {
    const s = z[i] * z[i] + z[i + 1] * z[i + 1];
    sum += Math.sqrt(Math.sqrt(s)) * (1 + Math.sin(50 * s ** 0.1) ** 2);
  }
  return (sum / (z.length - 1)) ** 2;
}

export function griewankRosenbrock(z: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < z.length - 1; i++) {
    const s = 100 * (z[i] * z[i] - z[i + 1]) ** 2 + (1 - z[i]) ** 2;
    sum += s / 4000 - Math.cos(s);
  }
  return 10 + (10 * sum) / (z.length - 1);
}

/** Schwefel's x sin(sqrt|x|), with a wall outside [-500, 500]. */
export function schwefel(z: Float64Array): number {
  let wall = 0;
  let sum = 0;
  for (let i = 0; i < z.length; i++) {
    const way = Math.abs(z[i]) - 500;
    if (way > 0) wall += way * way;
    sum += z[i] * Math.sin(Math.sqrt(Math.abs(z[i])));
  }
  return 0.01 * (wall + 418.9828872724339 - sum / z.length);
}

export function katsuura(z: Float64Array): number {
  const exponent = 10 / z.length ** 1.2;
  let result = 1;
  for (let i = 0; i < z.length; i++) {
    let sum = 0;
    for (let j = 1, power = 2; j <= 32; j++, power *= 2) sum += Math.abs(power * z[i] - Math.floor(power * z[i] + 0.5)) / power;
    result *= (1 + (i + 1) * sum) ** exponent;
  }
  return (10 / z.length / z.length) * (result - 1);
}
