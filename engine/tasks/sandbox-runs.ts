import { readFileSync } from 'node:fs';
import path from 'node:path';
import { loadSandbox } from '../../sandbox/load-bundle.ts';
import { fitnessFile, type Job, type Outcome, type Sandbox, type Session } from '../../sandbox/sandbox.ts';
import { type GuestMessage, type GuestStart, isGuestMessage } from '../run/guest-messages.ts';
import type { ResumePoint, RunEvent, RunHandle } from './run-pool.ts';
import type { FitnessSpec, RunResult, TaskError, TaskSpec } from './task.ts';

/** Share of the wall-clock limit, and longest time, that is left to a run for ending by itself with its result. */
const marginShare = 0.1;
const longestMarginSeconds = 1;

export interface SandboxRunsOptions {
  /** Where the built guests and `run-guest.mjs` lie. */
  readonly guests: string;
  readonly onProgress?: (text: string, fraction: number) => void;
}

/** Runs tasks with a custom fitness, each in a guest of its own. */
export class SandboxRuns {
  private readonly options: SandboxRunsOptions;
  private readonly sandboxes = new Map<string, Found>();
  /** Guests that are being started for a task. */
  private starting = 0;
  private readonly sessions = new Set<Session>();
  private program: Uint8Array | undefined;
  private isClosed = false;

  constructor(options: SandboxRunsOptions) {
    this.options = options;
  }

  /** @param fitness of the task, with its code */
  run(spec: TaskSpec, fitness: FitnessSpec, listen: (event: RunEvent) => void, resume?: ResumePoint): RunHandle {
    const guest = new GuestRun(listen);
    void this.start(spec, fitness, guest, resume).catch((error: unknown) => guest.end(failureOf(error)));
    return { cancel: () => guest.cancel() };
  }

  private async start(spec: TaskSpec, fitness: FitnessSpec, guest: GuestRun, resume: ResumePoint | undefined): Promise<void> {
    const sandbox = await this.sandbox(fitness);
    this.program ??= readFileSync(path.join(this.options.guests, 'run-guest.mjs'));
    if (guest.isOver || this.isClosed) return;
    const { language, limits } = fitness;
    const job: Job = {
      language,
      program: this.program,
      files: { [fitnessFile(language)]: fitness.code },
      limits,
      accepts: (message) => isGuestMessage(message, spec.problem.dimensions),
    };
    this.starting++;
    const session = await sandbox.open(job).finally(() => this.starting--);
    this.sessions.add(session);
    try {
      session.send({
        spec: inside(spec, fitness),
        resume: resume ? Buffer.from(resume.state).toString('base64') : null,
        inBatches: sandbox.name === 'embedded' || fitness.language === 'python',
      } satisfies GuestStart);
      await guest.follow(session, sandbox.name, fitness, () => this.prewarm(sandbox, job));
    } finally {
      this.sessions.delete(session);
      this.prewarm(sandbox, job);
    }
  }

  /** Readies a guest for the next task like this one, once it takes no time from the start of another. */
  private prewarm(sandbox: Sandbox, job: Job): void {
    if (this.starting === 0 && !this.isClosed) void sandbox.prewarm(job);
  }

  /** One for each choice of driver and image; asked for again after a failure. */
  private sandbox({ driver, image }: FitnessSpec): Promise<Sandbox> {
    const { guests, onProgress } = this.options;
    const key = JSON.stringify([driver, image]);
    const known = this.sandboxes.get(key);
    if (known && performance.now() < known.until) return known.sandbox;
    // Loaded by the first custom fitness: what talks to a container engine would double the time an engine takes to start.
    const sandbox = loadSandbox(guests).then(async ({ findSandbox }) =>
      findSandbox({
        driver,
        guests,
        previous: await known?.sandbox.catch(() => undefined),
        ...(image ? { image } : {}),
        ...(onProgress ? { onProgress } : {}),
      }),
    );
    // An engine of containers may come or go: whether one answers is asked anew for every task that follows a quiet moment.
    const found: Found = { sandbox, until: Number.POSITIVE_INFINITY };
    this.sandboxes.set(key, found);
    sandbox.then(
      () => (found.until = performance.now() + rememberedMs),
      () => (found.until = 0),
    );
    return sandbox;
  }

  async close(): Promise<void> {
    this.isClosed = true;
    const sandboxes = [...this.sandboxes.values()].map(({ sandbox }) => sandbox.then((found) => found.close(), ignore));
    await Promise.all([...sandboxes, ...[...this.sessions].map((session) => session.kill())]);
  }
}

/** A sandbox, and how long it is used without another look at this machine: until this time of `performance.now`. */
interface Found {
  readonly sandbox: Promise<Sandbox>;
  until: number;
}

const rememberedMs = 10_000;

/** The run of one guest, from the first message to the last. Ends once, whatever happens. */
class GuestRun {
  private readonly listen: (event: RunEvent) => void;
  private session: Session | undefined;
  private latest: Extract<GuestMessage, { type: 'progress' }> | undefined;
  private isCancelled = false;
  isOver = false;

  constructor(listen: (event: RunEvent) => void) {
    this.listen = listen;
  }

  async follow(session: Session, sandbox: Sandbox['name'], fitness: FitnessSpec, onUnderWay: () => void): Promise<void> {
    this.session = session;
    if (this.isCancelled) void session.kill();
    let answer: RunEvent | undefined;
    for await (const message of session.messages) {
      if (this.latest === undefined) onUnderWay();
      answer = this.hear(message as GuestMessage, sandbox) ?? answer; // `accepts` let it through
    }
    const outcome = await session.ended;
    if (this.isCancelled) this.end(this.cancelled(sandbox));
    else if (answer && outcome.kind === 'exited' && outcome.code === 0) this.end(answer);
    else this.end(failed(outcome, fitness));
  }

  /** @returns the event that ends the run, where the message is one */
  private hear(message: GuestMessage, sandbox: Sandbox['name']): RunEvent | undefined {
    switch (message.type) {
      case 'progress':
        this.latest = message;
        if (!this.isOver) this.listen({ type: 'progress', progress: message.progress });
        return undefined;
      case 'checkpoint': {
        const { state, evaluations, seconds } = message;
        if (!this.isOver) this.listen({ type: 'checkpoint', state: Buffer.from(state, 'base64'), evaluations, seconds });
        return undefined;
      }
      case 'ended':
        return { type: 'ended', result: { ...message.result, sandbox } };
      case 'failed':
        return { type: 'failed', error: { kind: 'user', message: `The fitness failed: ${message.message}` } };
    }
  }

  cancel(): void {
    this.isCancelled = true;
    if (this.session) void this.session.kill();
    else this.end({ type: 'killed' });
  }

  /** The best so far, as the guest last told it. */
  private cancelled(sandbox: Sandbox['name']): RunEvent {
    if (this.latest === undefined) return { type: 'killed' };
    const { progress, best_solution, failed_evaluations } = this.latest;
    const result: RunResult = { ...progress, best_solution, failed_evaluations, stop_reason: 'cancelled', sandbox };
    return { type: 'ended', result };
  }

  end(event: RunEvent): void {
    if (this.isOver) return;
    this.isOver = true;
    this.listen(event);
  }
}

/** The spec as a guest needs it: without the code, and with a soft limit that comes before the wall. */
function inside(spec: TaskSpec, { limits }: FitnessSpec): TaskSpec {
  const { fitness: _, ...rest } = spec;
  const wall = limits.seconds - Math.min(longestMarginSeconds, marginShare * limits.seconds);
  return { ...rest, limits: { ...spec.limits, soft_seconds: Math.min(spec.limits.soft_seconds, wall) } };
}

/** What an end without an answer means, in the user's words. */
function failed(outcome: Outcome, { limits, name }: FitnessSpec): RunEvent {
  const user = (message: string): RunEvent => ({ type: 'failed', error: { kind: 'user', message } });
  switch (outcome.kind) {
    case 'out-of-time':
      return user(
        `The fitness ${name} was out of time: the sandbox ends it after ${limits.seconds} s, and it did not return. ` +
          'The best so far is kept. Make it faster, or raise sandbox.seconds.',
      );
    case 'out-of-memory':
      return user(
        `The fitness ${name} was out of memory: it may use ${limits.memoryMiB} MB. Use less, or raise sandbox.memory_mib.`,
      );
    case 'flooded':
      return user(`The fitness ${name} wrote more than a run can say, so the sandbox ended it. Remove what it prints.`);
    case 'malformed':
      return user(`The fitness ${name} disturbed the messages of its run (${outcome.reason}), so the sandbox ended it.`);
    case 'exited':
      return {
        type: 'failed',
        error: {
          kind: 'bug',
          message: `The run of the fitness ${name} failed because of a fault in OptimizeHub: its guest ended with code ${outcome.code} and no result.`,
          trace: outcome.stderr,
        },
      };
    case 'killed':
      return { type: 'lost', reason: 'its guest was ended from outside' };
    case 'infrastructure':
      return { type: 'lost', reason: outcome.reason };
  }
}

function failureOf(error: unknown): RunEvent {
  // Told by its name: the bundle that throws it has a class of its own.
  if (error instanceof Error && error.name === 'SandboxError')
    return { type: 'failed', error: { kind: 'user', message: error.message } };
  const { message, stack } = error instanceof Error ? error : new Error(String(error));
  const fault: TaskError = {
    kind: 'bug',
    message: `The sandbox could not be used: ${message}`,
    ...(stack ? { trace: stack } : {}),
  };
  return { type: 'failed', error: fault };
}

function ignore(): void {
  // Whoever asked for it was told.
}
