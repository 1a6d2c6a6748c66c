import { timingSafeEqual } from 'node:crypto';
import net from 'node:net';
import {
  createMessageConnection,
  type MessageConnection,
  ResponseError,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-jsonrpc/node';
import type { EngineStatus, Submission } from '../client/engine-client.ts';
import type { Task } from '../tasks/task.ts';
import { FrameGuard } from './frame-guard.ts';
import * as protocol from './protocol.ts';
import { TaskFeed } from './task-feed.ts';

/** What the server offers to clients. */
export interface EngineService {
  submit(text: string): Submission;
  group(id: string): Task[];
  tasks(): Task[];
  cancel(task: string): 'cancelled' | 'already finished' | undefined;
  status(): EngineStatus;
  stop(): void;
  onChange(listener: (task: Task) => void): () => void;
}

export interface ServerOptions {
  readonly socketPath: string;
  readonly token: string;
  readonly version: string;
  readonly service: EngineService;
  /** The number of clients that have said hello changed. */
  readonly onClients: (count: number) => void;
  readonly onFault: (message: string) => void;
}

/** Listens for clients. @throws Error when the socket is taken */
export async function listen(options: ServerOptions): Promise<{ close(): Promise<void> }> {
  const clients = new Set<net.Socket>();
  const sockets = new Set<net.Socket>();
  const server = net.createServer((socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
    serve(socket, clients, options);
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.socketPath, resolve);
  });
  return {
    async close() {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      // Those that never said hello too: the server waits for each of them.
      for (const socket of sockets) socket.destroy();
      await closed;
    },
  };
}

function serve(socket: net.Socket, clients: Set<net.Socket>, options: ServerOptions): void {
  const { service, onClients, onFault } = options;
  const guard = new FrameGuard(protocol.maxMessageBytes);
  const connection = createMessageConnection(new StreamMessageReader(socket.pipe(guard)), new StreamMessageWriter(socket));
  const feed = new TaskFeed((task) => connection.sendNotification(protocol.taskChanged, task));
  const unsubscribe = service.onChange((task) => feed.offer(task));
  const close = (reason?: string): void => {
    if (reason) onFault(reason);
    socket.destroy();
  };
  guard.on('error', (error) => close(error.message));
  socket.on('error', (error) => close(error.message));
  connection.onError(([error]) => close(error.message));
  socket.once('close', () => {
    unsubscribe();
    connection.dispose();
    if (clients.delete(socket)) onClients(clients.size);
  });
  const greet = (): void => {
    clients.add(socket);
    onClients(clients.size);
  };
  answer(connection, feed, { ...options, greet, close, isKnown: () => clients.has(socket) });
  connection.listen();
}

interface Session extends ServerOptions {
  readonly greet: () => void;
  readonly close: (reason: string) => void;
  readonly isKnown: () => boolean;
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
    session.greet();
    return true;
  });
  /** Refuses everything before hello. */
  const known =
    <P, R>(handle: (params: P) => R) =>
    (params: P) => {
      if (session.isKnown()) return handle(params);
      setImmediate(() => session.close('A client was refused: it did not say hello first.'));
      return new ResponseError<void>(3, 'Say hello first.');
    };
  connection.onRequest(
    protocol.submit,
    known(({ text }: { text: string }) =>
      typeof text === 'string' ? service.submit(text) : new ResponseError<void>(4, 'Expected a text.'),
    ),
  );
  connection.onRequest(
    protocol.watch,
    known(({ group }: { group: string }) => {
      feed.follow(group);
      return service.group(group);
    }),
  );
  connection.onRequest(
    protocol.cancel,
    known(
      ({ task }: { task: string }) => service.cancel(task) ?? new ResponseError<void>(5, `There is no task ${String(task)}.`),
    ),
  );
  connection.onRequest(
    protocol.tasks,
    known(() => service.tasks()),
  );
  connection.onRequest(
    protocol.status,
    known(() => service.status()),
  );
  connection.onRequest(
    protocol.stop,
    known(() => {
      setImmediate(() => service.stop());
      return true as const;
    }),
  );
}

function isSame(given: unknown, expected: string): boolean {
  const a = Buffer.from(String(given));
  const b = Buffer.from(expected);
  return a.length === b.length && timingSafeEqual(a, b);
}
