import { type ChildProcess, type ForkOptions, fork } from 'node:child_process';
import { systemClock } from '../../kernel/clock.ts';
import { createComposer } from '../../kernel/compose.ts';
import type { PresentCell } from '../../kernel/known-fitness.ts';
import type { CellMetadata, Contents, Message, MessageType } from '../../kernel/messages.ts';
import { placeless } from '../../kernel/process/placeless.ts';

/** Listens to the answers of one request. */
export interface Listener {
  onMessage(message: Message): void;
  /** The kernel ended before it had replied. */
  onLost(reason: string): void;
}

/** What the process is started with; functions are asked anew at each start. */
export interface KernelProcessOptions {
  /** The bundled `kernel`. */
  readonly entry: string;
  /** Where it looks for the files that configs name; absent for a notebook that is not on disk. */
  readonly folder?: string;
  /** What the process prints, line by line. */
  readonly log: (text: string) => void;
  /** The user's settings of the sandbox, as they stand when the process starts. */
  readonly settings?: () => Readonly<Record<string, unknown>>;
  /** Variables of an engine that the process may have to start, as the user's settings have them. */
  readonly engine?: () => Readonly<Record<string, string>>;
}

/** Requests that are answered by one message, beside those of cells. */
type Question = 'check' | 'sandbox' | 'draw';

/** The kernel of one notebook: started by its first request, and again by the next one when it has died. */
export class KernelProcess {
  private readonly options: KernelProcessOptions;
  private readonly compose = createComposer(systemClock);
  private readonly pending = new Map<string, { readonly listener: Listener; readonly reply: MessageType }>();
  private child: ChildProcess | undefined;

  constructor(options: KernelProcessOptions) {
    this.options = options;
  }

  get pid(): number | undefined {
    return this.child?.pid;
  }

  /** Starts the process ahead of the first request, which then waits for nothing. */
  warm(): void {
    if (this.child) return;
    this.child = this.start();
    this.configure();
  }

  /** @param cells of the notebook that may be a fitness, as they stand */
  execute(code: string, metadata: CellMetadata, listener: Listener, cells?: readonly PresentCell[]): void {
    this.send(
      'execute_request',
      { code, store_history: true, stop_on_error: true, ...(cells ? { cells } : {}) },
      metadata,
      listener,
    );
  }

  attach(request: Contents['attach_request'], listener: Listener): void {
    this.send('attach_request', request, {}, listener);
  }

  /** Asks a question that runs nothing. Rejects when the kernel ends before it has answered. */
  ask<Q extends Question>(question: Q, content: Contents[`${Q}_request`]): Promise<Contents[`${Q}_reply`]> {
    return new Promise((resolve, reject) => {
      const onMessage = (message: Message): void => resolve(message.content as Contents[`${Q}_reply`]); // its one answer
      const onLost = (reason: string): void => reject(new Error(reason));
      this.send<MessageType>(`${question}_request`, content, {}, { onMessage, onLost }, `${question}_reply`);
    });
  }

  /** Tells the process, where there is one, that the settings changed: they hold for every cell that begins from now on. */
  configure(): void {
    const { settings, engine } = this.options;
    if (this.child && settings)
      this.send('settings_request', { sandbox: settings(), ...(engine ? { engine: engine() } : {}) }, {});
  }

  /** Cancels what runs and drops what waits; without a kernel there is nothing to interrupt. */
  interrupt(): void {
    if (this.child) this.send('interrupt_request', {}, {});
  }

  /** Ends the process; what still waits for it is told the reason, where one is given. */
  dispose(reason?: string): void {
    const { child } = this;
    this.child = undefined;
    child?.removeAllListeners('exit');
    if (child?.connected) child.disconnect();
    if (reason !== undefined) this.abandon(reason);
  }

  private send<T extends MessageType>(
    type: T,
    content: Contents[T],
    metadata: CellMetadata,
    listener?: Listener,
    reply: MessageType = 'execute_reply',
  ): void {
    const message = { ...this.compose(undefined, type, content), metadata };
    if (listener) this.pending.set(message.header.msg_id, { listener, reply });
    this.warm();
    this.child?.send(message);
  }

  /** In a desktop editor `execPath` is Electron, which this variable turns into Node. */
  private start(): ChildProcess {
    const { entry, log, folder } = this.options;
    const env = { ...process.env, ELECTRON_RUN_AS_NODE: '1' };
    const stdio: ForkOptions['stdio'] = ['ignore', 'pipe', 'pipe', 'ipc'];
    const place = folder === undefined ? {} : { cwd: folder };
    const child = fork(entry, folder === undefined ? [placeless] : [], {
      execPath: process.execPath,
      execArgv: [],
      env,
      stdio,
      ...place,
    });
    child.stdout?.on('data', (data: Buffer) => log(data.toString()));
    child.stderr?.on('data', (data: Buffer) => log(data.toString()));
    child.on('message', (message: Message) => this.hear(message));
    child.on('error', (error) => {
      log(`The kernel cannot be reached: ${error.message}`);
      // A process that never began does not exit either.
      if (child.pid === undefined) this.lose(child, error.message);
    });
    child.on('exit', (code, signal) => this.lose(child, signal ? `by ${signal}` : `with code ${code}`));
    return child;
  }

  private hear(message: Message): void {
    const id = 'msg_id' in message.parent_header ? message.parent_header.msg_id : undefined;
    const waiting = id === undefined ? undefined : this.pending.get(id);
    if (id !== undefined && message.header.msg_type === waiting?.reply) this.pending.delete(id);
    waiting?.listener.onMessage(message);
  }

  private lose(child: ChildProcess, how: string): void {
    if (this.child === child) this.child = undefined;
    this.options.log(`The kernel ended ${how}.`);
    this.abandon(`The kernel ended unexpectedly (${how}). Run the cell again: a new kernel starts by itself.`);
  }

  private abandon(reason: string): void {
    const waiting = [...this.pending.values()];
    this.pending.clear();
    for (const { listener } of waiting) listener.onLost(reason);
  }
}
