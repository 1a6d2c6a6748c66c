import { timingSafeEqual } from 'node:crypto';
import net from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import type { Static, TSchema } from 'typebox';
import { createMessageConnection, type MessageConnection, ResponseError } from 'vscode-jsonrpc/node';
import type { DockerAddress } from '../../sandbox/drivers/docker-address.ts';
import type { SubmitRequest } from '../client/engine-client.ts';
import { StoreError } from '../tasks/task-store.ts';
import { Answers } from './answers.ts';
import { FrameGuard } from './frame-guard.ts';
import { OverviewFeed } from './overview-feed.ts';
import {
  dockerParameter,
  groupParameter,
  isParameter,
  noParameter,
  queryParameter,
  retryParameter,
  sshAgentParameter,
  submitParameter,
  taskParameter,
  tasksParameter,
  throughputParameter,
} from './parameters.ts';
import * as protocol from './protocol.ts';
import type { EngineService } from './service.ts';
import { TaskFeed } from './task-feed.ts';

export interface ServerOptions {
  readonly socketPath: string;
  readonly token: string;
  readonly version: string;
  readonly service: EngineService;
  /** The number of clients that have said hello changed. */
  readonly onClients: (count: number) => void;
  /** Is told the key agent for ssh of each client that names one. */
  readonly onSshAgent?: (agent: string) => void;
  readonly onFault: (message: string) => void;
  /** A client was told that something could not be kept or looked up. */
  readonly onStoreFault: (error: StoreError) => void;
}

/** Longest time that the end of an engine waits for clients that read nothing. */
const goodbyeMs = 250;

/** Listens for clients. @throws Error when the socket is taken */
export async function listen(options: ServerOptions): Promise<{ close(ending: protocol.Ending): Promise<void> }> {
  const clients = new Set<net.Socket>();
  /** Each with what tells it that the engine ends. */
  const sockets = new Map<net.Socket, (ending: protocol.Ending) => Promise<void>>();
  const server = net.createServer((socket) => {
    sockets.set(socket, serve(socket, clients, options));
    socket.once('close', () => sockets.delete(socket));
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.socketPath, resolve);
  });
  return {
    async close(ending) {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      const told = Promise.allSettled([...sockets.values()].map((sayGoodbye) => sayGoodbye(ending)));
      await Promise.race([told, delay(goodbyeMs, undefined, { ref: false })]);
      // Those that never said hello too: the server waits for each of them.
      for (const socket of sockets.keys()) socket.destroy();
      await closed;
    },
  };
}

/** @returns what tells the client why the engine ends; it does nothing before the client has said hello */
function serve(socket: net.Socket, clients: Set<net.Socket>, options: ServerOptions): (ending: protocol.Ending) => Promise<void> {
  const { service, onClients, onFault } = options;
  const answers = new Answers(socket);
  const guard = new FrameGuard(protocol.maxMessageBytes, answers.hasRoom);
  const connection = createMessageConnection(answers.counting(protocol.readerOf(socket.pipe(guard))), answers);
  const feed = new TaskFeed((task) => connection.sendNotification(protocol.taskChanged, task));
  const unsubscribe = service.onChange((task) => feed.offer(task));
  const close = (reason?: string): void => {
    if (reason) onFault(reason);
    socket.destroy();
  };
  guard.on('error', (error) => close(error.message));
  socket.on('error', (error) => close(error.message));
  // What was still to be told to a client that left, or that the engine leaves, is no fault.
  connection.onError(([error]) => close(socket.destroyed ? undefined : error.message));
  socket.once('close', () => {
    unsubscribe();
    for (const stop of observing) stop();
    answers.abandon();
    connection.dispose();
    if (clients.delete(socket)) onClients(clients.size);
  });
  let known: Known | undefined;
  const greet = ({ isWatcher, docker, sshAgent }: protocol.Hello): void => {
    known = { docker };
    if (sshAgent !== undefined) options.onSshAgent?.(sshAgent);
    if (isWatcher === true) return;
    clients.add(socket);
    onClients(clients.size);
  };
  const observing = new Set<() => void>();
  const overviews = new OverviewFeed((overview) => connection.sendNotification(protocol.overviewChanged, overview));
  const observe = async (): Promise<void> => {
    const stop = await service.observe((overview) => overviews.offer(overview));
    if (socket.destroyed) stop();
    else observing.add(stop);
  };
  answer(connection, feed, { ...options, greet, observe, close, taken: answers.taken, known: () => known });
  connection.listen();
  return async (ending) => {
    if (known !== undefined) await connection.sendNotification(protocol.ending, ending);
  };
}

/** What a client has told of itself. */
interface Known {
  readonly docker: DockerAddress | undefined;
}

interface Session extends ServerOptions {
  readonly greet: (hello: protocol.Hello) => void;
  /** Ends with the connection. */
  readonly observe: () => Promise<void>;
  readonly close: (reason: string) => void;
  /** Resolves once the client has taken every answer so far. */
  readonly taken: () => Promise<void>;
  /** Undefined before hello. */
  readonly known: () => Known | undefined;
}

function answer(connection: MessageConnection, feed: TaskFeed, session: Session): void {
  const { service, token, version } = session;
  connection.onRequest(protocol.hello, (params) => {
    if (params?.version !== version)
      return new ResponseError(1, `Expected a client of version ${version}, got ${params?.version}.`);
    if (!isSame(params.token, token)) {
      setImmediate(() => session.close('A client was refused: wrong token.'));
      return new ResponseError(2, 'The token is wrong.');
    }
    if (params.docker !== undefined && !isParameter(dockerParameter, params.docker))
      return new ResponseError(4, 'The parameters of hello are not as expected.');
    if (params.sshAgent !== undefined && !isParameter(sshAgentParameter, params.sshAgent))
      return new ResponseError(4, 'The parameters of hello are not as expected.');
    session.greet(params);
    return true;
  });
  /** Refuses everything before hello, and parameters of another shape. */
  const on = <S extends TSchema, R>(
    method: string,
    schema: S,
    handle: (params: Static<S>, client: Known) => R | ResponseError<void> | Promise<R | ResponseError<void>>,
  ): void =>
    void connection.onRequest(method, async (params: unknown) => {
      const client = session.known();
      if (client === undefined) {
        setImmediate(() => session.close('A client was refused: it did not say hello first.'));
        return new ResponseError<void>(3, 'Say hello first.');
      }
      if (!isParameter(schema, params)) return new ResponseError<void>(4, `The parameters of ${method} are not as expected.`);
      try {
        return await handle(params, client);
      } catch (error) {
        if (!(error instanceof StoreError)) throw error;
        setImmediate(() => session.onStoreFault(error)); // the answer comes first
        return new ResponseError<void>(6, error.message);
      }
    });
  const noTask = (task: string) => new ResponseError<void>(5, `There is no task ${task}.`);
  // One client's submissions stay in its order, though the check of a long fitness takes a while.
  const afterSubmissions = lane(session.taken);
  on(
    protocol.submit.method,
    submitParameter,
    (request, { docker }) => afterSubmissions(() => service.submit(request as SubmitRequest, docker)), // the schema says so
  );
  const afterReads = lane(session.taken);
  on(protocol.watch.method, groupParameter, async ({ group }) => {
    feed.follow(group); // first: a change while the group is read must not be missed
    const tasks = await service.group(group);
    for (const task of tasks) feed.offer(task, 'unless newer');
    return tasks.map(({ id }) => id);
  });
  on(protocol.observe.method, noParameter, async () => {
    await session.observe();
    return true as const;
  });
  on(protocol.group.method, groupParameter, ({ group }) => afterReads(() => service.group(group)));
  on(protocol.tasks.method, noParameter, () => afterReads(async () => service.active()));
  on(protocol.show.method, taskParameter, ({ task }) => afterReads(async () => (await service.find(task)) ?? null));
  on(protocol.fitnessCode.method, taskParameter, ({ task }) => afterReads(async () => (await service.fitnessCode(task)) ?? null));
  on(protocol.list.method, queryParameter, (query) => afterReads(() => service.list(query)));
  on(protocol.read.method, queryParameter, ({ limit = protocol.maxWholeTasks, ...query }) =>
    afterReads(() => service.read({ ...query, limit: Math.min(limit, protocol.maxWholeTasks) })),
  );
  on(protocol.count.method, noParameter, () => service.count());
  on(protocol.throughput.method, throughputParameter, (query) => service.throughput(query));
  on(protocol.cancel.method, taskParameter, async ({ task }) => (await service.cancel(task)) ?? noTask(task));
  on(protocol.retry.method, retryParameter, ({ tasks }, { docker }) =>
    afterSubmissions(async () => {
      const retried = await service.retry(tasks, docker);
      if ('tasks' in retried) return retried.tasks;
      const { task, reason } = retried;
      return reason === 'unknown' ? noTask(task) : new ResponseError<void>(7, `Task ${task} is not finished; cancel it first.`);
    }),
  );
  on(protocol.remove.method, tasksParameter, ({ tasks }) => service.delete(tasks));
  on(protocol.status.method, noParameter, () => service.status());
  on(protocol.containers.method, noParameter, (_, { docker }) => service.examineContainers(docker));
  on(protocol.stop.method, noParameter, () => {
    setImmediate(() => service.stop());
    return true as const;
  });
}

/** Does one after the other, each once the client has taken the answers before: a long one costs memory until then. */
function lane(taken: () => Promise<void>) {
  let last: Promise<unknown> = Promise.resolve();
  return <R>(handle: () => Promise<R>): Promise<R> => {
    const mine = last.then(taken).then(handle);
    last = mine.catch(() => undefined); // whoever asked is told
    return mine;
  };
}

function isSame(given: unknown, expected: string): boolean {
  const a = Buffer.from(String(given));
  const b = Buffer.from(expected);
  return a.length === b.length && timingSafeEqual(a, b);
}
