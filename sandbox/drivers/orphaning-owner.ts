/** Opens a guest that never ends, for a test that kills this process: node orphaning-owner.ts GUESTS DRIVER. */
import Docker from 'dockerode';
import { jobOf, testContainers } from '../testing.ts';
import { EmbeddedSandbox } from './embedded.ts';

const [guests = '', driver] = process.argv.slice(2);
const sandbox = driver === 'embedded' ? new EmbeddedSandbox({ guests }) : await testContainers(guests);
const session = await sandbox?.open({ ...jobOf('function fitness() { for (;;); }'), labels: { test: 'orphan' } });
session?.send({ points: [[1]] });
if (driver === 'embedded') process.send?.('started');
else {
  const [container] = await new Docker().listContainers({ filters: { label: ['test=orphan'] } });
  process.send?.(container?.Id);
}
