import type { Worker } from 'node:worker_threads';
import type { WorkerUsage } from '../monitor/overview.ts';

/** A thread that does not answer within this is not measured; it may be inside one long native call. */
const patienceMs = 500;

/**
 * CPU time of a thread, and its heap with what it holds outside of it. Node before 22.18 cannot tell the CPU time of a thread;
 * the time that its event loop was busy stands in, which is more where threads wait for a core.
 */
export async function threadUsage(worker: Worker): Promise<WorkerUsage | undefined> {
  const [cpuMs, memoryBytes] = await Promise.all([cpuOf(worker), memoryOf(worker)]);
  return worker.threadId === -1 ? undefined : { kind: 'thread', cpuMs, memoryBytes };
}

async function cpuOf(worker: Worker): Promise<number | null> {
  if (typeof worker.cpuUsage !== 'function') return worker.performance.eventLoopUtilization().active;
  const usage = await answered(worker.cpuUsage());
  return usage && (usage.user + usage.system) / 1000;
}

async function memoryOf(worker: Worker): Promise<number | null> {
  if (typeof worker.getHeapStatistics !== 'function') return null;
  const heap = await answered(worker.getHeapStatistics());
  return heap && heap.total_heap_size + heap.external_memory;
}

/** Null when the thread ends before it answers, or is not quick enough. */
function answered<T>(answer: Promise<T>): Promise<T | null> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve(null), patienceMs);
    answer.then(resolve, () => resolve(null)).finally(() => clearTimeout(timer));
  });
}
