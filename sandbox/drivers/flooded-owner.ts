/** Tells by how much a process grows that opens a guest: node --expose-gc flooded-owner.ts GUESTS PROGRAM SECONDS [unread]. */
import { jobOf, testContainers } from '../testing.ts';
import { growthBy, isOk } from '../testing-growth.ts';

const [guests = '', program = '', seconds, unread] = process.argv.slice(2);
const sandbox = await testContainers(guests);
if (sandbox === undefined) throw new Error('Expected a container engine that answers.');
const job = (code: string) => ({ ...jobOf('', { seconds: Number(seconds) }, code), accepts: isOk });
// What is loaded with the first guest is not the flood's.
await growthBy(sandbox, job('export function main({ send }) { send({ ok: 1 }); }'), true);
process.send?.(await growthBy(sandbox, job(program), unread === undefined));
process.disconnect();
