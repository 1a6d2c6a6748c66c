/** Opens a guest that never ends, for a test that kills this process: node orphaning-owner.ts GUESTS. */
import Docker from 'dockerode';
import { jobOf, testContainers } from '../testing.ts';

const sandbox = await testContainers(process.argv[2] ?? '');
const session = await sandbox?.open({ ...jobOf('function fitness() { for (;;); }'), labels: { test: 'orphan' } });
session?.send({ points: [[1]] });
const [container] = await new Docker().listContainers({ filters: { label: ['test=orphan'] } });
process.send?.(container?.Id);
