/** Numbers of a typed array for a state: plain JSON, which has no Infinity, so an infinite entry becomes null. */
export const save = (values: Float64Array): (number | null)[] =>
  Array.from(values, (v) => (v === Number.POSITIVE_INFINITY ? null : v));

/** A number for a state; what is not finite becomes null. */
export const saveNumber = (value: number): number | null => (Number.isFinite(value) ? value : null);

/** What {@link saveNumber} gave; null was Infinity. */
export const loadNumber = (saved: number | null): number => saved ?? Number.POSITIVE_INFINITY;

/** Puts what {@link save} gave back into an array of the same length. */
export function load(target: Float64Array, saved: readonly (number | null)[]): void {
  for (let i = 0; i < target.length; i++) target[i] = saved[i] ?? Number.POSITIVE_INFINITY;
}
