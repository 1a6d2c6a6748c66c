/**
 * The names a fitness may take from numpy itself: those that compute, of numpy 1.24 up to 2.4. What reads or writes files, reaches
 * memory, other modules or the caller's variables (`bmat`) is not among them.
 */
export const numpyNames: ReadonlySet<string> = new Set(
  `
False_ Inf Infinity NAN NINF NZERO NaN PINF PZERO RankWarning ScalarType True_ abs absolute acos acosh add alen all allclose
alltrue amax amin angle any append apply_along_axis apply_over_axes arange arccos arccosh arcsin arcsinh arctan arctan2 arctanh
argmax argmin argpartition argsort argwhere around array array2string array_equal array_equiv array_repr array_split array_str
asanyarray asarray asarray_chkfinite ascontiguousarray asfarray asfortranarray asin asinh asmatrix asscalar astype atan atan2
atanh atleast_1d atleast_2d atleast_3d average bartlett base_repr binary_repr bincount bitwise_and bitwise_count bitwise_invert
bitwise_left_shift bitwise_not bitwise_or bitwise_right_shift bitwise_xor blackman block bool bool8 bool_ broadcast
broadcast_arrays broadcast_shapes broadcast_to busday_count busday_offset busdaycalendar byte bytes_ c_ can_cast cast cbrt
cdouble ceil cfloat character choose clip clongdouble clongfloat column_stack common_type complex128 complex192 complex256
complex64 complex_ complexfloating compress concat concatenate conj conjugate convolve copy copysign copyto corrcoef correlate
cos cosh count_nonzero cov cross csingle cumprod cumproduct cumsum cumulative_prod cumulative_sum datetime64 datetime_as_string
datetime_data deg2rad degrees delete diag diag_indices diag_indices_from diagflat diagonal diff digitize divide divmod dot
double dsplit dstack dtype e ediff1d einsum einsum_path empty empty_like equal errstate euler_gamma exp exp2 expand_dims expm1
extract eye fabs fill_diagonal find_common_type finfo fix flatiter flatnonzero flexible flip fliplr flipud float128 float16
float32 float64 float96 float_ float_power floating floor floor_divide fmax fmin fmod format_float_positional
format_float_scientific frexp frombuffer fromfunction fromiter frompyfunc fromstring full full_like gcd generic geomspace
get_printoptions geterr gradient greater greater_equal half hamming hanning heaviside histogram histogram2d histogram_bin_edges
histogramdd hsplit hstack hypot i0 identity iinfo imag in1d index_exp indices inexact inf infty inner insert int0 int16 int32
int64 int8 int_ intc integer interp intersect1d intp invert is_busday isclose iscomplex iscomplexobj isdtype isfinite isfortran
isin isinf isnan isnat isneginf isposinf isreal isrealobj isscalar issctype issubdtype issubsctype iterable ix_ kaiser kron lcm
ldexp left_shift less less_equal lexsort linspace little_endian log log10 log1p log2 logaddexp logaddexp2 logical_and
logical_not logical_or logical_xor logspace long longcomplex longdouble longfloat longlong mask_indices mat matmul matrix
matrix_transpose matvec max maximum maximum_sctype may_share_memory mean median meshgrid mgrid min min_scalar_type minimum
mintypecode mod modf moveaxis msort multiply nan nan_to_num nanargmax nanargmin nancumprod nancumsum nanmax nanmean nanmedian
nanmin nanpercentile nanprod nanquantile nanstd nansum nanvar nbytes ndarray ndenumerate ndim ndindex nditer negative
nested_iters newaxis nextafter nonzero not_equal number obj2sctype object_ ogrid ones ones_like outer packbits pad partition
percentile permute_dims pi piecewise place poly poly1d polyadd polyder polydiv polyfit polyint polymul polysub polyval positive
pow power printoptions prod product promote_types ptp put put_along_axis putmask quantile r_ rad2deg radians rank ravel
ravel_multi_index real real_if_close reciprocal remainder repeat require reshape resize result_type right_shift rint roll
rollaxis roots rot90 round round_ row_stack s_ sctype2char sctypeDict sctypes searchsorted select set_printoptions setdiff1d
seterr setxor1d shape shares_memory short sign signbit signedinteger sin sinc single singlecomplex sinh size sometrue sort
sort_complex spacing split sqrt square squeeze stack std str_ string_ subtract sum swapaxes take take_along_axis tan tanh
tensordot tile timedelta64 trace transpose trapezoid trapz tri tril tril_indices tril_indices_from trim_zeros triu triu_indices
triu_indices_from true_divide trunc typecodes typename ubyte ufunc uint uint0 uint16 uint32 uint64 uint8 uintc uintp ulong
ulonglong unicode_ union1d unique unique_all unique_counts unique_inverse unique_values unpackbits unravel_index unsignedinteger
unstack unwrap ushort vander var vdot vecdot vecmat vectorize void vsplit vstack where zeros zeros_like`
    .trim()
    .split(/\s+/),
);
