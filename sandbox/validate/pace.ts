/** How tests hold the scan to its speed: never in ms, which are the machine's, but against a peer that the same process runs. */
import assert from 'node:assert/strict';
import { processorTimeMs } from './processor-time.ts';

/** What one call of something takes of processors, in ms. */
export type Cost = () => number;

/** The clock of processor time ticks as seldom as every 10 ms on some machines: short work is done until it has taken this. */
const measurableMs = 100;
const maxAttempts = 3;

export const costOf =
  (work: () => unknown, of: 'thread' | 'process' = 'thread'): Cost =>
  () => {
    const start = processorTimeMs(of);
    for (let calls = 1; ; calls++) {
      work();
      const spentMs = processorTimeMs(of) - start;
      if (spentMs >= measurableMs) return spentMs / calls;
    }
  };

/** A peer is timed where it is first asked for, and again only where the machine may have become another since. */
export class Peer {
  private readonly cost: Cost;
  private ms: number | undefined;

  constructor(cost: Cost) {
    this.cost = cost;
  }

  measure(): number {
    this.ms = Math.min(this.cost(), this.cost());
    return this.ms;
  }

  last(): number {
    return this.ms ?? this.measure();
  }
}

/** Passes as soon as the work takes at most so many times what the peer takes. */
export function assertKeepsPace(work: Cost, peer: Peer, times: number): void {
  const ratios: number[] = [];
  while (ratios.length < maxAttempts) {
    const ratio = work() / (ratios.length === 0 ? peer.last() : peer.measure());
    if (ratio <= times) return;
    ratios.push(ratio);
  }
  const got = ratios.map((ratio) => ratio.toFixed(1)).join(', ');
  assert.fail(`Expected at most ${times} times what the peer takes, got ${got} times.`);
}
