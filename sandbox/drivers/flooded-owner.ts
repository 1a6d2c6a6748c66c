/** Measures by how much a process grows that opens a guest which floods it: node --expose-gc flooded-owner.ts GUESTS PROGRAM SECONDS [unread]. */
import { setTimeout as delay } from 'node:timers/promises';
import { jobOf, testContainers } from '../testing.ts';
import type { ContainerSandbox } from './container.ts';

const [guests = '', program = '', seconds, unread] = process.argv.slice(2);
const containers = await testedContainers();

async function testedContainers(): Promise<ContainerSandbox> {
  const found = await testContainers(guests);
  if (found === undefined) throw new Error('Expected a container engine that answers.');
  return found;
}

/** @returns how the guest ended and by how much this process grew at most, in MiB */
async function open(code: string): Promise<{ kind: string; grownMiB: number }> {
  const accepts = (message: unknown): boolean => typeof message === 'object' && message !== null && 'ok' in message;
  globalThis.gc?.();
  const before = process.memoryUsage.rss();
  let peak = before;
  const session = await containers.open({ ...jobOf('', { seconds: Number(seconds) }, code), accepts });
  session.send({});
  if (unread === undefined) void drain(session.messages);
  let isOver = false;
  const ended = session.ended.finally(() => (isOver = true));
  for (; !isOver; await delay(2)) peak = Math.max(peak, process.memoryUsage.rss());
  return { kind: (await ended).kind, grownMiB: (peak - before) / 2 ** 20 };
}

/** As an engine does, which keeps none of them. */
async function drain(messages: AsyncIterable<unknown>): Promise<void> {
  for await (const _ of messages);
}

await open('export function main({ send }) { send({ ok: 1 }); }'); // what is loaded with the first guest is not the flood's
process.send?.(await open(program));
process.disconnect();
