/** Things that may be packed; whole numbers from 1. */
export interface Items {
  readonly values: Int32Array;
  readonly weights: Int32Array;
  readonly capacity: number;
}

/** Most value that fits. Dynamic programming over the capacity: Bellman 1957; takes items x capacity steps. */
export function mostValue(items: Items): number {
  const best = new Int32Array(items.capacity + 1);
  for (let item = 0; item < items.values.length; item++) addItem(best, items, item);
  return best[items.capacity];
}

/** Items of the most valuable packing, ascending. */
export function bestPacking(items: Items): number[] {
  const rows = [new Int32Array(items.capacity + 1)];
  for (let item = 0; item < items.values.length; item++) {
    const row = rows[item].slice();
    addItem(row, items, item);
    rows.push(row);
  }
  const packed: number[] = [];
  let room = items.capacity;
  for (let item = items.values.length - 1; item >= 0; item--) {
    if (rows[item + 1][room] === rows[item][room]) continue;
    packed.push(item);
    room -= items.weights[item];
  }
  return packed.reverse();
}

/** `best[room]` is the most value that fits in a room; afterwards with one more item to choose from. */
function addItem(best: Int32Array, { values, weights, capacity }: Items, item: number): void {
  const weight = weights[item];
  for (let room = capacity; room >= weight; room--) best[room] = Math.max(best[room], best[room - weight] + values[item]);
}
