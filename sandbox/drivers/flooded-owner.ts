/** Measures by how much a process grows that opens a guest which floods it: node --expose-gc flooded-owner.ts GUESTS PROGRAM SECONDS [unread]. */
import { finish, jobOf, testContainers } from '../testing.ts';

const [guests = '', program = '', seconds, isUnread] = process.argv.slice(2);
const sandbox = await testContainers(guests);
if (sandbox === undefined) throw new Error('Expected a container engine that answers.');
const accepts = (message: unknown): boolean => typeof message === 'object' && message !== null && 'ok' in message;

/** @returns how the guest ended and the growth of this process in MiB */
async function open(code: string): Promise<{ kind: string; grownMiB: number }> {
  globalThis.gc?.();
  const before = process.memoryUsage.rss();
  const session = await sandbox?.open({ ...jobOf('', { seconds: Number(seconds) }, code), accepts });
  if (session && isUnread) session.send({});
  const outcome = isUnread ? await session?.ended : session && (await finish(session))[1];
  return { kind: outcome?.kind ?? '', grownMiB: (process.memoryUsage.rss() - before) / 2 ** 20 };
}

await open('export function main() {}'); // what is loaded with the first guest is not the flood's
process.send?.(await open(program));
process.disconnect();
