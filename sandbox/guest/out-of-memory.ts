/** Thrown when a fitness has used up the memory it may have. A program lets it pass: it ends the guest. */
export class OutOfMemory extends Error {
  override readonly name = 'OutOfMemory';
}
