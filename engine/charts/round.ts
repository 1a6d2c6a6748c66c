/** The number with at most `digits` significant digits, so that data stays small. */
export function roundSignificant(value: number, digits = 6): number {
  return Number.isFinite(value) ? Number(value.toPrecision(digits)) : value;
}

/** A number for a person: at most `digits` significant digits, thousands apart, exponents only where they help. */
export function formatNumber(value: number, digits = 6): string {
  if (!Number.isFinite(value)) return String(value);
  const rounded = roundSignificant(value, digits);
  if (rounded === 0) return '0';
  const size = Math.abs(rounded);
  if (size < 1e-4 || size >= 1e9) return Number(rounded).toExponential().replace('e+', 'e');
  return rounded.toLocaleString('en-US', { maximumSignificantDigits: digits });
}

/** A duration for a person, such as "0.42 s" or "3 min 20 s". */
export function formatSeconds(seconds: number): string {
  if (seconds >= 60) {
    const whole = Math.round(seconds);
    return `${Math.floor(whole / 60)} min ${whole % 60} s`;
  }
  return `${seconds >= 10 ? seconds.toFixed(1) : Number(seconds.toPrecision(2))} s`;
}
