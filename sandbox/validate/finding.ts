/** One reason why a program is refused, with its place: lines and columns count from 1, the end is just behind the last character. */
export interface Finding {
  readonly rule: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
  readonly message: string;
  /** What to write instead. */
  readonly hint: string;
}
