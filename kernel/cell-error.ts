import type { Finding } from '../engine/config/config.ts';
import { inEnglish, type Part, partOf, type Sentence } from '../sandbox/sentence.ts';

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
  /** The message as it can be told in other languages; undefined where it is somebody else's. */
  readonly sentence: Sentence | undefined;
  readonly findings: readonly Finding[] | undefined;
  /** Where the findings are, when not in the cell that ends. */
  readonly source: FindingSource | undefined;
  constructor(ename: string, said: Part, findings?: readonly Finding[], cause?: unknown, source?: FindingSource) {
    super(inEnglish(said), { cause });
    this.ename = ename;
    this.sentence = typeof said === 'object' ? said : undefined;
    this.findings = findings;
    this.source = source;
  }
  static from(error: unknown): CellError {
    if (error instanceof CellError) return error;
    return new CellError('InternalError', partOf(error), undefined, error);
  }
}
