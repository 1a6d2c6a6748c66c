import type { Rate } from './channel/rate.ts';
import { inEnglish, type Part, type Sentence } from './sentence.ts';

/** Isolates a program that runs a stranger's fitness. One implementation per file in `drivers/`. */
export interface Sandbox {
  readonly name: 'container' | 'embedded';
  /** Why it cannot run a language; absent where it runs both. */
  refusal?(language: GuestLanguage): Sentence | undefined;
  /** Starts the guest of a job. @throws SandboxError when no guest could be started. */
  open(job: Job): Promise<Session>;
  /**
   * Starts a guest ahead for the next job of the same language, program and limits, which then begins in a few milliseconds.
   * It serves one job, takes no processor time while it waits, and ends when nobody needs it for some minutes. Resolves once
   * it waits, or could not be started; never rejects.
   */
  prewarm(job: Omit<Job, 'files' | 'accepts' | 'rate'>): Promise<void>;
  /** Ends the guests that were started ahead, until the next ones are. Sessions go on. */
  rest(): Promise<void>;
  /** Ends the guests that were started ahead, and starts no more. Sessions go on. */
  close(): Promise<void>;
}

/** Languages a guest can run. TypeScript arrives with its types stripped, as JavaScript. */
export type GuestLanguage = 'javascript' | 'python';

/** What a guest is given. */
export interface Job {
  readonly language: GuestLanguage;
  /** The trusted program: a JavaScript module, as its bytes or its path, that exports `main` (see `guest/guest.ts`). */
  readonly program: Uint8Array | string;
  /** Small read-only files beside the program by name; among them the fitness, under `fitnessFile(language)`. */
  readonly files: Readonly<Record<string, Uint8Array | string>>;
  readonly limits: Limits;
  /** Shown by tools that list containers. */
  readonly labels?: Readonly<Record<string, string>>;
  /** True for a message the caller can use; anything else ends the session as malformed. */
  readonly accepts: (message: unknown) => boolean;
  readonly rate?: Rate;
}

/** What a guest may take. */
export interface Limits {
  /** Wall clock from the start of the guest. */
  readonly seconds: number;
  /** Memory and swap together, of everything in the guest, its files in /tmp included. */
  readonly memoryMiB: number;
  readonly cpus: number;
  readonly processes: number;
  readonly tmpMiB: number;
}

export const defaultLimits: Limits = { seconds: 30, memoryMiB: 512, cpus: 2, processes: 64, tmpMiB: 64 };

/** The name under which a guest finds the fitness among its files. */
export function fitnessFile(language: GuestLanguage): string {
  return language === 'python' ? 'fitness.py' : 'fitness.js';
}

/** A running guest. */
export interface Session {
  /** What the guest says, accepted and in order; ends when the guest has ended. Read it: a guest nobody listens to waits. */
  readonly messages: AsyncIterable<unknown>;
  /**
   * How it ended; resolves, and never rejects, once nothing of the guest is left. Only of one that is out of time it is told
   * within two seconds, whatever keeps the machine from removing it sooner; the rest of it goes then as soon as it can.
   */
  readonly ended: Promise<Outcome>;
  /** Tells the guest something; the first message starts it. */
  send(message: unknown): void;
  /** Ends the guest whatever it does, and resolves with `ended`. */
  kill(): Promise<Outcome>;
  /** What the guest has used so far; undefined where that cannot be told. Never rejects. */
  usage?(): Promise<Usage | undefined>;
}

/** What a guest has used. */
export interface Usage {
  /** CPU time since its start, in milliseconds. */
  readonly cpuMs: number;
  readonly memoryBytes: number;
}

/** How a guest ended. */
export type Outcome =
  | { readonly kind: 'exited'; readonly code: number; readonly stderr: string }
  | { readonly kind: 'out-of-time' }
  | { readonly kind: 'out-of-memory' }
  | { readonly kind: 'flooded' }
  | { readonly kind: 'malformed'; readonly reason: Part }
  | { readonly kind: 'killed' }
  | Infrastructure;

/** Nobody's program is to blame: another attempt may succeed. */
export interface Infrastructure {
  readonly kind: 'infrastructure';
  readonly reason: Sentence;
}

/** Told by its name: the bundle that throws it has a class of its own. */
export const isSandboxError = (error: unknown): error is SandboxError => error instanceof Error && error.name === 'SandboxError';

/** No guest could be started. The message says what was expected, what was found, and what mends it. */
export class SandboxError extends Error {
  override readonly name = 'SandboxError';
  /** What the message says, as it can be told in other languages. */
  readonly sentence: Sentence;
  /** True when nobody needs to act for another attempt to succeed, as when a container engine is being restarted. */
  readonly mayPass: boolean;
  /** True when no container engine answered. */
  readonly isUnanswered: boolean;

  constructor(
    sentence: Sentence,
    {
      mayPass = false,
      isUnanswered = false,
      ...options
    }: ErrorOptions & { readonly mayPass?: boolean; readonly isUnanswered?: boolean } = {},
  ) {
    super(inEnglish(sentence), options);
    this.sentence = sentence;
    this.mayPass = mayPass;
    this.isUnanswered = isUnanswered;
  }
}
