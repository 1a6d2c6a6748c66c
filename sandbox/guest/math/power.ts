/**
 * Script: powers and the length of a vector. After FreeBSD's msun e_pow.c (Sun Microsystems 2004) and musl's hypot. Where they
 * write a word of a double, this computes the same number, for the reason told in `words.ts`.
 */
export const power = `
const [huge, tiny] = [1.0e300, 1.0e-300];
// From 2 ** -1024 on.
const twos = Float64Array.from({ length: 2048 }, (_, k) => 2 ** (k - 1024));

/** Also what the operator ** gives. */
function pow(x, y) {
  // V8 inlines only so much: what is read of one number is read at once.
  doubles[0] = y;
  const hy = halves[HIGH], ly = halves[LOW];
  doubles[0] = x;
  const hx = halves[HIGH], lx = halves[LOW];
  let ix = hx & 0x7fffffff;
  const iy = hy & 0x7fffffff;
  if ((iy | ly) === 0) return 1;
  if (x !== x || y !== y) return NaN;
  if (ly === 0) {
    if (iy === 0x7ff00000) {
      if (x === 1 || x === -1) return NaN;
      return ix >= 0x3ff00000 ? (hy >= 0 ? y : 0) : hy >= 0 ? 0 : -y;
    }
    if (iy === 0x3ff00000) return hy >= 0 ? x : 1 / x;
    if (hy === 0x40000000) return x * x;
    if (hy === 0x3fe00000 && hx >= 0) return Math.sqrt(x);
  }
  if (hx === 0x3ff00000 && lx === 0) return 1;
  const oddness = hx < 0 ? parity(iy, ly) : 0;
  let ax = Math.abs(x);
  if (lx === 0 && (ix === 0x7ff00000 || ix === 0 || ix === 0x3ff00000)) {
    const z = hy < 0 ? 1 / ax : ax;
    if (hx >= 0) return z;
    if (ix === 0x3ff00000 && oddness === 0) return NaN;
    return oddness === 1 ? -z : z;
  }
  if (hx < 0 && oddness === 0) return NaN;
  const sign = oddness === 1 ? -1 : 1;
  let t1, t2;
  if (iy > 0x41e00000) {
    if (iy > 0x43f00000) return (ix <= 0x3fefffff) === hy < 0 ? huge * huge : tiny * tiny;
    if (ix < 0x3fefffff) return sign * (hy < 0 ? huge * huge : tiny * tiny);
    if (ix > 0x3ff00000) return sign * (hy > 0 ? huge * huge : tiny * tiny);
    // x is so near 1 that log(x) is a short series.
    const t = ax - 1;
    const w = t * t * (0.5 - t * (0.3333333333333333333333 - t * 0.25));
    const u = 1.44269502162933349609e+00 * t;
    const v = t * 1.92596299112661746887e-08 - w * 1.44269504088896338700e+00;
    t1 = withoutLow(u + v);
    t2 = v - (t1 - u);
  } else {
    let n = 0;
    if (ix < 0x00100000) {
      ax *= 9007199254740992;
      n = -53;
      ix = high(ax);
    }
    let e = (ix >> 20) - 0x3ff;
    const j = ix & 0x000fffff;
    // From around 1 to below sqrt(3/2), and from there to around sqrt(3).
    const k = j > 0x3988e && j < 0xbb67a ? 1 : 0;
    const isBelowOne = j >= 0xbb67a;
    if (isBelowOne) e++;
    n += e;
    ax = ax * twos[1024 - e];
    const bp = k === 0 ? 1 : 1.5;
    const dp_h = k === 0 ? 0 : 5.84962487220764160156e-01;
    const dp_l = k === 0 ? 0 : 1.35003920212974897128e-08;
    let u = ax - bp;
    let v = 1 / (ax + bp);
    const ss = u * v;
    const s_h = withoutLow(ss);
    // The first digits of ax + bp.
    let t_h = isBelowOne ? 1.5 + (j >> 1) * 2 ** -20 : 2 + k * 0.5 + (j >> 1) * 2 ** -19;
    let t_l = ax - (t_h - bp);
    const s_l = v * (u - s_h * t_h - s_h * t_l);
    let s2 = ss * ss;
    let r = s2 * s2 * (5.99999999999994648725e-01 + s2 * (4.28571428578550184252e-01 + s2 * (3.33333329818377432918e-01 +
      s2 * (2.72728123808534006489e-01 + s2 * (2.30660745775561754067e-01 + s2 * 2.06975017800338417784e-01)))));
    r += s_l * (s_h + ss);
    s2 = s_h * s_h;
    t_h = withoutLow(3 + s2 + r);
    t_l = r - (t_h - 3 - s2);
    u = s_h * t_h;
    v = s_l * t_h + t_l * ss;
    const p_h = withoutLow(u + v);
    const p_l = v - (p_h - u);
    const z_h = 9.61796700954437255859e-01 * p_h;
    const z_l = -7.02846165095275826516e-09 * p_h + p_l * 9.61796693925975554329e-01 + dp_l;
    t1 = withoutLow(z_h + z_l + dp_h + n);
    t2 = z_l - (t1 - n - dp_h - z_h);
  }
  const head = withoutLow(y);
  const p_l = (y - head) * t1 + y * t2;
  const p_h = head * t1;
  const z = p_l + p_h;
  doubles[0] = z;
  const j = halves[HIGH], i = halves[LOW];
  if (j >= 0x40900000) {
    if (((j - 0x40900000) | i) !== 0 || p_l + 8.0085662595372944372e-17 > z - p_h) return sign * huge * huge;
  } else if ((j & 0x7fffffff) >= 0x4090cc00) {
    if (((j - 0xc090cc00) | i) !== 0 || p_l <= z - p_h) return sign * tiny * tiny;
  }
  return sign * powerOfTwo(p_h, p_l, j);
}

/** 0 for a y that is no integer, 1 for an odd, 2 for an even one. */
function parity(iy, ly) {
  if (iy >= 0x43400000) return 2;
  if (iy < 0x3ff00000) return 0;
  const k = (iy >> 20) - 0x3ff;
  if (k > 20) {
    const j = ly >>> (52 - k);
    return j << (52 - k) === ly ? 2 - (j & 1) : 0;
  }
  if (ly !== 0) return 0;
  const j = iy >> (20 - k);
  return j << (20 - k) === iy ? 2 - (j & 1) : 0;
}

function powerOfTwo(p_h, p_l, j) {
  let n = 0;
  const i = j & 0x7fffffff;
  if (i > 0x3fe00000) {
    n = j + (0x00100000 >> ((i >> 20) - 0x3ff + 1));
    const k = ((n & 0x7fffffff) >> 20) - 0x3ff;
    n = ((n & 0x000fffff) | 0x00100000) >> (20 - k);
    if (j < 0) n = -n;
    p_h -= n;
  }
  let t = withoutLow(p_l + p_h);
  const u = t * 6.93147182464599609375e-01;
  const v = (p_l - (t - p_h)) * 6.93147180559945286227e-01 + t * -1.90465429995776804525e-09;
  let z = u + v;
  const w = v - (z - u);
  t = z * z;
  const t1 = z - t * (1.66666666666666019037e-01 + t * (-2.77777777770155933842e-03 + t * (6.61375632143793436117e-05 +
    t * (-1.65339022054652515390e-06 + t * 4.13813679705723846039e-08))));
  const r = z * t1 / (t1 - 2) - (w + z * w);
  z = 1 - (r - z);
  // It is from 0.7 to 1.5.
  if ((z < 1 ? 1022 : 1023) + n <= 0) return z * 2 ** -969 * 2 ** (n + 969);
  return z * twos[1024 + (n >> 1)] * twos[1024 + n - (n >> 1)];
}

function hypotOfTwo(a, b) {
  let x = Math.abs(a);
  let y = Math.abs(b);
  if (x === Infinity || y === Infinity) return Infinity;
  if (x !== x || y !== y) return NaN;
  if (x < y) [x, y] = [y, x];
  if (y === 0) return x;
  const ex = high(x) >> 20, ey = high(y) >> 20;
  if (ex - ey > 64) return x + y;
  let unit = 1;
  if (ex > 0x3ff + 510) {
    unit = 2 ** 700;
    x *= 2 ** -700;
    y *= 2 ** -700;
  } else if (ey < 0x3ff - 450) {
    unit = 2 ** -700;
    x *= 2 ** 700;
    y *= 2 ** 700;
  }
  const hx = x * x, hy = y * y;
  return unit * Math.sqrt(squareTail(y, hy) + squareTail(x, hx) + hy + hx);
}

/** What rounding took from x * x (Dekker 1971). */
function squareTail(x, square) {
  const c = x * 134217729;
  const upper = x - c + c;
  const lower = x - upper;
  return upper * upper - square + 2 * upper * lower + lower * lower;
}
`;
