import type { SQLInputValue } from 'node:sqlite';
import type { StoreError } from '../tasks/task-store.ts';

/** What the thread of the store opens. */
export interface Opening {
  readonly file: string;
  /** How long it waits for another program that uses the file. */
  readonly patienceMs: number;
}

/** That another program uses the file, as it is told to a person. */
export interface Waiting {
  readonly waiting: string;
}

/** One statement for the thread of the store; `close` as text ends it. */
export interface Question {
  readonly id: number;
  readonly sql: string;
  readonly parameters: readonly SQLInputValue[];
}

/** What came of the question of that id; id 0 tells of the opening, with notices as rows. */
export type Answer = { readonly id: number } & (
  | { readonly rows: readonly unknown[]; readonly changes: number }
  | { readonly fault: Fault }
);

/** An error that crosses the thread. */
export interface Fault {
  readonly code: StoreError['code'];
  readonly message: string;
}
