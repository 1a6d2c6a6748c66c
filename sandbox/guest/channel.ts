import { readSync, writeSync } from 'node:fs';
import { encodeFrame, FrameReader } from '../channel/frames.ts';
import { handshake } from '../channel/handshake.ts';

/** The guest's end of the channel. It reads and writes at once, without an event loop, so that a program may compute on end. */
export class GuestChannel {
  private readonly frames = new FrameReader();

  /** Waits for the first message of the host. @throws Error when the host is gone. */
  receiveStart(): unknown {
    skipPast(Buffer.from(handshake));
    for (;;) {
      const part = Buffer.alloc(this.frames.missingBytes);
      readFully(part);
      for (const { message } of this.frames.read(part)) return message;
    }
  }

  send(message: unknown): void {
    const frame = encodeFrame(message);
    for (let at = 0; at < frame.length; ) at += retry(() => writeSync(1, frame, at));
  }
}

function skipPast(line: Buffer): void {
  const byte = Buffer.alloc(1);
  let seen = Buffer.alloc(0);
  while (!seen.equals(line)) {
    readFully(byte);
    seen = Buffer.concat([seen, byte]).subarray(-line.length);
  }
}

function readFully(target: Buffer): void {
  for (let at = 0; at < target.length; ) {
    const count = retry(() => readSync(0, target, at, target.length - at, null));
    if (count === 0) throw new Error('The host is gone.');
    at += count;
  }
}

const clock = new Int32Array(new SharedArrayBuffer(4));

/** Some pipes do not wait by themselves. */
function retry(operation: () => number): number {
  for (;;) {
    try {
      return operation();
    } catch (error) {
      if (!(error instanceof Error) || !('code' in error) || error.code !== 'EAGAIN') throw error;
      Atomics.wait(clock, 0, 0, 1);
    }
  }
}
