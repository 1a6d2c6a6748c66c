/** For tests of what may not be read. */

/** Who may read everything, whatever a file says. */
export const isRoot = process.getuid?.() === 0;

const nobody = 65_534;

/** Does something without the power of root, which tests may have. */
export async function powerless<T>(work: () => Promise<T>): Promise<T> {
  if (!isRoot) return work();
  process.seteuid?.(nobody);
  try {
    return await work();
  } finally {
    process.seteuid?.(0);
  }
}
