/** Rows that one statement takes: far below the parameters that SQLite allows, and quick to put together. */
const chunkSize = 200;

/** The items in parts of bounded size; none for no items. */
export function* inChunks<T>(items: readonly T[]): Generator<T[]> {
  for (let start = 0; start < items.length; start += chunkSize) yield items.slice(start, start + chunkSize);
}
