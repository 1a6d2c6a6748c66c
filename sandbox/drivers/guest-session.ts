import type { Readable, Writable } from 'node:stream';
import { encodeFrame, FrameReader } from '../channel/frames.ts';
import { handshake } from '../channel/handshake.ts';
import { Inbox } from '../channel/inbox.ts';
import { defaultRate, RateLimit } from '../channel/rate.ts';
import type { Job, Outcome, Session } from '../sandbox.ts';

/** How a driver's guest ended, before it is known whether the session ended it. */
export type GuestExit = Extract<Outcome, { kind: 'exited' | 'out-of-memory' | 'infrastructure' }>;

/** A started guest as a driver hands it over. */
export interface StartedGuest {
  readonly input: Writable;
  /** What the guest writes for us: frames. */
  readonly output: Readable;
  /** What else it writes: only the end is kept. */
  readonly errors: Readable;
  /** Ends the guest at once. */
  readonly stop: () => Promise<void>;
  /** Resolves when the guest is gone; is given the end of `errors`. */
  readonly exit: (stderr: () => string) => Promise<GuestExit>;
  /** Removes what is left of it. */
  readonly cleanUp: () => Promise<void>;
}

const keptErrorBytes = 8192;
const endWithinMs = 10_000;

/** Speaks with a started guest, holds it to its limits, and tells how it ended. */
export class GuestSession implements Session {
  readonly messages: AsyncIterable<unknown>;
  readonly ended: Promise<Outcome>;
  private readonly guest: StartedGuest;
  private readonly job: Job;
  private readonly inbox: Inbox;
  private readonly frames = new FrameReader();
  private readonly limit: RateLimit;
  private readonly givenUp = Promise.withResolvers<Outcome>();
  private verdict: Outcome | undefined;
  private stderr = Buffer.alloc(0);

  constructor(guest: StartedGuest, job: Job) {
    this.guest = guest;
    this.job = job;
    this.limit = new RateLimit(job.rate ?? defaultRate, performance.now());
    this.inbox = new Inbox((paused) => (paused ? guest.output.pause() : guest.output.resume()));
    this.messages = this.inbox;
    guest.output.on('data', (chunk: Buffer) => this.receive(chunk));
    guest.errors.on('data', (chunk: Buffer) => this.receiveError(chunk));
    guest.input.write(handshake);
    this.ended = Promise.race([this.live(), this.givenUp.promise]).finally(() => this.inbox.close());
  }

  send(message: unknown): void {
    this.guest.input.write(encodeFrame(message));
  }

  kill(): Promise<Outcome> {
    this.stop({ kind: 'killed' });
    return this.ended;
  }

  private async live(): Promise<Outcome> {
    // A broken pipe on any side means that the guest is gone, which `exit` reports.
    for (const stream of [this.guest.input, this.guest.output, this.guest.errors]) stream.on('error', ignore);
    const timer = setTimeout(() => this.stop({ kind: 'out-of-time' }), this.job.limits.seconds * 1000);
    const exit = await this.guest.exit(() => this.stderr.toString('utf8'));
    clearTimeout(timer);
    await this.drain();
    await this.guest.cleanUp();
    if (this.verdict !== undefined) return this.verdict;
    if (this.frames.isInside && exit.kind === 'exited') return { kind: 'malformed', reason: 'The last message is cut short.' };
    return exit;
  }

  /** Reads on to the end of the output, which pipes hold even after an exit. */
  private async drain(): Promise<void> {
    const { output } = this.guest;
    output.resume();
    if (output.readableEnded || output.destroyed) return;
    await new Promise<void>((resolve) => {
      output.once('close', resolve).once('end', resolve);
      setTimeout(resolve, 1000).unref();
    });
  }

  private stop(verdict: Outcome): void {
    if (this.verdict !== undefined) return;
    this.verdict = verdict;
    this.guest.stop().catch(ignore);
    const reason = `The guest could not be ended within ${endWithinMs / 1000} s.`;
    setTimeout(() => this.givenUp.resolve({ kind: 'infrastructure', reason }), endWithinMs).unref();
  }

  private receive(chunk: Buffer): void {
    if (!this.isWithinRate({ bytes: chunk.length })) return;
    try {
      for (const { message, bytes } of this.frames.read(chunk)) {
        if (!this.isWithinRate({ messages: 1 })) return;
        if (this.job.accepts(message)) this.inbox.put(message, bytes);
        else this.stop({ kind: 'malformed', reason: 'A message of unexpected shape.' });
      }
    } catch (error) {
      this.stop({ kind: 'malformed', reason: String(error) });
    }
  }

  private receiveError(chunk: Buffer): void {
    if (this.isWithinRate({ bytes: chunk.length })) this.stderr = Buffer.concat([this.stderr, chunk]).subarray(-keptErrorBytes);
  }

  /** Ends the guest when it says too much; false also when it has been ended already, and nothing it says counts any more. */
  private isWithinRate(taken: { readonly bytes?: number; readonly messages?: number }): boolean {
    if (this.verdict === undefined && !this.limit.allows(taken, performance.now())) this.stop({ kind: 'flooded' });
    return this.verdict === undefined;
  }
}

function ignore(): void {
  // What matters of it shows elsewhere.
}
