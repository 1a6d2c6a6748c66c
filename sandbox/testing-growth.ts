import { setTimeout as delay } from 'node:timers/promises';
import type { Sandbox } from './sandbox.ts';

/** How a guest ended, and by how much the memory of this process grew meanwhile at most. */
export interface Growth {
  readonly outcome: string;
  readonly grownMiB: number;
}

/**
 * Opens a guest and measures this process, which is to be started with --expose-gc, until that has ended.
 * @param isRead whether its messages are taken, as an engine does, which keeps none of them
 */
export async function growthBy(sandbox: Sandbox, job: Parameters<Sandbox['open']>[0], isRead: boolean): Promise<Growth> {
  globalThis.gc?.();
  const before = process.memoryUsage.rss();
  let peak = before;
  const session = await sandbox.open(job);
  session.send({});
  let isOver = false;
  const ended = session.ended.finally(() => (isOver = true));
  if (isRead) void drain(session.messages);
  for (; !isOver; await delay(2)) peak = Math.max(peak, process.memoryUsage.rss());
  return { outcome: (await ended).kind, grownMiB: (peak - before) / 2 ** 20 };
}

async function drain(messages: AsyncIterable<unknown>): Promise<void> {
  for await (const _ of messages);
}

/** What these guests say to their host. */
export const isOk = (message: unknown): boolean => typeof message === 'object' && message !== null && 'ok' in message;
