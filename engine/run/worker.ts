/** Entry of a worker thread: runs one task after another on built-in problems. */
import { hrtime } from 'node:process';
import { parentPort } from 'node:worker_threads';
import { findAlgorithm } from '../algorithms/index.ts';
import { chosenProblem } from '../config/chosen-problem.ts';
import type { TaskError } from '../tasks/task.ts';
import { Pace } from './pace.ts';
import { Run } from './run.ts';
import type { StartRun, WorkerMessage } from './worker-messages.ts';

/** At most ten progress messages a second. */
const progressIntervalMs = 100;
/** Milliseconds. */
const now = (): number => Number(hrtime.bigint() / 1000n) / 1000;

const port = parentPort;
if (port === null) throw new Error('A run worker is started as a worker thread.');
const post = (message: WorkerMessage): void => port.postMessage(message);

port.on('message', (start: StartRun) => {
  try {
    post({ type: 'ended', result: execute(start) });
  } catch (error) {
    post({ type: 'failed', error: bug(error) });
  }
});

function execute({ spec, cancel }: StartRun) {
  const algorithm = findAlgorithm(spec.algorithm.name);
  const chosen = chosenProblem(spec.problem);
  if (algorithm === undefined || chosen === undefined)
    throw new Error(`No algorithm or problem of that name: ${spec.algorithm.name}, ${JSON.stringify(spec.problem.source)}.`);
  const { objective, decode } = chosen.problem.at(spec.problem.dimensions, chosen.instance);
  const flag = new Int32Array(cancel);
  const run = new Run({ spec, algorithm, objective, now, isCancelled: () => Atomics.load(flag, 0) !== 0 });
  // The first progress goes out with the first population, so that a chart appears at once.
  const pace = new Pace(now);
  let reportAt = 0;
  while (run.stopReason === undefined) {
    run.advance();
    if (!pace.isDue()) continue;
    const time = now();
    if (time < reportAt || run.stopReason !== undefined) continue;
    post({ type: 'progress', progress: run.progress() });
    reportAt = time + progressIntervalMs;
  }
  const result = run.result();
  return decode && result.best_solution ? { ...result, decoded: decode(result.best_solution) } : result;
}

function bug(error: unknown): TaskError {
  const cause = error instanceof Error ? error : new Error(String(error));
  return {
    kind: 'bug',
    message: `The run failed because of a fault in OptimizeHub: ${cause.message}`,
    ...(cause.stack ? { trace: cause.stack } : {}),
  };
}
