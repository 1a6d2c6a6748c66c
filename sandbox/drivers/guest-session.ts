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

/** Speaks with a started guest, holds it to its limits, and tells how it ended. */
export class GuestSession implements Session {
  readonly messages: AsyncIterable<unknown>;
  readonly ended: Promise<Outcome>;
  private readonly guest: StartedGuest;
  private readonly job: Job;
  private readonly inbox: Inbox;
  private readonly frames = new FrameReader();
  private readonly limit: RateLimit;
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
    this.ended = this.live();
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
    this.inbox.close();
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
  }

  private receive(chunk: Buffer): void {
    if (this.verdict !== undefined) return;
    if (!this.limit.allows({ bytes: chunk.length }, performance.now())) return this.stop({ kind: 'flooded' });
    try {
      for (const message of this.frames.read(chunk)) this.accept(message);
    } catch (error) {
      this.stop({ kind: 'malformed', reason: String(error) });
    }
  }

  private accept(message: unknown): void {
    if (this.verdict !== undefined) return;
    if (!this.limit.allows({ messages: 1 }, performance.now())) return this.stop({ kind: 'flooded' });
    if (!this.job.accepts(message)) return this.stop({ kind: 'malformed', reason: 'A message of unexpected shape.' });
    this.inbox.put(message);
  }

  private receiveError(chunk: Buffer): void {
    if (!this.limit.allows({ bytes: chunk.length }, performance.now())) return this.stop({ kind: 'flooded' });
    this.stderr = Buffer.concat([this.stderr, chunk]).subarray(-keptErrorBytes);
  }
}

function ignore(): void {
  // What matters of it shows elsewhere.
}
