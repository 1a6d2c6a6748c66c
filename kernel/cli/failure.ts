/** What an error is about, and so who acts: the `kind` of an error in JSON. docs/command-line.md explains each. */
export type ErrorKind = 'usage' | 'file' | 'config' | 'rejected' | 'task' | 'user' | 'infrastructure' | 'bug';

/** Of a command that a person ended by Ctrl+C. */
export const interruptedExitCode = 130;

/** Something that is wrong, and where; every command tells it in the same form. */
export interface ErrorReport {
  readonly kind: ErrorKind;
  /** One plain sentence, without the place. */
  readonly message: string;
  /** Of the scan that refused a fitness. */
  readonly rule?: string;
  /** As one reaches it from the current folder. */
  readonly file?: string;
  /** Of a notebook, counted from 1. */
  readonly cell?: number;
  readonly line?: number;
  readonly column?: number;
}

/** Why a command ends without having done its work. */
export class CommandFailure extends Error {
  readonly reports: readonly [ErrorReport, ...ErrorReport[]];
  constructor(reports: CommandFailure['reports'], cause?: unknown) {
    super(reports[0].message, { cause });
    this.reports = reports;
  }
}

/** A command line that is not as its help says. */
export const misused = (message: string): CommandFailure => new CommandFailure([{ kind: 'usage', message }]);
