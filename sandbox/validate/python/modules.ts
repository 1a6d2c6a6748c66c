import { numpyNames } from './numpy-names.ts';

const words = (text: string) => new Set(text.trim().split(/\s+/));

/** The modules a fitness may import, each with the names it may take from it. A sub-module is reached through its parent. */
export const modules: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  [
    'math',
    words(`acos acosh asin asinh atan atan2 atanh cbrt ceil comb copysign cos cosh degrees dist e erf erfc exp exp2 expm1 fabs
factorial floor fma fmod frexp fsum gamma gcd hypot inf isclose isfinite isinf isnan isqrt lcm ldexp lgamma log log10 log1p log2
modf nan nextafter perm pi pow prod radians remainder sin sinh sqrt sumprod tan tanh tau trunc ulp`),
  ],
  ['numpy', numpyNames],
  [
    'numpy.linalg',
    words(`LinAlgError cholesky cond cross det diagonal eig eigh eigvals eigvalsh inv lstsq matmul matrix_norm matrix_power
matrix_rank matrix_transpose multi_dot norm outer pinv qr slogdet solve svd svdvals tensordot tensorinv tensorsolve trace vecdot
vector_norm`),
  ],
  [
    'numpy.random',
    words(`BitGenerator Generator MT19937 PCG64 PCG64DXSM Philox RandomState SFC64 SeedSequence beta binomial bytes chisquare
choice default_rng dirichlet exponential f gamma geometric get_state gumbel hypergeometric laplace logistic lognormal logseries
multinomial multivariate_normal negative_binomial noncentral_chisquare noncentral_f normal pareto permutation poisson power rand
randint randn random random_integers random_sample ranf rayleigh sample seed set_state shuffle standard_cauchy
standard_exponential standard_gamma standard_normal standard_t triangular uniform vonmises wald weibull zipf`),
  ],
  [
    'numpy.fft',
    words('fft fft2 fftfreq fftn fftshift hfft ifft ifft2 ifftn ifftshift ihfft irfft irfft2 irfftn rfft rfft2 rfftfreq rfftn'),
  ],
  ['numpy.polynomial', words('Chebyshev Hermite HermiteE Laguerre Legendre Polynomial')],
  [
    'numpy.polynomial.polynomial',
    words(`Polynomial polyadd polycompanion polyder polydiv polydomain polyfit polyfromroots polygrid2d polygrid3d polyint polyline
polymul polymulx polyone polypow polyroots polysub polytrim polyval polyval2d polyval3d polyvalfromroots polyvander polyvander2d
polyvander3d polyx polyzero`),
  ],
  ['numpy.polynomial.chebyshev', words('Chebyshev chebadd chebder chebfit chebint chebmul chebroots chebsub chebval chebvander')],
  ['numpy.polynomial.legendre', words('Legendre legadd legder legfit legint legmul legroots legsub legval legvander leggauss')],
  ['numpy.emath', words('arccos arcsin arctanh log log10 log2 logn power sqrt')],
  ['numpy.typing', words('ArrayLike DTypeLike NDArray')],
]);
