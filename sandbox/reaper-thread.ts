/** A thread that removes what ended processes left behind, and then tells what became of it. Its data: the folder of `GuestPlaces`. */
import { parentPort, workerData } from 'node:worker_threads';
import { reapPlaces } from './drivers/reap-places.ts';

parentPort?.postMessage(await reapPlaces(workerData));
