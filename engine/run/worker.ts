/** Entry of a worker thread: runs one task after another on built-in problems. */
import { hrtime } from 'node:process';
import { deserialize, serialize } from 'node:v8';
import { parentPort } from 'node:worker_threads';
import { say, withMessage } from '../../sandbox/sentence.ts';
import { findAlgorithm } from '../algorithms/index.ts';
import { chosenProblem } from '../config/chosen-problem.ts';
import type { TaskError } from '../tasks/task.ts';
import { drive } from './drive.ts';
import { Run, type RunContext, type RunState } from './run.ts';
import type { StartRun, WorkerMessage } from './worker-messages.ts';

/** Milliseconds. */
const now = (): number => Number(hrtime.bigint() / 1000n) / 1000;

const port = parentPort;
if (port === null) throw new Error('A run worker is started as a worker thread.');
const post = (message: WorkerMessage, moved: ArrayBuffer[] = []): void => port.postMessage(message, moved);

port.on('message', (start: StartRun) => {
  try {
    post({ type: 'ended', result: execute(start) });
  } catch (error) {
    post({ type: 'failed', error: bug(error) });
  }
});

function execute({ spec, cancel, resume }: StartRun) {
  const algorithm = findAlgorithm(spec.algorithm.name);
  const chosen = chosenProblem(spec.problem);
  if (algorithm === undefined || chosen === undefined)
    throw new Error(`No algorithm or problem of that name: ${spec.algorithm.name}, ${JSON.stringify(spec.problem.source)}.`);
  const { objective, decode } = chosen.problem.at(spec.problem.dimensions, chosen.instance);
  const flag = new Int32Array(cancel);
  const run = begin({ spec, algorithm, objective, now, isCancelled: () => Atomics.load(flag, 0) !== 0 }, resume);
  drive(run, now, {
    progress: () => post({ type: 'progress', progress: run.progress() }),
    checkpoint: () => postCheckpoint(run),
  });
  const result = run.result();
  return decode && result.best_solution ? { ...result, decoded: decode(result.best_solution) } : result;
}

/** A checkpoint that cannot be read costs the work before it, and not the run: the same seed leads to the same numbers. */
function begin(context: RunContext, resume: Uint8Array | undefined): Run {
  if (resume === undefined) return new Run(context);
  try {
    const run = new Run(context);
    run.restore(deserialize(resume) as RunState); // what postCheckpoint wrote; the engine checked the version
    return run;
  } catch (error) {
    post({ type: 'began-anew', reason: String(error) });
    return new Run(context);
  }
}

/** Not JSON: structured clones keep every bit, such as the sign of zero, and take a tenth of the time. */
function postCheckpoint(run: Run): void {
  const state = run.state();
  const bytes = new Uint8Array(serialize(state));
  post({ type: 'checkpoint', state: bytes, evaluations: state.evaluations, seconds: state.seconds }, [bytes.buffer]);
}

function bug(error: unknown): TaskError {
  const cause = error instanceof Error ? error : new Error(String(error));
  return {
    kind: 'bug',
    ...withMessage(say('The run failed because of a fault in OptimizeHub: {0}', cause.message)),
    ...(cause.stack ? { trace: cause.stack } : {}),
  };
}
