/** Prints by how much a host grows while its guest floods it: node --expose-gc sandbox/attacks/measure-floods.ts */
import type { Rate } from '../channel/rate.ts';
import { EmbeddedSandbox } from '../drivers/embedded.ts';
import type { Sandbox } from '../sandbox.ts';
import { buildGuests, jobOf, testContainers } from '../testing.ts';
import { type Growth, growthBy, isOk } from '../testing-growth.ts';
import { flooding, floods } from './floods.ts';

const rates: Readonly<Record<string, Rate | undefined>> = {
  'as a run': undefined,
  'as an evaluation': { messagesPerSecond: 200_000, bytesPerSecond: 64 * 2 ** 20, messageBytes: 2 ** 15 },
};
const guests = await buildGuests();
const containers = await testContainers(guests.folder);
const sandboxes: Sandbox[] = [new EmbeddedSandbox({ guests: guests.folder }), ...(containers ? [containers] : [])];
for (const sandbox of sandboxes) await flood(sandbox, `send({ ok: 1 });`, undefined, true);
let worst = 0;
for (const sandbox of sandboxes)
  for (const [how, rate] of Object.entries(rates))
    for (const isRead of [true, false])
      for (const [what, code] of Object.entries(floods)) {
        const { grownMiB, outcome } = await flood(sandbox, code, rate, isRead);
        worst = Math.max(worst, grownMiB);
        console.log(
          `${sandbox.name.padEnd(9)} ${how.padEnd(16)} ${isRead ? 'read  ' : 'unread'} ${what.padEnd(52)} ${grownMiB.toFixed(1).padStart(6)} MiB  ${outcome}`,
        );
      }
console.log(`at most ${worst.toFixed(1)} MiB`);
await guests.remove();

function flood(sandbox: Sandbox, code: string, rate: Rate | undefined, isRead: boolean): Promise<Growth> {
  return growthBy(sandbox, { ...jobOf('', { seconds: 2 }, flooding(code)), accepts: isOk, ...(rate ? { rate } : {}) }, isRead);
}
