import type { EngineClient } from '../engine/client/engine-client.ts';
import type { SandboxSettings } from '../engine/tasks/fitness.ts';
import { partOf, say } from '../sandbox/sentence.ts';
import { CellError } from './cell-error.ts';
import { classifyCell } from './cells/classify.ts';
import type { FitnessCell } from './cells/fitness-cell.ts';
import { refuseCell } from './cells/refusal.ts';
import { checkText } from './checks/check-text.ts';
import { configsBeside } from './checks/fitness-files.ts';
import type { Clock } from './clock.ts';
import { createComposer } from './compose.ts';
import { drawReply } from './draw-reply.ts';
import { createEngineLink } from './engine-link.ts';
import { runConfig, runGroup } from './execute.ts';
import { createKnownFitness } from './known-fitness.ts';
import { completeReply, inspectReply, surroundingsOf } from './language/jupyter.ts';
import { lines } from './lines.ts';
import type { Message, MessageType } from './messages.ts';
import type { DrawPng } from './outputs/run-output.ts';
import { emptyQueue, type QueueEvent, type RequestQueue, stepQueue } from './request-queue.ts';
import type { Observe, RunContext } from './run-context.ts';
import { type ExamineSandbox, reportOf, thoroughReportOf } from './sandbox-report.ts';
import { readSandboxSettings, type SettingsReading, usable } from './sandbox-settings.ts';
import { type Answer, type Request, serve } from './serve.ts';

export interface KernelOptions {
  readonly send: (message: Message) => void;
  /** Connects to the engine, which it starts when none is there. */
  readonly connectEngine: () => Promise<EngineClient>;
  readonly clock: Clock;
  readonly drawPng: DrawPng;
  /** Draws a chart as SVG; absent where nobody asks for one. */
  readonly drawSvg?: DrawPng;
  /** Told of every state of the tasks that cells run. */
  readonly observe?: Observe;
  /** Where fitness files that configs name are looked for: the current folder by default, nowhere if null. */
  readonly folder?: string | null;
  /** The fitness file of configs that name none. */
  readonly fitnessFile?: string;
  /** What the user's settings say of the sandbox, until a front end says otherwise. */
  readonly sandbox?: SandboxSettings;
  readonly examineSandbox?: ExamineSandbox;
}

/** A Jupyter-shaped kernel: config cells become runs of the engine and their outputs. */
export interface Kernel {
  handle(message: Message): void;
  /** The fitness cells run so far, by cell id or, without one, by position of first run. */
  readonly fitnessCells: ReadonlyMap<string, FitnessCell>;
  /** Lets go of the engine; what runs there goes on. */
  dispose(): Promise<void>;
}

type ExecuteRequest = Message<'execute_request'>;

/** What to do with each message that a front end may send. */
type Handlers = { readonly [T in Extract<MessageType, `${string}_request`>]: (message: Message<T>) => void };

/** A kernel that has not run anything yet. */
export function createKernel(options: KernelOptions): Kernel {
  const { send, clock, drawPng, observe } = options;
  const compose = createComposer(clock);
  const link = createEngineLink(options.connectEngine);
  const known = createKnownFitness(options.folder === null ? undefined : (options.folder ?? '.'), options.fitnessFile);
  const ended = new AbortController();
  const interruptible = new Set<AbortController>();
  let settings: SettingsReading = { ok: true, settings: options.sandbox ?? {} };
  let queue: RequestQueue<ExecuteRequest> = emptyQueue;

  const answer: Answer = (parent, type, content) => send(compose(parent, type, content));
  const surroundings = () => surroundingsOf([...known.cells.values()]);

  function dispatch(event: QueueEvent<ExecuteRequest>): void {
    const [next, effects] = stepQueue(queue, event);
    queue = next;
    for (const { type, request, count } of effects) {
      if (type === 'execute') void execute(request, count);
      else abort(request, count);
    }
  }

  async function execute(request: ExecuteRequest, count: number): Promise<void> {
    const interrupt = new AbortController();
    interruptible.add(interrupt);
    const work = () => executeCell(request, count, contextOf(request, interrupt.signal));
    await serve({ request, count }, answer, work, (isError) => {
      interruptible.delete(interrupt);
      dispatch({ type: 'ended', stops: isError && request.content.stop_on_error !== false });
    });
  }

  async function executeCell({ content, metadata }: ExecuteRequest, count: number, context: RunContext): Promise<void> {
    const { code, silent, cells } = content;
    const { languageId, cellId } = metadata;
    if (!silent) context.emit('execute_input', { code, execution_count: count });
    const cell = classifyCell(code, typeof languageId === 'string' ? languageId : undefined);
    if (cell.kind === 'config') {
      if (cells) known.replace(cells);
      return runConfig(code, context);
    }
    if (cell.kind === 'fitness') {
      const id = typeof cellId === 'string' ? cellId : `cell ${count}`;
      return context.emit('stream', lines('stdout', [known.record({ id, count }, code, cell.language)]));
    }
    const { ename, sentence, findings } = refuseCell(cell);
    throw new CellError(ename, sentence, findings);
  }

  function abort(request: ExecuteRequest, count: number): void {
    answer(request, 'status', { execution_state: 'busy' });
    answer(request, 'execute_reply', { status: 'aborted', execution_count: count });
    answer(request, 'status', { execution_state: 'idle' });
  }

  async function attach(request: Message<'attach_request'>): Promise<void> {
    const interrupt = new AbortController();
    if (request.content.background !== true) interruptible.add(interrupt);
    const work = () => runGroup(request.content, contextOf(request, interrupt.signal));
    await serve({ request, count: queue.count }, answer, work, () => interruptible.delete(interrupt));
  }

  function contextOf(request: Request, interrupted: AbortSignal): RunContext {
    return {
      emit: (type, content) => answer(request, type, content),
      link,
      clock,
      drawPng,
      findFitness: (reference) => known.find(reference),
      hasFitness: known.isThere,
      sandboxSettings: () => usable(settings),
      interrupted,
      ended: ended.signal,
      ...(observe ? { observe } : {}),
      ...(request.metadata.attaches === true ? {} : { background: (work) => void inBackground(request, work) }),
    };
  }

  /** What no cell waits for: an interrupt leaves it alone, and what ends it is told, unless the kernel itself ends. */
  async function inBackground(request: Request, work: Promise<void>): Promise<void> {
    try {
      await work;
    } catch (error) {
      const said = say('This output is no longer updated: {0} The tasks may still be running.', partOf(error));
      if (!ended.signal.aborted) answer(request, 'stream', lines('stderr', [said]));
    }
  }

  function interrupt(): void {
    dispatch({ type: 'interrupted' });
    for (const controller of interruptible) controller.abort();
  }

  const handlers: Handlers = {
    execute_request: (request) => dispatch({ type: 'requested', request }),
    attach_request: (request) => void attach(request),
    settings_request({ content }) {
      settings = readSandboxSettings(content.sandbox);
    },
    // These are answered at once, whatever runs.
    async check_request(request) {
      answer(request, 'check_reply', await checkText(request.content, configsBeside));
    },
    async sandbox_request(request) {
      const { quickly, thoroughly } = options.examineSandbox ?? {};
      const isThorough = request.content.thorough === true && thoroughly !== undefined;
      const report = await (isThorough ? thoroughReportOf(settings, thoroughly) : reportOf(settings, quickly));
      answer(request, 'sandbox_reply', report);
    },
    async draw_request(request) {
      answer(request, 'draw_reply', await drawReply(request.content, drawPng, options.drawSvg));
    },
    complete_request: (request) => answer(request, 'complete_reply', completeReply(request.content, surroundings())),
    inspect_request: (request) => answer(request, 'inspect_reply', inspectReply(request.content, surroundings())),
    interrupt_request(request) {
      interrupt();
      answer(request, 'interrupt_reply', { status: 'ok' });
    },
    shutdown_request(request) {
      interrupt();
      answer(request, 'shutdown_reply', { status: 'ok', restart: request.content.restart });
    },
  };

  return {
    fitnessCells: known.cells,
    handle(message) {
      // A handler takes the message whose type is its name; the compiler cannot follow that into the union.
      (handlers as Partial<Record<MessageType, (message: Message) => void>>)[message.header.msg_type]?.(message);
    },
    dispose() {
      ended.abort();
      return link.dispose();
    },
  };
}
