/** Messages that wait for their reader. It asks the sender to pause while more than a few wait. */
export class Inbox implements AsyncIterable<unknown> {
  private readonly waiting: { readonly message: unknown; readonly bytes: number }[] = [];
  private bytes = 0;
  private isClosed = false;
  private wake: () => void = ignore;
  private readonly setPaused: (paused: boolean) => void;

  constructor(setPaused: (paused: boolean) => void) {
    this.setPaused = setPaused;
  }

  put(message: unknown, bytes: number): void {
    this.waiting.push({ message, bytes });
    this.bytes += bytes;
    if (this.isFull) this.setPaused(true);
    this.wake();
  }

  /** Nothing more will come; what waits can still be read. */
  close(): void {
    this.isClosed = true;
    this.wake();
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<unknown> {
    for (;;) {
      const wasFull = this.isFull;
      const next = this.waiting.shift();
      if (next !== undefined) {
        this.bytes -= next.bytes;
        if (wasFull && !this.isFull && !this.isClosed) this.setPaused(false);
        yield next.message;
      } else if (this.isClosed) return;
      else await new Promise<void>((resolve) => (this.wake = resolve));
    }
  }

  private get isFull(): boolean {
    return this.waiting.length >= 64 || this.bytes >= 2 ** 20;
  }
}

function ignore(): void {
  // Nobody waits yet.
}
