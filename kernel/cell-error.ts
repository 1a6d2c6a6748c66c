import type { Finding } from '../engine/config/config.ts';

/** Why a cell ends as an error; `ename` is a stable name for programs. */
export class CellError extends Error {
  readonly ename: string;
  readonly findings: readonly Finding[] | undefined;
  constructor(ename: string, message: string, findings?: readonly Finding[], cause?: unknown) {
    super(message, { cause });
    this.ename = ename;
    this.findings = findings;
  }
  static from(error: unknown): CellError {
    if (error instanceof CellError) return error;
    return new CellError('InternalError', error instanceof Error ? error.message : String(error), undefined, error);
  }
}
