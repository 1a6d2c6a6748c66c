import { setTimeout as sleep } from 'node:timers/promises';
import { encodeFrame, FrameReader } from '../channel/frames.ts';
import { handshake } from '../channel/handshake.ts';
import { Inbox } from '../channel/inbox.ts';
import { defaultRate, RateLimit } from '../channel/rate.ts';
import type { Job, Outcome, Session, Usage } from '../sandbox.ts';
import { say } from '../sentence.ts';

/** How a driver's guest ended, before it is known whether the session ended it. */
export type GuestExit = Extract<Outcome, { kind: 'exited' | 'out-of-memory' | 'infrastructure' }>;

/** A started guest as a driver hands it over. */
export interface StartedGuest {
  readonly write: (bytes: Uint8Array | string) => void;
  /** Is told what the guest writes for us, which is frames, and what else it writes. */
  readonly listen: (output: (chunk: Buffer) => void, errors: (chunk: Buffer) => void) => void;
  readonly setPaused: (paused: boolean) => void;
  /** Resolves once nothing more will be told. */
  readonly silence: Promise<unknown>;
  /** Ends the guest at once. */
  readonly stop: () => Promise<void>;
  /** Resolves when the guest is gone; is given the end of what else it wrote. */
  readonly exit: (stderr: () => string) => Promise<GuestExit>;
  /** What it has used so far; undefined where that cannot be told. Never rejects. */
  readonly usage: () => Promise<Usage | undefined>;
  /** Removes what is left of it. */
  readonly cleanUp: () => Promise<void>;
}

const keptErrorBytes = 8192;
/** Thousands of coordinates, twice. */
const valuesOfMessage = 2 ** 15;
const drainWithinMs = 1000;
const endWithinMs = 10_000;
/** The processes of a guest die as the machine finds time for them: sixty took three seconds where thirty others wanted it. */
const tellWithinMs = 1500;

/** Speaks with a started guest, holds it to its limits, and tells how it ended. */
export class GuestSession implements Session {
  readonly messages: AsyncIterable<unknown>;
  readonly ended: Promise<Outcome>;
  private readonly guest: StartedGuest;
  private readonly job: Job;
  private readonly inbox: Inbox;
  private readonly frames: FrameReader;
  private readonly limit: RateLimit;
  private readonly errorLimit: RateLimit;
  private readonly givenUp = Promise.withResolvers<Outcome>();
  private verdict: Outcome | undefined;
  private stderr = Buffer.alloc(0);

  constructor(guest: StartedGuest, job: Job) {
    this.guest = guest;
    this.job = job;
    const rate = job.rate ?? defaultRate;
    this.frames = new FrameReader({ bytes: rate.messageBytes, values: valuesOfMessage });
    this.limit = new RateLimit(rate, performance.now());
    this.errorLimit = new RateLimit(defaultRate, performance.now());
    this.inbox = new Inbox(guest.setPaused);
    this.messages = this.inbox;
    guest.listen(
      (chunk) => this.receive(chunk),
      (chunk) => this.receiveError(chunk),
    );
    guest.write(handshake);
    this.ended = Promise.race([this.live(), this.givenUp.promise]).finally(() => this.inbox.close());
  }

  send(message: unknown): void {
    this.guest.write(encodeFrame(message));
  }

  usage(): Promise<Usage | undefined> {
    return this.guest.usage();
  }

  kill(): Promise<Outcome> {
    this.stop({ kind: 'killed' });
    return this.ended;
  }

  private async live(): Promise<Outcome> {
    const timer = setTimeout(() => this.stop({ kind: 'out-of-time' }), this.job.limits.seconds * 1000);
    const exit = await this.guest.exit(() => this.stderr.toString('utf8'));
    clearTimeout(timer);
    // Pipes hold what was written before the exit.
    this.guest.setPaused(false);
    await Promise.race([this.guest.silence, sleep(drainWithinMs, undefined, { ref: false })]);
    await this.guest.cleanUp();
    if (this.verdict !== undefined) return this.verdict;
    if (this.frames.isInside && exit.kind === 'exited')
      return { kind: 'malformed', reason: say('The last message is cut short.') };
    return exit;
  }

  private stop(verdict: Outcome): void {
    if (this.verdict !== undefined) return;
    this.verdict = verdict;
    // A container engine does not call a container ended before its output is read. It is thrown away.
    this.guest.setPaused(false);
    this.guest.stop().catch(ignore);
    if (verdict.kind === 'out-of-time') setTimeout(() => this.givenUp.resolve(verdict), tellWithinMs).unref();
    const reason = say('The guest could not be ended within {0} s.', endWithinMs / 1000);
    setTimeout(() => this.givenUp.resolve({ kind: 'infrastructure', reason }), endWithinMs).unref();
  }

  private receive(chunk: Buffer): void {
    if (!this.isWithin(this.limit, { bytes: chunk.length })) return;
    try {
      for (const { message, bytes } of this.frames.read(chunk)) {
        if (!this.isWithin(this.limit, { messages: 1 })) return;
        if (this.job.accepts(message)) this.inbox.put(message, bytes);
        else this.stop({ kind: 'malformed', reason: say('A message of unexpected shape.') });
      }
    } catch (error) {
      this.stop({ kind: 'malformed', reason: String(error) });
    }
  }

  private receiveError(chunk: Buffer): void {
    if (this.isWithin(this.errorLimit, { bytes: chunk.length }))
      this.stderr = Buffer.concat([this.stderr, chunk]).subarray(-keptErrorBytes);
  }

  /** Ends the guest when it says too much; false also when it has been ended already, and nothing it says counts any more. */
  private isWithin(limit: RateLimit, taken: { readonly bytes?: number; readonly messages?: number }): boolean {
    if (this.verdict === undefined && !limit.allows(taken, performance.now())) this.stop({ kind: 'flooded' });
    return this.verdict === undefined;
  }
}

function ignore(): void {
  // What matters of it shows elsewhere.
}
