/** The first place where a text is not Python, and how to mend it. */
export class Mistake extends Error {
  readonly from: number;
  readonly to: number;
  readonly hint: string;

  constructor(from: number, to: number, message: string, hint: string) {
    super(message);
    this.from = from;
    this.to = to;
    this.hint = hint;
  }
}
