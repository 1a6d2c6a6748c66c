import { nanoid } from 'nanoid';
import type { EngineClient } from '../engine/client/engine-client.ts';
import { EngineError } from '../engine/client/errors.ts';
import type { Finding } from '../engine/config/config.ts';
import { parseConfig } from '../engine/config/parse.ts';
import type { SandboxSettings, SubmittedFitness } from '../engine/tasks/fitness.ts';
import { isFinal, type Task } from '../engine/tasks/task.ts';
import { CellError } from './cell-error.ts';
import type { Clock } from './clock.ts';
import type { EngineLink } from './engine-link.ts';
import type { Contents } from './messages.ts';
import { createRunOutput, type DrawPng } from './outputs/run-output.ts';
import { showSolution } from './outputs/solution-output.ts';

/** Told of all tasks of a group whenever one of them changes. */
export type Observe = (tasks: readonly Task[]) => void;

/** What running a cell may use. */
export interface RunContext {
  readonly emit: <T extends 'execute_input' | 'display_data' | 'update_display_data' | 'stream'>(
    type: T,
    content: Contents[T],
  ) => void;
  readonly link: EngineLink;
  readonly clock: Clock;
  readonly drawPng: DrawPng;
  readonly observe?: Observe;
  readonly interrupted: AbortSignal;
  /** The user's fitness that a config names, or the only one there is; undefined when there is none. @throws CellError */
  readonly findFitness: (reference: string | undefined) => Promise<SubmittedFitness | undefined>;
  /** What the user's settings say of the sandbox now. @throws CellError when they say something that cannot be */
  readonly sandboxSettings: () => SandboxSettings;
}

/** Runs a config cell to its end. */
export async function runConfig(text: string, context: RunContext): Promise<void> {
  // Before the engine is asked: a mistake is told at once and starts nothing.
  const parsed = parseConfig(text);
  if (!parsed.ok) throw configError(parsed.findings);
  const { source } = parsed.config.problem;
  const needsFitness = source === undefined || 'fitness' in source;
  const fitness = needsFitness ? await context.findFitness(source?.fitness) : undefined;
  const custom = fitness ? { fitness, sandbox: context.sandboxSettings() } : {};
  const engine = await reach(context.link);
  if (context.interrupted.aborted) throw interruptedError();
  const submission = await asked(engine.submit({ text, ...custom }));
  if (!submission.ok) throw configError(submission.findings);
  if (submission.findings.length > 0)
    context.emit('stream', {
      name: 'stderr',
      text: submission.findings.map(noteOf).join(''),
    });
  await follow(engine, submission.group, submission.tasks, { displayId: nanoid(), attached: false }, context);
}

/** Follows a group that was begun before into its output. */
export async function runGroup(group: string, displayId: string, context: RunContext): Promise<void> {
  const engine = await reach(context.link);
  const tasks = await asked(engine.group(group));
  if (tasks.length === 0) throw new CellError('RunLost', 'The engine does not know this run any more. Run the cell again.');
  await follow(engine, group, tasks, { displayId, attached: true }, context);
}

async function follow(
  engine: EngineClient,
  group: string,
  tasks: readonly Task[],
  place: { readonly displayId: string; readonly attached: boolean },
  context: RunContext,
): Promise<void> {
  const { clock, drawPng, observe, interrupted, emit, link } = context;
  const output = createRunOutput({ ...place, tasks, clock, drawPng, publish: emit });
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
    final = await watchThroughLosses(link, engine, group, onTask, cancelled.done, (next) => {
      current = next;
    });
  } catch (error) {
    output.abandon();
    throw error;
  } finally {
    cancelled.forget();
  }
  for (const task of final) output.update(task);
  try {
    await output.finish();
    await showSolution(final, nanoid(), drawPng, emit);
  } catch (error) {
    // The result is shown already; only viewers that draw no Vega-Lite miss something.
    emit('stream', { name: 'stderr', text: `The picture of the chart could not be drawn: ${reasonOf(error)}\n` });
  }
  if (interrupted.aborted && final.some((task) => task.state === 'REVOKED')) throw interruptedError();
  throwIfFailed(final);
}

/** Ends of the engine in a row, without a sign of life between them, after which a cell gives up. */
const maxLosses = 3;

/** Watches a group to its end. An engine that dies is followed by the next one, which takes up what the tasks had reached. */
async function watchThroughLosses(
  link: EngineLink,
  first: EngineClient,
  group: string,
  onTask: (task: Task) => void,
  cancelled: Promise<void>,
  onEngine: (engine: EngineClient) => void,
): Promise<readonly Task[]> {
  let engine = first;
  for (let losses = 0; ; ) {
    const hear = (task: Task): void => {
      losses = 0;
      onTask(task);
    };
    try {
      const watched = engine.watch(group, hear);
      const [final] = await Promise.all([watched, Promise.race([cancelled, watched])]);
      return final;
    } catch (error) {
      const isLost = error instanceof EngineError && error.code !== 'refused';
      if (!isLost || ++losses >= maxLosses) return asked(Promise.reject(error));
      engine = await reach(link);
      onEngine(engine);
      if ((await asked(engine.group(group))).length === 0)
        throw new CellError('RunLost', 'The engine ended and does not know this run any more. Run the cell again.');
    }
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

function throwIfFailed(tasks: readonly Task[]): void {
  const failed = tasks.filter((task) => isFinal(task.state) && task.state === 'FAILURE');
  if (failed.length === 0) return;
  const messages = [...new Set(failed.map((task) => task.error?.message ?? 'The task failed without saying why.'))];
  throw new CellError(
    'TaskFailed',
    failed.length === tasks.length
      ? messages.join(' ')
      : `${failed.length} of ${tasks.length} tasks failed: ${messages.join(' ')}`,
  );
}

async function reach(link: EngineLink): Promise<EngineClient> {
  try {
    return await link.client();
  } catch (error) {
    throw new CellError(
      'EngineUnavailable',
      `The engine could not be started: ${reasonOf(error)} Run the cell again; the log of the engine says more.`,
      undefined,
      error,
    );
  }
}

/** Puts the engine's own errors in terms of the cell. */
async function asked<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    if (!(error instanceof EngineError)) throw error;
    if (error.code === 'refused')
      throw new CellError('EngineRefused', `The engine refused: ${reasonOf(error)}`, undefined, error);
    throw new CellError(
      'EngineLost',
      `The engine ended while the cell ran: ${reasonOf(error)} Run the cell again: a new engine starts by itself.`,
      undefined,
      error,
    );
  }
}

function reasonOf(error: unknown): string {
  const reason = error instanceof Error ? error.message : String(error);
  return /[.!?]$/.test(reason) ? reason : `${reason}.`;
}

const noteOf = ({ severity, line, message }: Finding) => `${severity} (line ${line}): ${message}\n`;

const interruptedError = () => new CellError('Interrupted', 'The cell was interrupted; the output shows the best so far.');

const configError = (findings: readonly Finding[]) => {
  const errors = findings.filter((finding) => finding.severity === 'error');
  const first = errors[0];
  const rest = errors.length - 1;
  const message = first
    ? `${first.message} (line ${first.line}, column ${first.column})${rest > 0 ? ` and ${rest} more` : ''}`
    : 'The config is not valid.';
  return new CellError('ConfigError', message, findings);
};
