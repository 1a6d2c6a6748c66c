import { exponentTable, exponentTails } from './exponent-table.ts';

/**
 * Scripts: the exponential function and those made of it.
 * exp after Arm's optimized routines (Nagy 2018, https://github.com/ARM-software/optimized-routines), which musl uses too;
 * the others after musl's, which are FreeBSD's msun in fewer branches.
 */
export const exponential = `
const powersOfTwo = Float64Array.from(${JSON.stringify(exponentTable())});
const powerWords = new Int32Array(powersOfTwo.buffer);
const tails = Float64Array.from(${JSON.stringify(exponentTails())});

function exp(x) {
  const magnitude = x < 0 ? -x : x;
  if (!(magnitude < 512)) {
    if (x >= 1024) return Infinity;
    if (x <= -1024) return x === -Infinity || x < -1075 ? 0 : expOf(x, true);
    return magnitude >= 512 ? expOf(x, true) : NaN;
  }
  return magnitude < 2 ** -54 ? 1 + x : expOf(x, false);
}

function expOf(x, isExtreme) {
  const k = x * 184.6649652337873 + 6755399441055744 - 6755399441055744;
  const r = x + k * -0.005415212348111709 + k * -1.2864023111638346e-14;
  const ki = k | 0;
  const i = ki & 127;
  const r2 = r * r;
  const tmp = tails[i] + r + r2 * (0.49999999999996786 + r * 0.16666666666665886) +
    r2 * r2 * (0.0416666808410674 + r * 0.008333335853059549);
  const twos = (ki - i) / 128;
  if (isExtreme) return scaleExtreme(powersOfTwo[i], tmp, twos);
  const scale = fromWords(powerWords[2 * i + HIGH] + (twos << 20), powerWords[2 * i + LOW]);
  return scale + scale * tmp;
}

function scaleExtreme(power, tmp, twos) {
  if (twos > 0) {
    const scale = power * 2 ** (twos - 1009);
    return 2 ** 1009 * (scale + scale * tmp);
  }
  const scale = power * 2 ** (twos + 1022);
  let y = scale + scale * tmp;
  if (y < 1) {
    // Rounded once, at the digit that is the last of a subnormal number.
    let rest = scale - y + scale * tmp;
    const one = 1 + y;
    rest = 1 - one + y + rest;
    y = one + rest - 1;
  }
  return 2 ** -1022 * y;
}

const expm1 = Math.expm1;

/** exp(x) / 2 where exp(x) itself is too large. */
function halfExp(x, sign) {
  const scale = 2 ** 1021;
  return exp(x - 1416.0996898839683) * (sign * scale) * scale;
}

function sinh(x) {
  const half = high(x) < 0 ? -0.5 : 0.5;
  const a = Math.abs(x);
  const w = high(a);
  if (w >= 0x40862e42) return halfExp(a, 2 * half);
  const t = expm1(a);
  if (w >= 0x3ff00000) return half * (t + t / (t + 1));
  return w < 0x3ff00000 - (26 << 20) ? x : half * (2 * t - t * t / (t + 1));
}

function cosh(x) {
  const a = Math.abs(x);
  const w = high(a);
  if (w < 0x3fe62e42) {
    if (w < 0x3ff00000 - (26 << 20)) return 1;
    const t = expm1(a);
    return 1 + t * t / (2 * (1 + t));
  }
  if (w >= 0x40862e42) return halfExp(a, 1);
  const t = exp(a);
  return 0.5 * (t + 1 / t);
}

function tanh(x) {
  const a = Math.abs(x);
  const w = high(a);
  let t = a;
  if (w > 0x3fe193ea) t = w > 0x40340000 ? 1 - 0 / a : 1 - 2 / (expm1(2 * a) + 2);
  else if (w > 0x3fd058ae) {
    t = expm1(2 * a);
    t = t / (t + 2);
  } else if (w >= 0x00100000) {
    t = expm1(-2 * a);
    t = -t / (t + 2);
  }
  return high(x) < 0 ? -t : t;
}
`;
