import { decodeValue, encodeValue } from './codec.ts';

/** The longest message, in bytes. */
export const maxMessageBytes = 2 ** 20;

const headerBytes = 4;

/** A message as it crosses the wall: its length in four bytes, big-endian, then its text. @throws RangeError when it is too long. */
export function encodeFrame(message: unknown): Buffer {
  const text = encodeValue(message);
  const length = Buffer.byteLength(text);
  if (length > maxMessageBytes) throw new RangeError(`Expected a message of at most ${maxMessageBytes} bytes, got ${length}.`);
  const frame = Buffer.allocUnsafe(headerBytes + length);
  frame.writeUInt32BE(length);
  frame.write(text, headerBytes);
  return frame;
}

/** A message and the length of its text. */
export interface Received {
  readonly message: unknown;
  readonly bytes: number;
}

/** What a reader takes of one message. */
export interface MessageLimits {
  readonly bytes: number;
  /** Values, of which the smallest takes two bytes on the way and fifty times as much in memory. */
  readonly values: number;
}

/** Cuts a stream of bytes into messages. It never holds more than one message and the chunk it is given. */
export class FrameReader {
  private readonly limits: MessageLimits;
  private readonly header = Buffer.alloc(headerBytes);
  private body: Buffer | undefined;
  private filled = 0;

  constructor(limits: MessageLimits = { bytes: maxMessageBytes, values: Number.POSITIVE_INFINITY }) {
    this.limits = limits;
  }

  /** The messages that this chunk completes, one by one. @throws SyntaxError for bytes that are no frame. */
  *read(chunk: Uint8Array): Generator<Received> {
    for (let at = 0; at < chunk.length; ) {
      const target: Buffer = this.body ?? this.header;
      const taken = chunk.subarray(at, at + target.length - this.filled);
      target.set(taken, this.filled);
      at += taken.length;
      this.filled += taken.length;
      if (this.filled < target.length) continue;
      this.filled = 0;
      if (this.body === undefined) {
        this.body = Buffer.allocUnsafe(this.bodyLength());
      } else {
        this.body = undefined;
        this.checkValues(target);
        yield { message: decodeValue(utf8.decode(target)), bytes: target.length };
      }
    }
  }

  /** True in the middle of a message. */
  get isInside(): boolean {
    return this.body !== undefined || this.filled > 0;
  }

  /** How many bytes complete the part of a message that is being read: its length, or its text. */
  get missingBytes(): number {
    return (this.body ?? this.header).length - this.filled;
  }

  private bodyLength(): number {
    const length = this.header.readUInt32BE();
    if (length > 0 && length <= this.limits.bytes) return length;
    throw new SyntaxError(`Expected a message of 1 to ${this.limits.bytes} bytes, got one of ${length}.`);
  }

  private checkValues(text: Buffer): void {
    const { values } = this.limits;
    if (text.length <= values) return;
    let count = 0;
    for (const byte of text) if (byte === comma || byte === bracket || byte === brace) count++;
    if (count > values) throw new SyntaxError(`Expected a message of at most ${values} values, got one of ${count}.`);
  }
}

/** One of these begins or follows every value but the first; those that stand in texts count too. */
const [comma, bracket, brace] = Buffer.from(',[{');

const utf8 = new TextDecoder('utf-8', { fatal: true });
