/** Opens a guest that never ends, or lets one wait, for a test that kills this process: node orphaning-owner.ts GUESTS embedded | prewarmed. */
import Docker from 'dockerode';
import { jobOf, testContainers } from '../testing.ts';
import { EmbeddedSandbox } from './embedded.ts';

const [guests = '', kind] = process.argv.slice(2);
const sandbox = kind === 'embedded' ? new EmbeddedSandbox({ guests }) : await testContainers(guests);
const job = { ...jobOf('function fitness() { for (;;); }'), labels: { test: 'orphan' } };
if (kind === 'prewarmed') await sandbox?.prewarm(job);
else (await sandbox?.open(job))?.send({ points: [[1]] });
if (kind === 'embedded') process.send?.('started');
else {
  const [container] = await new Docker().listContainers({ filters: { label: ['test=orphan'] } });
  process.send?.(container?.Id);
}
