/** Sorts the numbers of a candidate; the result is reused by the next call. */
export type KeySorter = (x: ArrayLike<number>, offset: number) => Uint32Array;

/**
 * Random keys: a candidate stands for the permutation that sorts its numbers, equal ones in order of place.
 * Bean 1994, doi:10.1287/ijoc.6.2.154. A merge sort of indices that allocates nothing per call.
 */
export function createKeySorter(count: number): KeySorter {
  let order = new Uint32Array(count);
  let spare = new Uint32Array(count);
  const keys = new Float64Array(count);
  return (x, offset) => {
    for (let i = 0; i < count; i++) keys[i] = x[offset + i];
    for (let start = 0; start < count; start += runLength)
      sortByInsertion(order, keys, start, Math.min(start + runLength, count));
    for (let length = runLength; length < count; length *= 2) {
      for (let start = 0; start < count; start += 2 * length)
        merge(order, spare, keys, start, Math.min(start + length, count), Math.min(start + 2 * length, count));
      [order, spare] = [spare, order];
    }
    return order;
  };
}

const runLength = 8;

function sortByInsertion(order: Uint32Array, keys: Float64Array, start: number, end: number): void {
  for (let i = start; i < end; i++) {
    const key = keys[i];
    let at = i;
    while (at > start && keys[order[at - 1]] > key) {
      order[at] = order[at - 1];
      at--;
    }
    order[at] = i;
  }
}

/** Merges the sorted [start, middle) and [middle, end) of `from` into `to`. */
function merge(from: Uint32Array, to: Uint32Array, keys: Float64Array, start: number, middle: number, end: number): void {
  let left = start;
  let right = middle;
  for (let at = start; at < end; at++) {
    const takesLeft = left < middle && (right >= end || keys[from[left]] <= keys[from[right]]);
    to[at] = takesLeft ? from[left++] : from[right++];
  }
}

/** Keys inside (0, 1) that sort to this permutation. */
export function keysOf(permutation: ArrayLike<number>): Float64Array {
  const keys = new Float64Array(permutation.length);
  for (let place = 0; place < permutation.length; place++) keys[permutation[place]] = (place + 0.5) / permutation.length;
  return keys;
}
