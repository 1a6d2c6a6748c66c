/** A thread that checks one fitness after another: built into `fitness-scan.mjs`. */
import { parentPort } from 'node:worker_threads';
import type { Language } from '../language.ts';
import { checkFitness } from './check-fitness.ts';

export interface ScanRequest {
  readonly language: Language;
  readonly text: string;
}

parentPort?.on('message', ({ language, text }: ScanRequest) => parentPort?.postMessage(checkFitness(language, text)));
