/** Numbers of a typed array for a state: plain JSON, which has no Infinity, so an infinite entry becomes null. */
export const save = (values: Float64Array): (number | null)[] =>
  Array.from(values, (v) => (v === Number.POSITIVE_INFINITY ? null : v));

/** A number for a state; what is not finite becomes null. */
export const saveNumber = (value: number): number | null => (Number.isFinite(value) ? value : null);

/** What {@link saveNumber} gave; null was Infinity. */
export const loadNumber = (saved: unknown): number => (saved as number | null) ?? Number.POSITIVE_INFINITY; // what saveNumber() gave

/** Puts what {@link save} gave back into an array of the same length. */
export function load(target: Float64Array, saved: unknown): void {
  const values = saved as readonly (number | null)[]; // what save() gave
  for (let i = 0; i < target.length; i++) target[i] = values[i] ?? Number.POSITIVE_INFINITY;
}
