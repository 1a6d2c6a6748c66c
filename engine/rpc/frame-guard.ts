import { Transform, type TransformCallback } from 'node:stream';

const maxHeaderBytes = 1024;

/** Passes framed messages on and fails on one whose header is malformed or announces too much, before it is buffered. */
export class FrameGuard extends Transform {
  private readonly maxBytes: number;
  private readonly mayGoOn: () => Promise<void>;
  private header = '';
  private bodyLeft = 0;

  /** @param mayGoOn holds the next bytes back until it resolves */
  constructor(maxBytes: number, mayGoOn: () => Promise<void>) {
    super();
    this.maxBytes = maxBytes;
    this.mayGoOn = mayGoOn;
  }

  override _transform(chunk: Buffer, _: BufferEncoding, done: TransformCallback): void {
    const fault = this.scan(chunk);
    if (fault === undefined) void this.mayGoOn().then(() => done(null, chunk));
    else done(new Error(fault));
  }

  /** Follows the frames through the chunk; returns what is wrong with one. */
  private scan(chunk: Buffer): string | undefined {
    for (let at = 0; at < chunk.length; ) {
      if (this.bodyLeft > 0) {
        const taken = Math.min(this.bodyLeft, chunk.length - at);
        this.bodyLeft -= taken;
        at += taken;
        continue;
      }
      this.header += String.fromCharCode(chunk[at++]);
      if (this.header.length > maxHeaderBytes) return 'A message header is too long.';
      if (!this.header.endsWith('\r\n\r\n')) continue;
      const length = Number(/^content-length: *(\d+)\r$/im.exec(this.header)?.[1] ?? Number.NaN);
      if (!(length <= this.maxBytes)) return `A message of ${length} bytes is not taken; the limit is ${this.maxBytes}.`;
      this.bodyLeft = length;
      this.header = '';
    }
    return undefined;
  }
}
