import { nanoid } from 'nanoid';
import type { EngineClient } from '../engine/client/engine-client.ts';
import type { Finding } from '../engine/config/config.ts';
import { isFinal, type Task } from '../engine/tasks/task.ts';
import { saidBy, say, together } from '../sandbox/sentence.ts';
import { CellError, type FindingSource } from './cell-error.ts';
import { reasonOf } from './engine-calls.ts';
import { faultsOf, placed, stumblesOf } from './fitness-faults.ts';
import { originOf } from './fitness-origin.ts';
import { lines } from './lines.ts';
import { createRunOutput, type RunOutput, type RunOutputOptions } from './outputs/run-output.ts';
import { showSolution } from './outputs/solution-output.ts';
import type { RunContext } from './run-context.ts';
import { watchGroup } from './watch-group.ts';

/** Follows a group that a cell waits for into its output, to its end. An interrupt cancels the tasks. */
export async function follow(
  engine: EngineClient,
  group: string,
  tasks: readonly Task[],
  { fitness, ...place }: { readonly displayId: string; readonly attached: boolean; readonly fitness?: FindingSource | undefined },
  context: RunContext,
): Promise<void> {
  const { clock, drawPng, observe, interrupted, emit, link } = context;
  const marks = marksOf(fitness, stumblesOf);
  const output = createRunOutput({ ...place, ...marks, tasks, clock, drawPng, publish: emit });
  observe?.(tasks);
  let current = engine;
  const cancelAll = async () => void (await Promise.all(tasks.map((task) => current.cancel(task.id))));
  const cancelled = whenAborted(interrupted, cancelAll);
  let final: readonly Task[];
  try {
    const onTask = (task: Task): void => {
      output.update(task);
      observe?.(output.tasks());
    };
    const onEngine = (next: EngineClient): void => {
      current = next;
    };
    final = await watchGroup({ link, engine, group, onTask, unless: cancelled.done, onEngine });
  } catch (error) {
    output.abandon();
    throw error;
  } finally {
    cancelled.forget();
  }
  await finish(output, final, context);
  if (interrupted.aborted && final.some((task) => task.state === 'REVOKED')) throw interruptedError();
  throwIfFailed(final, fitness);
}

/** Keeps the output of a group that no cell waits for up to date, to its end. Failed tasks are told by the output alone. */
export async function followInBackground(
  engine: EngineClient,
  group: string,
  tasks: readonly Task[],
  { displayId, fitness }: { readonly displayId: string; readonly fitness?: FindingSource | undefined },
  context: RunContext,
): Promise<void> {
  const { clock, drawPng, emit, link, ended } = context;
  const marks = marksOf(fitness, (now, text) => [...stumblesOf(now, text), ...faultsOf(now, text)]);
  const output = createRunOutput({ displayId, attached: true, background: true, ...marks, tasks, clock, drawPng, publish: emit });
  const final = await watchGroup({ link, engine, group, onTask: (task) => output.update(task), signal: ended });
  await finish(output, final, context);
}

/** What an output tells of the source of its fitness, where that is known. */
export function marksOf(
  fitness: FindingSource | undefined,
  find: (tasks: readonly Task[], text: string) => readonly Finding[] = () => [],
): Pick<RunOutputOptions, 'stumblesOf' | 'fitness'> {
  if (fitness === undefined) return {};
  return {
    fitness: originOf(fitness),
    stumblesOf(now) {
      const findings = find(now, fitness.text);
      return findings.length > 0 ? placed(findings, fitness) : undefined;
    },
  };
}

async function finish(output: RunOutput, final: readonly Task[], { drawPng, emit }: RunContext): Promise<void> {
  for (const task of final) output.update(task);
  try {
    await output.finish();
    await showSolution(final, nanoid(), drawPng, emit);
  } catch (error) {
    // The result is shown already; only viewers that draw no Vega-Lite miss something.
    emit('stream', lines('stderr', [say('The picture of the chart could not be drawn: {0}', reasonOf(error))]));
  }
}

/** Calls `action` when the signal is aborted or has been; `done` rejects when the action does and else waits with it. */
function whenAborted(
  signal: AbortSignal,
  action: () => Promise<void>,
): { readonly done: Promise<void>; readonly forget: () => void } {
  let act: () => void = () => undefined;
  const done = new Promise<void>((resolve, reject) => {
    act = () => void action().then(resolve, reject);
    if (signal.aborted) act();
    else signal.addEventListener('abort', act, { once: true });
  });
  return { done, forget: () => signal.removeEventListener('abort', act) };
}

function throwIfFailed(tasks: readonly Task[], fitness: FindingSource | undefined): void {
  const failed = tasks.filter((task) => isFinal(task.state) && task.state === 'FAILURE');
  if (failed.length === 0) return;
  const reasons = new Map(failed.map(({ error }) => [error?.message, error ? saidBy(error) : unexplained]));
  const why = together([...reasons.values()]);
  const findings = fitness ? faultsOf(failed, fitness.text) : [];
  throw new CellError(
    'TaskFailed',
    failed.length === tasks.length ? why : say('{0} of {1} tasks failed: {2}', failed.length, tasks.length, why),
    findings.length > 0 ? findings : undefined,
    undefined,
    fitness,
  );
}

const unexplained = say('The task failed without saying why.');

/** What ends a cell that was interrupted. */
export const interruptedError = () =>
  new CellError('Interrupted', say('The cell was interrupted; the output shows the best so far.'));
