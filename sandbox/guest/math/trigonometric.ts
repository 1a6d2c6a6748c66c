/** Script: sine, cosine and the angle of a vector. After FreeBSD's msun: s_sin.c, s_cos.c, k_sin.c, k_cos.c, e_atan2.c (Sun Microsystems 1993). */
export const trigonometric = `
const { atan } = Math;

function sineOf(x, tail) {
  const z = x * x;
  const w = z * z;
  const r = 8.33333333332248946124e-03 + z * (-1.98412698298579493134e-04 + z * 2.75573137070700676789e-06) +
    z * w * (-2.50507602534068634195e-08 + z * 1.58969099521155010221e-10);
  const v = z * x;
  return x - (z * (0.5 * tail - v * r) - tail - v * -1.66666666666666324348e-01);
}

function cosineOf(x, tail) {
  const z = x * x;
  const w = z * z;
  const r = z * (4.16666666666666019037e-02 + z * (-1.38888888888741095749e-03 + z * 2.48015872894767294178e-05)) +
    w * w * (-2.75573143513906633035e-07 + z * (2.08757232129817482790e-09 + z * -1.13596475577881948265e-11));
  const hz = 0.5 * z;
  const rest = 1 - hz;
  return rest + (1 - rest - hz + (z * r - x * tail));
}

/** Sine of x plus as many quarter turns. */
function turned(x, a, turns) {
  if (a < 3.1622776601683795e5) {
    let n = x * 6.36619772367581382433e-01 + 6755399441055744 - 6755399441055744;
    // Up to 9 pi / 4 the limits are rounded.
    if (a < 7.0685882568359375) {
      n = a < 2.3561954498291016 ? 1 : a < 5.497791290283203 ? (a < 3.926992416381836 ? 2 : 3) : 4;
      if (x < 0) n = -n;
    }
    const r = x - n * pio2_1;
    const w = n * pio2_1t;
    const y = r - w;
    const size = y < 0 ? -y : y;
    // Else the digits of pi/2 do not suffice.
    if (size > a * 2 ** -15 && size <= pio4) return quadrant(n + turns, y, r - y - w);
  }
  if (!(a < Infinity)) return NaN;
  const n = reduceAngle(x, a);
  return quadrant(n + turns, rest[0], rest[1]);
}

function quadrant(n, y, tail) {
  const value = (n & 1) === 0 ? sineOf(y, tail) : cosineOf(y, tail);
  return (n & 2) === 0 ? value : -value;
}

function sin(x) {
  const a = x < 0 ? -x : x;
  if (!(a < 0.7853984832763672)) return turned(x, a, 0);
  if (a < 1.4901161193847656e-8) return x;
  const z = x * x;
  const r = 8.33333333332248946124e-03 + z * (-1.98412698298579493134e-04 + z * 2.75573137070700676789e-06) +
    z * (z * z) * (-2.50507602534068634195e-08 + z * 1.58969099521155010221e-10);
  return x + z * x * (-1.66666666666666324348e-01 + z * r);
}

function cos(x) {
  const a = x < 0 ? -x : x;
  if (!(a < 0.7853984832763672)) return turned(x, a, 1);
  return a < 1.0536709282860102e-8 ? 1 : cosineOf(x, 0);
}

function atan2(y, x) {
  if (x !== x || y !== y) return NaN;
  if (x === 1) return atan(y);
  const isLeft = high(x) < 0;
  const ix = high(x) & 0x7fffffff, iy = high(y) & 0x7fffffff;
  let z;
  if (y === 0) z = 0;
  else if (x === 0) return y < 0 ? -Math.PI / 2 : Math.PI / 2;
  else if (ix === 0x7ff00000 && iy === 0x7ff00000) {
    z = isLeft ? 3 * Math.PI / 4 : Math.PI / 4;
    return y < 0 ? -z : z;
  } else if (ix === 0x7ff00000) z = 0;
  else if (ix + (64 << 20) < iy || iy === 0x7ff00000) return y < 0 ? -Math.PI / 2 : Math.PI / 2;
  else z = isLeft && iy + (64 << 20) < ix ? 0 : atan(Math.abs(y / x));
  if (isLeft) z = Math.PI - (z - 1.2246467991473531772e-16);
  return high(y) < 0 ? -z : z;
}
`;
