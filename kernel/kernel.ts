import type { EngineClient } from '../engine/client/engine-client.ts';
import type { SandboxSettings } from '../engine/tasks/fitness.ts';
import { CellError } from './cell-error.ts';
import { classifyCell } from './cells/classify.ts';
import { chooseFitnessCell, type FitnessCell, readFitnessCell, recordedText } from './cells/fitness-cell.ts';
import { refuseCell } from './cells/refusal.ts';
import { checkText } from './checks/check-text.ts';
import { configsBeside } from './checks/fitness-files.ts';
import type { Clock } from './clock.ts';
import { createComposer } from './compose.ts';
import { createEngineLink } from './engine-link.ts';
import { runConfig, runGroup } from './execute.ts';
import { type FoundFitness, namesFile, readFitnessFile } from './fitness-file.ts';
import { isType } from './is-type.ts';
import { completeReply, inspectReply, surroundingsOf } from './language/jupyter.ts';
import type { Surroundings } from './language/surroundings.ts';
import type { Contents, DrawReply, Message, MessageType } from './messages.ts';
import { errorOutput } from './outputs/error-output.ts';
import type { DrawPng } from './outputs/run-output.ts';
import type { Observe, RunContext } from './run-context.ts';
import { type ExamineSandbox, reportOf } from './sandbox-report.ts';
import { readSandboxSettings, type SettingsReading, usable } from './sandbox-settings.ts';

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
  /** Where fitness files that configs name are looked for; the current folder by default. */
  readonly folder?: string;
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

type Request = Extract<Message, { header: { msg_type: 'execute_request' | 'attach_request' } }>;
type ExecuteRequest = Message<'execute_request'>;

export function createKernel(options: KernelOptions): Kernel {
  const { send, connectEngine, clock, drawPng, observe, folder = '.', fitnessFile, sandbox = {} } = options;
  const compose = createComposer(clock);
  const link = createEngineLink(connectEngine);
  const ended = new AbortController();
  const active = new Map<Request, AbortController>();
  const fitnessCells = new Map<string, FitnessCell>();
  let settings: SettingsReading = { ok: true, settings: sandbox };
  let waiting: ExecuteRequest[] = [];
  let isExecuting = false;
  let executionCount = 0;

  const answer = <T extends MessageType>(parent: Message, type: T, content: Contents[T]) => send(compose(parent, type, content));

  async function findFitness(reference: string | undefined): Promise<FoundFitness | undefined> {
    if (reference !== undefined && namesFile(reference)) return readFitnessFile(reference, folder);
    if (reference === undefined && fitnessFile !== undefined) return readFitnessFile(fitnessFile, '.');
    return chooseFitnessCell([...fitnessCells.values()], reference);
  }

  /** What no cell waits for: an interrupt leaves it alone, and what ends it is told, unless the kernel itself ends. */
  const inBackground = (request: Request, work: Promise<void>): void =>
    void work.catch((error: unknown) => {
      const text = `The output does not move any more: ${CellError.from(error).message} The tasks may go on.\n`;
      if (!ended.signal.aborted) answer(request, 'stream', { name: 'stderr', text });
    });

  /** Runs the work of one request between busy and idle. */
  async function serve(request: Request, work: (context: RunContext) => Promise<void>, count: number): Promise<void> {
    const interrupt = new AbortController();
    if (!('background' in request.content && request.content.background)) active.set(request, interrupt);
    answer(request, 'status', { execution_state: 'busy' });
    let reply: Contents['execute_reply'] = { status: 'ok', execution_count: count };
    try {
      const emit: RunContext['emit'] = (type, content) => answer(request, type, content);
      const sandboxSettings = () => usable(settings);
      const signals = { interrupted: interrupt.signal, ended: ended.signal };
      const background = (following: Promise<void>): void => inBackground(request, following);
      const optional = { ...(observe ? { observe } : {}), ...(request.metadata.attaches === true ? {} : { background }) };
      await work({ emit, link, clock, drawPng, findFitness, sandboxSettings, ...signals, ...optional });
    } catch (error) {
      const failure = errorOutput(CellError.from(error), 'code' in request.content ? request.content.code : '');
      const { ename, evalue, traceback } = failure;
      // After an interrupt the output, with its best so far, says it all.
      if (ename !== 'Interrupted') answer(request, 'error', failure);
      reply = { status: 'error', execution_count: count, ename, evalue, traceback };
    }
    active.delete(request);
    answer(request, 'execute_reply', reply);
    answer(request, 'status', { execution_state: 'idle' });
    // In the same turn as the reply: what a front end sends after it is no part of what waited.
    if (reply.status === 'error' && isType(request, 'execute_request') && request.content.stop_on_error !== false) abortWaiting();
  }

  async function executeNext(): Promise<void> {
    const request = waiting.shift();
    if (request === undefined) return;
    isExecuting = true;
    const { code, silent, store_history } = request.content;
    if (!silent && store_history !== false) executionCount++;
    const count = executionCount;
    await serve(
      request,
      async (context) => {
        if (!silent) context.emit('execute_input', { code, execution_count: count });
        const { languageId, cellId } = request.metadata;
        const cell = classifyCell(code, typeof languageId === 'string' ? languageId : undefined);
        if (cell.kind === 'config') return runConfig(code, context);
        if (cell.kind === 'fitness') {
          const id = typeof cellId === 'string' ? cellId : `cell ${count}`;
          fitnessCells.delete(id); // what was recorded before is no longer what the cell says
          const fitness = readFitnessCell(code, cell.language, { id, count });
          fitnessCells.set(id, fitness);
          return context.emit('stream', { name: 'stdout', text: recordedText(fitness) });
        }
        const { ename, message, findings } = refuseCell(cell);
        throw new CellError(ename, message, findings);
      },
      count,
    );
    isExecuting = false;
    await executeNext();
  }

  function abortWaiting(): void {
    const aborted = waiting;
    waiting = [];
    for (const request of aborted) {
      answer(request, 'status', { execution_state: 'busy' });
      answer(request, 'execute_reply', { status: 'aborted', execution_count: executionCount });
      answer(request, 'status', { execution_state: 'idle' });
    }
  }

  /** Answers at once, whatever runs. */
  async function check(request: Message<'check_request'>): Promise<void> {
    answer(request, 'check_reply', await checkText(request.content, configsBeside));
  }

  async function draw(request: Message<'draw_request'>): Promise<void> {
    const { spec, format } = request.content;
    const drawSvg = options.drawSvg ?? (() => Promise.reject(new Error('This kernel draws no SVG.')));
    const reply = await (format === 'svg' ? drawSvg(spec) : drawPng(spec)).then(
      (data): DrawReply => ({ ok: true, data }),
      (error: unknown): DrawReply => ({ ok: false, message: error instanceof Error ? error.message : String(error) }),
    );
    answer(request, 'draw_reply', reply);
  }

  const around = (): Surroundings => surroundingsOf([...fitnessCells.values()]);

  async function reportSandbox(request: Message<'sandbox_request'>): Promise<void> {
    answer(request, 'sandbox_reply', await reportOf(settings, options.examineSandbox));
  }

  function interrupt(): void {
    abortWaiting();
    for (const controller of active.values()) controller.abort();
  }

  return {
    fitnessCells,
    handle(message) {
      if (isType(message, 'execute_request')) {
        waiting.push(message);
        if (!isExecuting) void executeNext();
      } else if (isType(message, 'attach_request')) {
        void serve(message, (context) => runGroup(message.content, context), executionCount);
      } else if (isType(message, 'settings_request')) {
        settings = readSandboxSettings(message.content.sandbox);
      } else if (isType(message, 'check_request')) {
        void check(message);
      } else if (isType(message, 'sandbox_request')) {
        void reportSandbox(message);
      } else if (isType(message, 'draw_request')) {
        void draw(message);
      } else if (isType(message, 'complete_request')) {
        answer(message, 'complete_reply', completeReply(message.content, around()));
      } else if (isType(message, 'inspect_request')) {
        answer(message, 'inspect_reply', inspectReply(message.content, around()));
      } else if (isType(message, 'interrupt_request')) {
        interrupt();
        answer(message, 'interrupt_reply', { status: 'ok' });
      } else if (isType(message, 'shutdown_request')) {
        interrupt();
        answer(message, 'shutdown_reply', { status: 'ok', restart: message.content.restart });
      }
    },
    dispose() {
      ended.abort();
      return link.dispose();
    },
  };
}
