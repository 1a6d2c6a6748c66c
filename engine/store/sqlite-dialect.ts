import { Worker } from 'node:worker_threads';
import {
  type CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  type QueryResult,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
} from 'kysely';
import { StoreError } from '../tasks/task-store.ts';
import type { Answer, Opening, Question, Waiting } from './sqlite-messages.ts';

/** Larger byte arrays move to the thread instead of being copied. */
const movedBytes = 16 * 1024;

/** SQLite through `node:sqlite` in a thread of its own. @param driver opened */
export const sqliteDialect = (driver: SqliteDriver): Dialect => ({
  createDriver: () => driver,
  createQueryCompiler: () => new SqliteQueryCompiler(),
  createAdapter: () => new SqliteAdapter(),
  createIntrospector: (db) => new SqliteIntrospector(db),
});

interface Asked {
  readonly resolve: (answer: Extract<Answer, { rows: unknown }>) => void;
  readonly reject: (error: Error) => void;
}

/** The one connection: questions to the thread, in order. */
export class SqliteDriver implements Driver, DatabaseConnection {
  private readonly worker: Worker;
  private readonly asked = new Map<number, Asked>();
  private lastId = 0;
  private lost: StoreError | undefined;

  /** @param entry the bundled `store-thread` @param onWait is told that another program uses the file */
  constructor(entry: string | URL, opening: Opening, onWait: (message: string) => void) {
    this.worker = new Worker(entry, { workerData: opening });
    this.worker.on('message', (message: Answer | Waiting) => {
      if ('waiting' in message) onWait(message.waiting);
      else this.hear(message);
    });
    this.worker.on('error', (error) => this.lose(error));
    this.worker.on('exit', () => this.lose(undefined));
  }

  /** Resolves once the file is open. @returns what to tell of it */
  opened = async (): Promise<readonly string[]> => (await this.answerTo(0)).rows as string[];

  private answerTo(id: number): Promise<Extract<Answer, { rows: unknown }>> {
    return new Promise((resolve, reject) => {
      if (this.lost) reject(this.lost);
      else this.asked.set(id, { resolve, reject });
    });
  }

  private ask(sql: string, parameters: readonly unknown[] = []) {
    const id = ++this.lastId;
    const answer = this.answerTo(id);
    const moved = parameters.filter((value) => value instanceof Uint8Array && value.byteLength > movedBytes);
    // Kysely compiled the parameters from rows, which hold nothing that SQLite does not take.
    this.worker.postMessage(
      { id, sql, parameters: parameters as Question['parameters'] } satisfies Question,
      moved.map((bytes) => (bytes as Uint8Array<ArrayBuffer>).buffer),
    );
    return answer;
  }

  private hear(answer: Answer): void {
    const asked = this.asked.get(answer.id);
    this.asked.delete(answer.id);
    if ('rows' in answer) asked?.resolve(answer);
    else asked?.reject(new StoreError(answer.fault.code, answer.fault.message));
  }

  private lose(cause: Error | undefined): void {
    this.lost ??= new StoreError('failed', `The thread of the store ended${cause ? `: ${cause.message}` : ''}.`, { cause });
    for (const { reject } of this.asked.values()) reject(this.lost);
    this.asked.clear();
  }

  async executeQuery<R>({ sql, parameters }: CompiledQuery): Promise<QueryResult<R>> {
    const { rows, changes } = await this.ask(sql, parameters);
    return { rows: rows as R[], numAffectedRows: BigInt(changes) };
  }

  // biome-ignore lint/correctness/useYield: nothing here streams, but a connection must have it
  async *streamQuery<R>(): AsyncIterableIterator<QueryResult<R>> {
    throw new Error('The store does not stream.');
  }

  init = async (): Promise<void> => undefined;
  acquireConnection = async (): Promise<DatabaseConnection> => this;
  releaseConnection = async (): Promise<void> => undefined;
  beginTransaction = async (): Promise<void> => void (await this.ask('begin immediate'));
  commitTransaction = async (): Promise<void> => void (await this.ask('commit'));

  async rollbackTransaction(): Promise<void> {
    try {
      await this.ask('rollback');
    } catch (error) {
      // SQLite rolled back by itself, as it does on a full disk.
      if (!(error instanceof StoreError && /no transaction is active/.test(error.message))) throw error;
    }
  }

  async destroy(): Promise<void> {
    await this.ask('close');
    await this.worker.terminate();
  }
}
