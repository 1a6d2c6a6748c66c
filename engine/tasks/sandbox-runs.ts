import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { GuestPlaces } from '../../sandbox/drivers/guest-places.ts';
import { fitnessFile, type Job, type Limits, type Outcome, type Sandbox, type Session } from '../../sandbox/sandbox.ts';
import { inEnglish, type Sentence } from '../../sandbox/sentence.ts';
import type { WorkerUsage } from '../monitor/overview.ts';
import { type GuestMessage, type GuestStart, isGuestMessage } from '../run/guest-messages.ts';
import { sayWithPlace, withPlace } from './fitness-place.ts';
import { FoundSandboxes } from './found-sandboxes.ts';
import type { ResumePoint, RunEvent, RunHandle } from './run-pool.ts';
import { failed, failedAt, failureOf } from './sandbox-failures.ts';
import type { FitnessSpec, RunResult, RunSentences, TaskSpec } from './task.ts';

/** Share of the wall-clock limit, and longest time, that is left to a run for ending by itself with its result. */
const marginShare = 0.1;
const longestMarginSeconds = 1;
/** What a run is given that has nothing left of its hard limit: enough to start and say how it stands. */
const shortestSeconds = 0.1;

export interface SandboxRunsOptions {
  /** Where the built guests and `run-guest.mjs` lie. */
  readonly guests: string;
  /** Keeps where they are started. */
  readonly places: Pick<GuestPlaces, 'remember'>;
}

/** Runs tasks with a custom fitness, each in a guest of its own. */
export class SandboxRuns {
  private readonly options: SandboxRunsOptions;
  private readonly sandboxes: FoundSandboxes;
  /** Guests that are being started for a task. */
  private starting = 0;
  private readonly sessions = new Set<Session>();
  private program: Uint8Array | undefined;
  private isAwaited = true;
  private isClosed = false;

  constructor(options: SandboxRunsOptions) {
    this.options = options;
    this.sandboxes = new FoundSandboxes(options);
  }

  /** @param fitness of the task, with its code */
  run(spec: TaskSpec, fitness: FitnessSpec, listen: (event: RunEvent) => void, resume?: ResumePoint): RunHandle {
    const guest = new GuestRun(listen);
    void this.start(spec, fitness, guest, resume).catch((error: unknown) => guest.end(failureOf(error)));
    return { cancel: () => guest.cancel(), usage: () => guest.usage() };
  }

  private async start(spec: TaskSpec, fitness: FitnessSpec, guest: GuestRun, resume: ResumePoint | undefined): Promise<void> {
    const isOver = (): boolean => guest.isOver || this.isClosed;
    const wanted = { ...fitness, isResumed: resume !== undefined };
    const found = await this.sandboxes.find(wanted, { prepare: (sentence) => guest.prepare(sentence), isOver });
    if (found === undefined) return;
    const { sandbox, reason } = found;
    this.program ??= readFileSync(path.join(this.options.guests, 'run-guest.mjs'));
    const { language } = fitness;
    const limits = wallOf(spec, fitness, resume);
    const job: Job = {
      language,
      program: this.program,
      files: { [fitnessFile(language)]: fitness.code },
      limits,
      accepts: (message) => isGuestMessage(message, spec.problem.dimensions),
    };
    this.starting++;
    const session = await found.opening(job).finally(() => this.starting--);
    this.sessions.add(session);
    try {
      if (this.isClosed) await session.kill();
      guest.prepare(null);
      session.send({
        spec: inside(spec, limits),
        resume: resume ? Buffer.from(resume.state).toString('base64') : null,
        inBatches: sandbox.name === 'embedded' || fitness.language === 'python',
      } satisfies GuestStart);
      const outcome = await guest.follow(session, {
        sandbox: { sandbox: sandbox.name, ...(reason ? { reason } : {}) },
        fitness,
        limits,
        onUnderWay: () => this.prewarm(sandbox, job),
      });
      if (outcome.kind === 'infrastructure') found.forget();
    } finally {
      this.sessions.delete(session);
      this.prewarm(sandbox, job);
    }
  }

  /** Readies a guest for the next task like this one, once it takes no time from the start of another. */
  private prewarm(sandbox: Sandbox, job: Job): void {
    if (this.starting === 0 && this.isAwaited && !this.isClosed) void sandbox.prewarm(job);
  }

  /** Whether anybody is there who may start another task: for nobody, no guest waits. */
  setAwaited(isAwaited: boolean): void {
    this.isAwaited = isAwaited;
    if (!isAwaited) void this.sandboxes.rest();
  }

  /** True while a guest is being started for a task, also after the close. */
  get isStarting(): boolean {
    return this.starting > 0;
  }

  async close(): Promise<void> {
    this.isClosed = true;
    await Promise.all([this.sandboxes.close(), ...[...this.sessions].map((session) => session.kill())]);
  }
}

/** Where it ran, and why it was not where others ran before. */
interface RanIn {
  readonly sandbox: Sandbox['name'];
  readonly reason?: Sentence;
}

/** A run as its guest is followed. */
interface Followed {
  readonly sandbox: RanIn;
  readonly fitness: FitnessSpec;
  /** Of this attempt. */
  readonly limits: Limits;
  /** The guest has said something: the machine has time for others. */
  readonly onUnderWay: () => void;
}

/** The run of one guest, from the first message to the last. Ends once, whatever happens. */
class GuestRun {
  private readonly listen: (event: RunEvent) => void;
  private session: Session | undefined;
  private latest: Extract<GuestMessage, { type: 'progress' }> | undefined;
  private kind: WorkerUsage['kind'] = 'sandbox';
  private isCancelled = false;
  isOver = false;

  constructor(listen: (event: RunEvent) => void) {
    this.listen = listen;
  }

  /** Tells what it waits for; null: for nothing any more. */
  prepare(sentence: Sentence | null): void {
    if (!this.isOver) this.listen({ type: 'preparing', sentence });
  }

  async follow(session: Session, { sandbox, fitness, limits, onUnderWay }: Followed): Promise<Outcome> {
    this.session = session;
    this.kind = sandbox.sandbox;
    if (this.isCancelled) void session.kill();
    let answer: RunEvent | undefined;
    for await (const message of session.messages) {
      if (this.latest === undefined) onUnderWay();
      answer = this.hear(message as GuestMessage, sandbox, fitness.name) ?? answer; // `accepts` let it through
    }
    const outcome = await session.ended;
    if (this.isCancelled) this.end(this.cancelled(sandbox, fitness.name));
    else if (answer && outcome.kind === 'exited' && outcome.code === 0) this.end(answer);
    else if (outcome.kind === 'out-of-time')
      this.end({ type: 'overran', limit: limits.seconds < fitness.limits.seconds ? 'hard_seconds' : 'sandbox' });
    else this.end(failed(outcome, fitness));
    return outcome;
  }

  /** @returns the event that ends the run, where the message is one */
  private hear(message: GuestMessage, sandbox: RanIn, name: string): RunEvent | undefined {
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
        return { type: 'ended', result: told(message.result, sandbox, name) };
      case 'failed':
        return failedAt(message, name);
    }
  }

  async usage(): Promise<WorkerUsage | undefined> {
    const used = await this.session?.usage?.();
    return this.isOver ? undefined : { kind: this.kind, cpuMs: used?.cpuMs ?? null, memoryBytes: used?.memoryBytes ?? null };
  }

  cancel(): void {
    this.isCancelled = true;
    if (this.session) void this.session.kill();
    else this.end({ type: 'killed' });
  }

  /** The best so far, as the guest last told it. */
  private cancelled(sandbox: RanIn, name: string): RunEvent {
    if (this.latest === undefined) return { type: 'killed' };
    const { type: _, progress, ...standing } = this.latest;
    return { type: 'ended', result: told({ ...progress, ...standing, stop_reason: 'cancelled' }, sandbox, name) };
  }

  end(event: RunEvent): void {
    if (this.isOver) return;
    this.isOver = true;
    this.listen(event);
  }
}

/** What a guest tells of its result, with where it ran, and where in the source of that name the first failure was. */
function told(result: RunResult, { sandbox, reason }: RanIn, name: string): RunResult {
  const { first_failure, first_failure_place: place } = result;
  const { first_failure: failure, ...rest } = result.sentences ?? {};
  const sentences: RunSentences = {
    ...rest,
    ...(failure ? { first_failure: sayWithPlace(failure, name, place) } : {}),
    ...(reason ? { sandbox_reason: reason } : {}),
  };
  return {
    ...result,
    ...(first_failure === undefined ? {} : { first_failure: withPlace(first_failure, name, place) }),
    sandbox,
    ...(reason ? { sandbox_reason: inEnglish(reason) } : {}),
    ...(Object.keys(sentences).length > 0 ? { sentences } : {}),
  };
}

/** The hard limit of the task ends a run from outside too, where it comes first. */
function wallOf({ limits }: TaskSpec, fitness: FitnessSpec, resume: ResumePoint | undefined): Limits {
  const left = Math.max(shortestSeconds, limits.hard_seconds - (resume?.seconds ?? 0));
  return { ...fitness.limits, seconds: Math.min(fitness.limits.seconds, left) };
}

/** The spec as a guest needs it: without the code, and with a soft limit that comes before the wall. */
function inside(spec: TaskSpec, limits: Limits): TaskSpec {
  const { fitness: _, ...rest } = spec;
  const wall = limits.seconds - Math.min(longestMarginSeconds, marginShare * limits.seconds);
  return { ...rest, limits: { ...spec.limits, soft_seconds: Math.min(spec.limits.soft_seconds, wall) } };
}
