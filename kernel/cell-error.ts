import type { Finding } from '../engine/config/config.ts';

/** A text that a cell uses: a file, or another cell. */
export interface FindingSource {
  /** As the user wrote it. */
  readonly name: string;
  /** As it was read. */
  readonly text: string;
  /** Absolute path, of a file. */
  readonly file?: string;
  /** Of a cell: its id, and its number in order of execution, where it was run. */
  readonly cell?: { readonly id: string; readonly count?: number };
}

/** Why a cell ends as an error; `ename` is a stable name for programs. */
export class CellError extends Error {
  readonly ename: string;
  readonly findings: readonly Finding[] | undefined;
  /** Where the findings are, when not in the cell that ends. */
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
