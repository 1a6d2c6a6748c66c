/** One reason why a fitness is not run. Lines and columns count from 1; the end is exclusive. */
export interface Finding {
  /** Stable kebab-case name of the rule. */
  readonly rule: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
  /** One plain sentence: what stands there and why it is refused. */
  readonly message: string;
  /** What to write instead. */
  readonly hint: string;
}
