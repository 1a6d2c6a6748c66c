const pageBytes = 2 ** 16;
/** How often the interpreter asks when it needs more, for less each time. */
const attempts = 3;

const usedUp = new RangeError('The memory is used up.');

/** The memory of an interpreter. */
export interface BoundedMemory {
  readonly memory: WebAssembly.Memory;
  /** True from when the interpreter needed more than it may have, whatever it made of that. */
  isUsedUp(): boolean;
}

/** @param memoryMiB at most this much, and never less than an interpreter begins with */
export function boundedMemory(memoryMiB: number): BoundedMemory {
  const initial = 256;
  const memory = new WebAssembly.Memory({ initial, maximum: Math.max(initial, (memoryMiB * 2 ** 20) / pageBytes) });
  const grow = memory.grow.bind(memory);
  let refusals = 0;
  let isUsedUp = false;
  memory.grow = (pages) => {
    // One error for all: a fitness that goes on would have thousands made.
    if (isUsedUp) throw usedUp;
    try {
      const before = grow(pages);
      refusals = 0;
      return before;
    } catch (error) {
      refusals++;
      isUsedUp ||= refusals === attempts;
      throw error;
    }
  };
  return { memory, isUsedUp: () => isUsedUp };
}
