/**
 * Script: the remainder of an angle and pi/2. What is left of x after n times pi/2 is the sum of both in `rest`; n is returned.
 * After FreeBSD's msun, e_rem_pio2.c and k_rem_pio2.c (Sun Microsystems 1993; Kargl and Das 2008).
 */
export const reduceAngle = `
const twoOverPi = ${JSON.stringify(chunksOfTwoOverPi(66))};
const [pio2_1, pio2_1t, pio2_2] = [1.57079632673412561417e+00, 6.07710050650619224932e-11, 6.07710050630396597660e-11];
const [pio2_2t, pio2_3, pio2_3t] = [2.02226624879595063154e-21, 2.02226624871116645580e-21, 8.47842766036889956997e-32];
const pio4 = Math.PI / 4;
// A variable that functions share would be a new object for each number.
const rest = new Float64Array(2);

function reduceAngle(x, a) {
  const ix = high(a);
  if (ix < 0x413921fb) return reduceMedium(x, ix);
  return reduceLarge(x, ix);
}

function reduceMedium(x, ix) {
  let n = x * 6.36619772367581382433e-01 + 6755399441055744 - 6755399441055744;
  let r = x - n * pio2_1;
  let w = n * pio2_1t;
  if (r - w < -pio4 || r - w > pio4) {
    n += r < 0 ? -1 : 1;
    r = x - n * pio2_1;
    w = n * pio2_1t;
  }
  let y = r - w;
  // Up to 9 pi / 4, only numbers that begin like a multiple of pi / 2 lose so many digits.
  const mayCancel = ix > 0x401c463b || ix === 0x3ff921fb || ix === 0x400921fb || ix === 0x4012d97c || ix === 0x401921fb;
  if (mayCancel && (ix >> 20) - ((high(y) >> 20) & 0x7ff) > 16) {
    let t = r;
    w = n * pio2_2;
    r = t - w;
    w = n * pio2_2t - (t - r - w);
    y = r - w;
    if ((ix >> 20) - ((high(y) >> 20) & 0x7ff) > 49) {
      t = r;
      w = n * pio2_3;
      r = t - w;
      w = n * pio2_3t - (t - r - w);
      y = r - w;
    }
  }
  rest[0] = y;
  rest[1] = r - y - w;
  return n | 0;
}

const two24 = 16777216;
const pieces = new Float64Array(3);
const f = new Float64Array(20);
const q = new Float64Array(20);
const iq = new Int32Array(20);
const sums = new Float64Array(20);
const piOver2 = [1.57079625129699707031e+00, 7.54978941586159635335e-08, 5.39030252995776476554e-15, 3.28200341580791294123e-22,
  1.27065575308067607349e-29, 1.22933308981111328932e-36, 2.73370053816464559624e-44, 2.16741683877804819444e-51];

function reduceLarge(x, ix) {
  let z = withHigh(x < 0 ? -x : x, (ix & 0xfffff) | (0x3ff + 23) << 20);
  for (let i = 0; i < 2; i++) {
    pieces[i] = z | 0;
    z = (z - pieces[i]) * two24;
  }
  pieces[2] = z;
  let count = 3;
  while (pieces[count - 1] === 0) count--;
  const n = reducePieces(count, (ix >> 20) - (0x3ff + 23));
  if (x >= 0) return n;
  rest[0] = -rest[0];
  rest[1] = -rest[1];
  return -n;
}

/** The sum of the pieces times 2 ** exponent, with as many digits of 2/pi as it takes. */
function reducePieces(count, exponent) {
  const last = count - 1;
  const from = exponent < 27 ? 0 : ((exponent - 3) / 24) | 0;
  let scale = exponent - 24 * (from + 1);
  const terms = 4;
  for (let i = 0, j = from - last; i <= last + terms; i++, j++) f[i] = j < 0 ? 0 : twoOverPi[j];
  for (let i = 0; i <= terms; i++) sumUp(i);
  let top = terms;
  let n, z, half;
  for (;;) {
    z = q[top];
    for (let i = 0, j = top; j > 0; i++, j--) {
      const carried = (z / two24) | 0;
      iq[i] = (z - two24 * carried) | 0;
      z = q[j - 1] + carried;
    }
    z *= 2 ** scale;
    z -= 8 * Math.floor(z * 0.125);
    n = z | 0;
    z -= n;
    half = 0;
    if (scale > 0) {
      const i = iq[top - 1] >> (24 - scale);
      n += i;
      iq[top - 1] -= i << (24 - scale);
      half = iq[top - 1] >> (23 - scale);
    } else if (scale === 0) half = iq[top - 1] >> 23;
    else if (z >= 0.5) half = 2;
    if (half > 0) {
      n++;
      let carry = 0;
      for (let i = 0; i < top; i++) {
        const digit = iq[i];
        if (carry === 0) {
          if (digit !== 0) { carry = 1; iq[i] = 0x1000000 - digit; }
        } else iq[i] = 0xffffff - digit;
      }
      if (scale === 1) iq[top - 1] &= 0x7fffff;
      else if (scale === 2) iq[top - 1] &= 0x3fffff;
      if (half === 2) {
        z = 1 - z;
        if (carry !== 0) z -= 2 ** scale;
      }
    }
    if (z !== 0) break;
    let digits = 0;
    for (let i = top - 1; i >= terms; i--) digits |= iq[i];
    if (digits !== 0) break;
    let more = 1;
    while (iq[terms - more] === 0) more++;
    for (let i = top + 1; i <= top + more; i++) {
      f[last + i] = twoOverPi[from + i];
      sumUp(i);
    }
    top += more;
  }
  if (z === 0) {
    top--;
    scale -= 24;
    while (iq[top] === 0) { top--; scale -= 24; }
  } else {
    z *= 2 ** -scale;
    if (z >= two24) {
      const carried = (z / two24) | 0;
      iq[top] = z - two24 * carried;
      top++;
      scale += 24;
      iq[top] = carried;
    } else iq[top] = z;
  }
  let unit = 2 ** scale;
  for (let i = top; i >= 0; i--) {
    q[i] = unit * iq[i];
    unit /= two24;
  }
  for (let i = top; i >= 0; i--) {
    let sum = 0;
    for (let k = 0; k <= terms && k <= top - i; k++) sum += piOver2[k] * q[i + k];
    sums[top - i] = sum;
  }
  let total = 0;
  for (let i = top; i >= 0; i--) total += sums[i];
  rest[0] = half === 0 ? total : -total;
  total = sums[0] - total;
  for (let i = 1; i <= top; i++) total += sums[i];
  rest[1] = half === 0 ? total : -total;
  return n & 7;

  function sumUp(i) {
    let sum = 0;
    for (let j = 0; j <= last; j++) sum += pieces[j] * f[last + i - j];
    q[i] = sum;
  }
}
`;

/** 2/pi in chunks of 24 bits. */
function chunksOfTwoOverPi(count: number): number[] {
  const bits = BigInt(24 * count + 64);
  const pi = 16n * arcCotangent(5n, bits) - 4n * arcCotangent(239n, bits); // Machin's formula
  const quotient = (2n << (2n * bits)) / pi;
  return Array.from({ length: count }, (_, k) => Number((quotient >> (bits - 24n * BigInt(k + 1))) & 0xffffffn));
}

/** arctan(1 / x), scaled by 2 ** bits. */
function arcCotangent(x: bigint, bits: bigint): bigint {
  let [sum, power] = [0n, (1n << bits) / x];
  for (let k = 1n; power !== 0n; k += 2n) {
    sum += k % 4n === 1n ? power / k : -power / k;
    power /= x * x;
  }
  return sum;
}
