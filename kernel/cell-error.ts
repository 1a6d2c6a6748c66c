import type { Finding } from '../engine/config/config.ts';

/** A file that a cell uses. */
export interface FindingSource {
  /** As the user wrote it. */
  readonly name: string;
  /** Absolute path. */
  readonly file: string;
  readonly text: string;
}

/** Why a cell ends as an error; `ename` is a stable name for programs. */
export class CellError extends Error {
  readonly ename: string;
  readonly findings: readonly Finding[] | undefined;
  /** Where the findings are, when not in the cell. */
  readonly source: FindingSource | undefined;
  constructor(ename: string, message: string, findings?: readonly Finding[], cause?: unknown, source?: FindingSource) {
    super(message, { cause });
    this.ename = ename;
    this.findings = findings;
    this.source = source;
  }
  static from(error: unknown): CellError {
    if (error instanceof CellError) return error;
    return new CellError('InternalError', error instanceof Error ? error.message : String(error), undefined, error);
  }
}
