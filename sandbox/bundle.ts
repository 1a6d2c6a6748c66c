/** What is built into `sandbox.mjs`: loaded by who needs a sandbox, when it does, because it doubles the time a process takes to start. */
export { examine, examineEngine } from './doctor.ts';
export { forgetCleared } from './drivers/cleared-places.ts';
export { findDocker } from './drivers/docker.ts';
export { evaluatePoints } from './evaluate/evaluate-points.ts';
export { examineEmbedded, examineGuests } from './examine-guests.ts';
export { findSandbox } from './find-sandbox.ts';
export { ensureImage } from './images/ensure-image.ts';
export { checkFitness } from './validate/check-fitness.ts';
export { readSourceFile } from './validate/source-file.ts';
export { withoutScan } from './validate/without-scan.ts';
