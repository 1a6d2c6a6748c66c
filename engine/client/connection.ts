import type { Socket } from 'node:net';
import { setImmediate as nextTurn } from 'node:timers/promises';
import {
  createMessageConnection,
  ErrorCodes,
  type MessageConnection,
  type RequestType,
  ResponseError,
  StreamMessageWriter,
} from 'vscode-jsonrpc/node';
import type { Check } from '../../sandbox/check.ts';
import { dockerAddress } from '../../sandbox/drivers/docker-address.ts';
import { inEnglish, type Sentence, say } from '../../sandbox/sentence.ts';
import type { Overview } from '../monitor/overview.ts';
import type { Throughput, ThroughputQuery } from '../monitor/throughput.ts';
import { version } from '../process/paths.ts';
import * as protocol from '../rpc/protocol.ts';
import { isFinal, type Task, type TaskState } from '../tasks/task.ts';
import type { Page, TaskQuery, TaskSummary } from '../tasks/task-store.ts';
import type { EngineClient, EngineStatus, Submission, SubmitRequest } from './engine-client.ts';
import { EngineError } from './errors.ts';

/** @param goodbye why the engine ended, where it said so */
function lostMessage(goodbye: protocol.Ending | undefined): Sentence {
  if (goodbye?.keepsTasks === false)
    return say('The engine ended, because the file of its tasks is damaged; the next start sets it aside and begins anew.');
  return goodbye === undefined
    ? say('The engine ended unexpectedly; its tasks go on once it is started again.')
    : say('The engine was stopped in good order ({0}); its tasks go on once it is started again.', goodbye.reason);
}

/** What the library itself answers when the connection ends under a call; no engine sends these. */
const lossCodes: ReadonlySet<number> = new Set([
  ErrorCodes.MessageWriteError,
  ErrorCodes.PendingResponseRejected,
  ErrorCodes.ConnectionInactive,
]);

/** Turns of the loop without a message after which none is on its way through the library: from its reader to its queue takes two. */
const quietTurns = 4;

/** One client's connection. */
export class EngineConnection implements EngineClient {
  private readonly socket: Socket;
  private readonly connection: MessageConnection;
  private readonly watchers = new Set<(task: Task) => void>();
  private readonly lostListeners = new Set<(reason: string) => void>();
  /** Called once the connection has ended and all that came before was handled. */
  private readonly endings = new Set<() => void>();
  private readonly hello: Omit<protocol.Hello, 'docker' | 'sshAgent'>;
  /** Copied: what this process sets later is meant for others. */
  private readonly environment = { ...process.env };
  private told: string | undefined;
  private handledCount = 0;
  private isDisposed = false;
  private isLost = false;
  /** Why the engine ends, where it said so. */
  private goodbye: protocol.Ending | undefined;

  private constructor(socket: Socket, hello: Omit<protocol.Hello, 'docker' | 'sshAgent'>) {
    this.socket = socket;
    this.hello = hello;
    this.connection = createMessageConnection(protocol.readerOf(socket), new StreamMessageWriter(socket), undefined, {
      messageStrategy: {
        handleMessage: (message, next) => {
          this.handledCount++;
          next(message);
        },
      },
    });
    this.connection.onNotification(protocol.taskChanged, (task) => {
      for (const watcher of this.watchers) watcher(task);
    });
    this.connection.onNotification(protocol.ending, (goodbye) => {
      this.goodbye = goodbye;
    });
    this.connection.onError(() => socket.destroy());
    socket.on('error', () => socket.destroy());
    socket.once('close', () => void this.lose());
    this.connection.listen();
  }

  /** Says hello. @param ofVersion that of the engine @throws EngineError */
  static async greet(
    socket: Socket,
    token: string,
    { ofVersion = version, isWatcher = false }: { readonly ofVersion?: string; readonly isWatcher?: boolean } = {},
  ): Promise<EngineConnection> {
    const client = new EngineConnection(socket, { token, version: ofVersion, isWatcher });
    await client.greet();
    return client;
  }

  /** Tells where containers are to be started, which the user may choose anew meanwhile: `docker context use`. */
  private async greet(): Promise<void> {
    // An engine of another version may know other parts of an address, and is asked for no run.
    const docker = this.hello.version === version ? dockerAddress(this.environment) : {};
    const { SSH_AUTH_SOCK: agent } = this.environment;
    const address = { docker, ...(docker.DOCKER_HOST?.startsWith('ssh:') && agent ? { sshAgent: agent } : {}) };
    const told = JSON.stringify(address);
    if (told === this.told) return;
    await this.call(protocol.hello, { ...this.hello, ...address });
    this.told = told;
  }

  private async lose(): Promise<void> {
    await this.handleRest();
    this.isLost = true;
    this.connection.dispose();
    for (const end of this.endings) end();
    if (this.isDisposed) return;
    for (const listener of this.lostListeners) listener(inEnglish(lostMessage(this.goodbye)));
  }

  /** The library hands on one message at each turn of the loop: the last ones, which may tell why, come after the end. */
  private async handleRest(): Promise<void> {
    for (let quiet = 0; quiet < quietTurns && !this.isDisposed; ) {
      const before = this.handledCount;
      await nextTurn();
      quiet = this.handledCount === before ? quiet + 1 : 0;
    }
  }

  private ended(): Promise<void> {
    return new Promise((resolve) => {
      if (this.isLost) resolve();
      else this.endings.add(resolve);
    });
  }

  private async call<P, R>(type: RequestType<P, R, void>, params: P): Promise<R> {
    if (this.isLost) throw new EngineError('lost', lostMessage(this.goodbye));
    let onLost = (): void => undefined;
    const lost = new Promise<never>((_, reject) => {
      onLost = () => reject(new EngineError('lost', lostMessage(this.goodbye)));
      this.endings.add(onLost);
    });
    try {
      return await Promise.race([this.connection.sendRequest(type.method, params) as Promise<R>, lost]);
    } catch (error) {
      if (error instanceof ResponseError && !lossCodes.has(error.code))
        throw new EngineError('refused', error.message, { cause: error });
      if (error instanceof EngineError) throw error;
      await this.ended();
      throw new EngineError('lost', lostMessage(this.goodbye), { cause: error });
    } finally {
      this.endings.delete(onLost);
    }
  }

  submit = (request: SubmitRequest): Promise<Submission> => this.greet().then(() => this.call(protocol.submit, request));
  cancel = (task: string): Promise<'cancelled' | 'already finished'> => this.call(protocol.cancel, { task });
  retry = async (tasks: readonly string[]): Promise<readonly Task[]> => {
    const most = protocol.maxRetried;
    const expected = `Expected 1 to ${most.toLocaleString('en')} tasks, got`;
    if (tasks.length === 0) throw new EngineError('refused', `${expected} none; name those to run again.`);
    if (tasks.length > most)
      throw new EngineError('refused', `${expected} ${tasks.length.toLocaleString('en')}; retry fewer at once.`);
    await this.greet();
    return this.call(protocol.retry, { tasks });
  };
  delete = (tasks: readonly string[]): Promise<readonly string[]> => this.call(protocol.remove, { tasks });
  tasks = (): Promise<readonly Task[]> => this.call(protocol.tasks, {});
  group = (group: string): Promise<readonly Task[]> => this.call(protocol.group, { group });
  show = async (task: string): Promise<Task | undefined> => (await this.call(protocol.show, { task })) ?? undefined;
  fitnessCode = async (task: string): Promise<string | undefined> =>
    (await this.call(protocol.fitnessCode, { task })) ?? undefined;
  list = (query: TaskQuery): Promise<Page<TaskSummary>> => this.call(protocol.list, query);
  read = (query: TaskQuery): Promise<Page<Task>> => this.call(protocol.read, query);
  count = (): Promise<Readonly<Record<TaskState, number>>> => this.call(protocol.count, {});
  throughput = (query: ThroughputQuery): Promise<Throughput> => this.call(protocol.throughput, query);
  containers = (): Promise<Check> => this.greet().then(() => this.call(protocol.containers, {}));
  status = (): Promise<EngineStatus> => this.call(protocol.status, {});

  async observe(listener: (overview: Overview) => void): Promise<void> {
    this.connection.onNotification(protocol.overviewChanged, listener);
    await this.call(protocol.observe, {});
  }

  async stop(): Promise<void> {
    const ended = this.ended();
    await this.call(protocol.stop, {}).catch((error: unknown) => {
      if (!(error instanceof EngineError && error.code === 'lost')) throw error; // ending is what was asked for
    });
    await ended;
  }

  async watch(group: string, onTask: (task: Task) => void, signal?: AbortSignal): Promise<readonly Task[]> {
    signal?.throwIfAborted();
    const tasks = new Map<string, Task>();
    const done = Promise.withResolvers<readonly Task[]>();
    let expected: readonly string[] | undefined;
    let finished = 0;
    const look = (): void => {
      if (finished === expected?.length) done.resolve(expected.flatMap((id) => tasks.get(id) ?? []));
    };
    const watcher = (task: Task): void => {
      if (task.group !== group || isFinal(tasks.get(task.id)?.state ?? 'PENDING')) return;
      tasks.set(task.id, task);
      onTask(task);
      if (!isFinal(task.state)) return;
      finished++;
      look();
    };
    const abort = (): void => done.reject(signal?.reason);
    const lose = (): void => done.reject(new EngineError('lost', lostMessage(this.goodbye)));
    done.promise.catch(() => undefined); // awaited below, unless the first call fails
    this.watchers.add(watcher);
    signal?.addEventListener('abort', abort);
    this.endings.add(lose);
    try {
      expected = await this.call(protocol.watch, { group });
      if (expected.length === 0)
        throw new EngineError('refused', say('The engine knows no group {0}; its tasks may have been deleted since.', group));
      look();
      return await done.promise;
    } finally {
      this.watchers.delete(watcher);
      signal?.removeEventListener('abort', abort);
      this.endings.delete(lose);
    }
  }

  onLost(listener: (reason: string) => void): void {
    this.lostListeners.add(listener);
  }

  dispose(): void {
    this.isDisposed = true;
    this.socket.destroy();
  }
}
