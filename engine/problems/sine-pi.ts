/**
 * sin(pi x), exact at whole x, absolute error under 3e-16 for |x| < 2^31. Minimax polynomial on [-1/2, 1/2] by
 * interpolation at Chebyshev nodes (relative error 3e-19 before rounding). Cosines are the dearest part of Rastrigin and
 * Ackley; 1 - cos(2 pi x) = 2 sin^2(pi x) through this costs a quarter of Math.cos and does not cancel near an optimum.
 */
export function sinePi(x: number): number {
  const nearest = Math.round(x);
  const r = x - nearest;
  const u = r * r;
  const sine =
    r *
    (Math.PI +
      u *
        (-5.167712780049969 +
          u *
            (2.5501640398773007 +
              u *
                (-0.5992645293189447 +
                  u *
                    (0.0821458865731029 +
                      u *
                        (-0.007370430505916944 +
                          u * (0.0004662998161898394 + u * (-2.1903497074626018e-5 + u * 7.697826768224191e-7))))))));
  return (nearest & 1) === 0 ? sine : -sine;
}

/** sin^2(pi x): the parity of the period does not matter, so it is cheaper than squaring {@link sinePi}. */
export function squaredSinePi(x: number): number {
  const r = x - Math.round(x);
  const u = r * r;
  const sine =
    Math.PI +
    u *
      (-5.167712780049969 +
        u *
          (2.5501640398773007 +
            u *
              (-0.5992645293189447 +
                u *
                  (0.0821458865731029 +
                    u *
                      (-0.007370430505916944 +
                        u * (0.0004662998161898394 + u * (-2.1903497074626018e-5 + u * 7.697826768224191e-7)))))));
  return u * sine * sine;
}
