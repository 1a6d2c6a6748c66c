/** Worker thread of the quality benchmark: one job after another. */
import { parentPort } from 'node:worker_threads';
import { type QualityJob, runQualityJob } from './quality-run.ts';

parentPort?.on('message', (job: QualityJob) => parentPort?.postMessage(runQualityJob(job, () => performance.now())));
