// Vega labels every whole multiple of a power of ten that finds room, and by that often leaves out the powers themselves.
const exponent = 'floor(log(datum.value) / LN10 + 1e-9)';
const leadingDigit = `round(datum.value / pow(10, ${exponent}))`;

/** The labels of a logarithmic axis: powers of ten, and between them 2 and 5 where the axis spans less than a few. */
export function logLabels(axis: 'x' | 'y', label: string): string {
  const decades = `log(domain('${axis}')[1] / domain('${axis}')[0]) / LN10`;
  return `indexof(${decades} > 2.5 ? [1] : ${decades} > 0.8 ? [1, 2, 5] : [1, 2, 3, 4, 5, 6, 7, 8, 9], ${leadingDigit}) >= 0 ? ${label} : ''`;
}
