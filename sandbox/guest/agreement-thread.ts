/** Posts the text that a fitness tells in the interpreter. */
import { parentPort, workerData } from 'node:worker_threads';
import { textOf } from './agreement-text.ts';
import { loadFitness } from './quickjs-fitness.ts';

parentPort?.postMessage(textOf(await loadFitness(workerData.source, 128)));
