/** Entry of the thread that owns the SQLite file: a slow disk stops it, and not the engine. */
import type { DatabaseSync, SQLInputValue, StatementSync } from 'node:sqlite';
import { parentPort, workerData } from 'node:worker_threads';
import { faultOf, openDatabase } from './sqlite-file.ts';
import type { Answer, Opening, Question, Waiting } from './sqlite-messages.ts';

/** Statements that stay prepared; most are of a handful of kinds, but lists of any length make more. */
const keptStatements = 100;

const port = parentPort;
if (port === null) throw new Error('The thread of the store is started as a worker thread.');
const answer = (message: Answer): void => port.postMessage(message);

const { file, patienceMs } = workerData as Opening; // what SqliteDriver gave
const statements = new Map<string, StatementSync>();
let database: DatabaseSync | undefined;

try {
  const onWait = (waiting: string): void => port.postMessage({ waiting } satisfies Waiting);
  const opened = openDatabase(file, { ms: patienceMs, onWait });
  database = opened.database;
  answer({ id: 0, rows: opened.notices, changes: 0 });
} catch (error) {
  answer({ id: 0, fault: faultOf(error, file) });
}

port.on('message', ({ id, sql, parameters }: Question) => {
  try {
    if (sql === 'close') {
      statements.clear();
      database?.close();
      answer({ id, rows: [], changes: 0 });
      port.close();
    } else answer({ id, ...execute(sql, parameters) });
  } catch (error) {
    answer({ id, fault: faultOf(error, file) });
  }
});

function execute(sql: string, parameters: readonly SQLInputValue[]): { rows: unknown[]; changes: number } {
  const statement = statements.get(sql) ?? prepare(sql);
  if (/^\s*(select|with|pragma)|\breturning\b/i.test(sql)) return { rows: statement.all(...parameters), changes: 0 };
  return { rows: [], changes: Number(statement.run(...parameters).changes) };
}

function prepare(sql: string): StatementSync {
  if (database === undefined) throw new Error('The database is not open.');
  const oldest = statements.keys().next();
  if (statements.size >= keptStatements && !oldest.done) statements.delete(oldest.value);
  const statement = database.prepare(sql);
  statements.set(sql, statement);
  return statement;
}
