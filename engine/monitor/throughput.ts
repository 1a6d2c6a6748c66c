import { type FinalState, isFinal, type Task } from '../tasks/task.ts';
import type { EndedTasks, TaskStore } from '../tasks/task-store.ts';

/** Which time is asked for, up to now, and in how many bars. */
export interface ThroughputQuery {
  readonly minutes: number;
  readonly bars: number;
}

/** What was done in each of several equal spans of time. */
export interface Throughput {
  /** Of one bar. */
  readonly barMs: number;
  /** Oldest first; the last one is not over yet. */
  readonly bars: readonly ThroughputBar[];
}

export interface ThroughputBar {
  /** When it begins, in milliseconds since the epoch; a multiple of `barMs`. */
  readonly at: number;
  /** Tasks that ended, by how. */
  readonly ended: Readonly<Record<FinalState, number>>;
  /** Those of a task are spread evenly over the time from its last start to its end, or to now. */
  readonly evaluations: number;
}

/** Ticks of one bar: how finely the ends of runs are told apart. */
const ticksPerBar = 6;

/** Reads from the store, so that it knows of other engines before this one. @param now milliseconds since the epoch */
export async function readThroughput(
  store: Pick<TaskStore, 'ended'>,
  running: readonly Task[],
  { minutes, bars }: ThroughputQuery,
  now: number,
): Promise<Throughput> {
  const tickMs = Math.max(1, Math.round((minutes * 60_000) / bars / ticksPerBar));
  const barMs = tickMs * ticksPerBar;
  const first = (Math.floor(now / barMs) - bars + 1) * barMs;
  const ended = await store.ended(first, tickMs);
  return { barMs, bars: throughputBars({ ended, running, first, tickMs, bars, now }) };
}

/** Puts what ended, and what runs, into bars of {@link ticksPerBar} ticks. */
export function throughputBars(options: {
  readonly ended: readonly EndedTasks[];
  readonly running: readonly Task[];
  /** Beginning of the first bar. */
  readonly first: number;
  readonly tickMs: number;
  readonly bars: number;
  readonly now: number;
}): ThroughputBar[] {
  const { ended, running, first, tickMs, bars, now } = options;
  const firstTick = first / tickMs;
  const barOf = (tick: number): number => Math.floor((tick - firstTick) / ticksPerBar);
  const counts = Array.from({ length: bars }, () => ({ SUCCESS: 0, FAILURE: 0, REVOKED: 0 }));
  const evaluations = new Array<number>(bars).fill(0);
  const spread = (from: number, to: number, total: number): void => {
    for (let tick = Math.max(from, firstTick); tick <= to; tick++) evaluations[barOf(tick)] += total / (to - from + 1);
  };
  for (const { state, started, finished, tasks, evaluations: total } of ended) {
    const bar = counts[barOf(finished)];
    if (bar === undefined || !isFinal(state)) continue; // ended just now, after the clock was read
    bar[state] += tasks;
    spread(started ?? finished, finished, total);
  }
  for (const { startedAt, state, progress } of running)
    if (state === 'STARTED' && startedAt !== undefined && progress)
      spread(Math.floor(startedAt / tickMs), Math.floor(now / tickMs), progress.evaluations);
  return counts.map((count, k) => ({
    at: first + k * tickMs * ticksPerBar,
    ended: count,
    evaluations: evaluations[k] ?? 0,
  }));
}
