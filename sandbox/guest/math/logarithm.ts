/** Script: logarithms and inverse hyperbolic functions. After FreeBSD's msun as musl has it: e_log.c, s_log1p.c, e_log10.c. */
export const logarithm = `
const [ln2_hi, ln2_lo] = [6.93147180369123816490e-01, 1.90821492927058770002e-10];

function remainderOf(z) {
  const w = z * z;
  const t1 = w * (3.999999999940941908e-01 + w * (2.222219843214978396e-01 + w * 1.531383769920937332e-01));
  const t2 = z * (6.666666666666735130e-01 + w * (2.857142874366239149e-01 + w * (1.818357216161805012e-01 + w * 1.479819860511658591e-01)));
  return t2 + t1;
}

/** The power of two that, taken out of x, leaves a number in [sqrt(2) / 2, sqrt(2)]. */
function exponentOf(hx) {
  return ((hx + (0x3ff00000 - 0x3fe6a09e)) >> 20) - 0x3ff;
}

/** That number. */
function mantissaOf(x, hx) {
  return withHigh(x, ((hx + (0x3ff00000 - 0x3fe6a09e)) & 0x000fffff) + 0x3fe6a09e);
}

function log(x) {
  if (!(x > 0 && x < Infinity)) return x === 0 ? -Infinity : x < 0 ? NaN : x;
  if (x === 1) return 0;
  const isTiny = x < 2.2250738585072014e-308;
  if (isTiny) x *= 18014398509481984;
  const hx = high(x);
  const k = exponentOf(hx) - (isTiny ? 54 : 0);
  const f = mantissaOf(x, hx) - 1;
  const hfsq = 0.5 * f * f;
  const s = f / (2 + f);
  return s * (hfsq + remainderOf(s * s)) + k * ln2_lo - hfsq + f + k * ln2_hi;
}

function log10(x) {
  if (!(x > 0 && x < Infinity)) return x === 0 ? -Infinity : x < 0 ? NaN : x;
  if (x === 1) return 0;
  const isTiny = x < 2.2250738585072014e-308;
  if (isTiny) x *= 18014398509481984;
  const hx = high(x);
  const k = exponentOf(hx) - (isTiny ? 54 : 0);
  const f = mantissaOf(x, hx) - 1;
  const hfsq = 0.5 * f * f;
  const s = f / (2 + f);
  const r = remainderOf(s * s);
  const hi = withoutLow(f - hfsq);
  const lo = f - hi - hfsq + s * (hfsq + r);
  let upper = hi * 4.34294481878168880939e-01;
  const whole = k * 3.01029995663611771306e-01;
  let lower = k * 3.69423907715893078616e-13 + (lo + hi) * 2.50829467116452752298e-11 + lo * 4.34294481878168880939e-01;
  const w = whole + upper;
  lower += whole - w + upper;
  upper = w;
  return lower + upper;
}

function log1p(x) {
  const hx = high(x);
  if (!(x > -1 && x < Infinity)) return x === -1 ? -Infinity : x < -1 ? NaN : x;
  let k = 1;
  let c = 0;
  let f = 0;
  if (hx < 0x3fda827a) {
    if ((hx & 0x7fffffff) < 0x3ca00000) return x;
    if (hx >>> 0 <= 0xbfd2bec4) {
      k = 0;
      f = x;
    }
  }
  if (k !== 0) {
    const u = 1 + x;
    const hu = high(u);
    k = exponentOf(hu);
    if (k < 54) c = (k >= 2 ? 1 - (u - x) : x - (u - 1)) / u;
    f = mantissaOf(u, hu) - 1;
  }
  const hfsq = 0.5 * f * f;
  const s = f / (2 + f);
  return s * (hfsq + remainderOf(s * s)) + (k * ln2_lo + c) - hfsq + f + k * ln2_hi;
}

const ln2 = 0.693147180559945309417232121458176568;
const { sqrt } = Math;

function asinh(x) {
  let a = Math.abs(x);
  if (a >= 2 ** 26) a = log(a) + ln2;
  else if (a >= 2) a = log(2 * a + 1 / (sqrt(a * a + 1) + a));
  else if (a >= 2 ** -26) a = log1p(a + a * a / (sqrt(a * a + 1) + 1));
  return high(x) < 0 ? -a : a;
}

function acosh(x) {
  if (!(x >= 1)) return NaN;
  if (x < 2) return log1p(x - 1 + sqrt((x - 1) * (x - 1) + 2 * (x - 1)));
  return x < 2 ** 26 ? log(2 * x - 1 / (x + sqrt(x * x - 1))) : log(x) + ln2;
}

function atanh(x) {
  let a = Math.abs(x);
  if (a >= 0.5) a = 0.5 * log1p(2 * (a / (1 - a)));
  else if (a >= 2 ** -32) a = 0.5 * log1p(2 * a + 2 * a * a / (1 - a));
  return high(x) < 0 ? -a : a;
}
`;
