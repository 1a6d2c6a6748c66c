/** A thread that removes what ended processes left behind, and then tells how many containers that were. */
import { parentPort } from 'node:worker_threads';
import { connectDocker } from './drivers/docker.ts';
import { removeOrphanedFiles } from './drivers/guest-files.ts';
import { reapOrphans } from './drivers/orphans.ts';

const docker = await connectDocker();
if (docker === undefined) await removeOrphanedFiles();
parentPort?.postMessage(docker === undefined ? 0 : await reapOrphans(docker));
