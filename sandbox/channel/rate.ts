import { maxMessageBytes } from './frames.ts';

/** How fast a guest may talk. The first two are averages; twice as much may come at once. */
export interface Rate {
  readonly messagesPerSecond: number;
  readonly bytesPerSecond: number;
  /** Of the longest message. */
  readonly messageBytes: number;
}

/** Enough for ten progress messages a second, their checkpoints and a result. */
export const defaultRate: Rate = { messagesPerSecond: 50, bytesPerSecond: 2 * 2 ** 20, messageBytes: maxMessageBytes };

/** Two buckets that refill with time. `allows` takes from them and is false once either is empty. */
export class RateLimit {
  private readonly rate: Omit<Rate, 'messageBytes'>;
  private messages: number;
  private bytes: number;
  private filledAt: number;

  constructor(rate: Omit<Rate, 'messageBytes'>, nowMs: number) {
    this.rate = rate;
    this.messages = 2 * rate.messagesPerSecond;
    this.bytes = 2 * rate.bytesPerSecond;
    this.filledAt = nowMs;
  }

  allows(taken: { readonly messages?: number; readonly bytes?: number }, nowMs: number): boolean {
    const seconds = Math.max(0, nowMs - this.filledAt) / 1000;
    this.filledAt = nowMs;
    const { messagesPerSecond, bytesPerSecond } = this.rate;
    this.messages = Math.min(2 * messagesPerSecond, this.messages + seconds * messagesPerSecond) - (taken.messages ?? 0);
    this.bytes = Math.min(2 * bytesPerSecond, this.bytes + seconds * bytesPerSecond) - (taken.bytes ?? 0);
    return this.messages >= 0 && this.bytes >= 0;
  }
}
