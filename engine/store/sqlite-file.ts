/** Opening the task file, setting a damaged one aside, and saying what SQLite's errors mean. */
import { existsSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import type { Fault } from './sqlite-messages.ts';

/** Files up to this size are looked through when they are opened, which takes about 0.1 s; larger ones show damage in use. */
const checkedBytes = 64 * 1024 * 1024;
/** How long one try waits for another program that uses the file. */
const tryMs = 1000;

/**
 * - EXCLUSIVE: one engine owns the file, and no shared memory is needed, so that network file systems work too.
 * - WAL with FULL: every commit is on the disk before it is reported. NORMAL would survive kill -9, but not a power cut.
 */
const settings = `
  PRAGMA busy_timeout = ${tryMs};
  PRAGMA locking_mode = EXCLUSIVE;
  PRAGMA auto_vacuum = INCREMENTAL;
  PRAGMA journal_mode = WAL;
  PRAGMA synchronous = FULL;
  PRAGMA journal_size_limit = ${checkedBytes};
  PRAGMA temp_store = MEMORY;
`;

/** What to do while another program uses the file. */
export interface Patience {
  readonly ms: number;
  /** Called once the first try was in vain. */
  readonly onWait: (message: string) => void;
}

interface Opened {
  readonly database: DatabaseSync;
  readonly notices: string[];
}

/** Opens the file; one that is damaged is set aside under another name, told in `notices`, and a new one begun. */
export function openDatabase(file: string, { ms, onWait }: Patience): Opened {
  const deadline = performance.now() + ms;
  for (let tries = 1; ; tries++)
    try {
      return openNow(file);
    } catch (error) {
      if (!isBusy(error) || performance.now() > deadline) throw error;
      if (tries === 1) onWait(`${inUse(file)} Until then the engine waits for it.`);
    }
}

function openNow(file: string): Opened {
  const isMarked = existsSync(mark(file));
  if (!isMarked && statSync(file, { throwIfNoEntry: false })?.size !== 0)
    try {
      return { database: openSound(file), notices: [] };
    } catch (error) {
      if (!isDamage(error)) throw error;
    }
  const notices = [setAside(file)];
  return { database: openSound(file), notices };
}

function openSound(file: string): DatabaseSync {
  const database = new DatabaseSync(file);
  try {
    database.exec(settings);
    database.exec('BEGIN IMMEDIATE; COMMIT'); // takes the lock for good
    if ((statSync(file, { throwIfNoEntry: false })?.size ?? 0) <= checkedBytes) check(database);
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

class DamageFound extends Error {}

function check(database: DatabaseSync): void {
  const [row] = database.prepare('PRAGMA quick_check(1)').all();
  if (row?.quick_check !== 'ok') throw new DamageFound(`The check of the file found: ${row?.quick_check}`);
}

/** Moves the file, with its journal, out of the way. @returns what to tell */
function setAside(file: string): string {
  const aside = `${file}.corrupt-${new Date().toISOString().replaceAll(':', '-')}`;
  renameSync(file, aside);
  for (const end of ['-wal', '-shm']) if (existsSync(file + end)) renameSync(file + end, aside + end);
  rmSync(mark(file), { force: true });
  return `The file of the tasks was damaged and is kept as ${aside}; a new one was begun, without the tasks of the old one.`;
}

/** Left where damage shows while the file is in use, so that the next start sets it aside. */
const mark = (file: string): string => `${file}.damaged`;

/** What an error of SQLite means to whoever must act. */
export function faultOf(error: unknown, file: string): Fault {
  const message = error instanceof Error ? error.message : String(error);
  if (isDamage(error)) {
    leaveMark(file);
    return { code: 'damaged', message: `The file of the tasks is damaged (${message}): ${file}. The next start sets it aside.` };
  }
  switch (primaryCode(error)) {
    case 13: // SQLITE_FULL
      return { code: 'full', message: `The disk is full: ${file} cannot grow. Make room there.` };
    case 5: // SQLITE_BUSY
    case 6: // SQLITE_LOCKED
      return { code: 'in-use', message: inUse(file) };
    case 8: // SQLITE_READONLY
    case 10: // SQLITE_IOERR
    case 14: // SQLITE_CANTOPEN
      return { code: 'unwritable', message: `The file of the tasks cannot be read or written (${message}): ${file}.` };
    default:
      return { code: 'failed', message };
  }
}

function leaveMark(file: string): void {
  try {
    writeFileSync(mark(file), '');
  } catch {
    // The disk is full or failing besides; then the damage shows again.
  }
}

const inUse = (file: string): string =>
  `Another program uses the file of the tasks: ${file}. End it, such as an engine of another version.`;

const isBusy = (error: unknown): boolean => [5, 6].includes(primaryCode(error));

const isDamage = (error: unknown): boolean => error instanceof DamageFound || [11, 26].includes(primaryCode(error)); // CORRUPT, NOTADB

/** SQLite's result code without its details; 0 for any other error. */
function primaryCode(error: unknown): number {
  return error instanceof Error && 'errcode' in error ? Number(error.errcode) & 0xff : 0;
}
