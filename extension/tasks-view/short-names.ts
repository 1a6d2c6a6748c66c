/** Short names of algorithms by their names; those that have none, or are not known here, stand for themselves. */
export type ShortNames = ReadonlyMap<string, string>;

/** Reads them from the registry, which is too large to be loaded when the extension is activated. */
export async function loadShortNames(): Promise<ShortNames> {
  const { algorithms } = await import('../../engine/algorithms/index.ts');
  return new Map(algorithms.flatMap(({ name, aliases: [short] }) => (short === undefined ? [] : [[name, short] as const])));
}
