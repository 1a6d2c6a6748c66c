import { Lexer } from 'yaml';
import type { Range } from './mistakes.ts';

/** An opening bracket and its offset. */
export interface Bracket {
  readonly sign: '[' | '{';
  readonly offset: number;
}

const closing = { '[': ']', '{': '}' } as const;

/** Where brackets and quotes begin that never end. Reads the text once, however many there are; asked in the order of the text. */
export class OpenBrackets {
  private readonly text: string;
  private readonly lexemes: Generator<string>;
  private readonly open: Bracket[] = [];
  private offset = 0;
  private isText = false;
  private quoted: Range = [0, 0];

  constructor(text: string) {
    this.text = text;
    this.lexemes = new Lexer().lex(text);
  }

  /** The innermost bracket before the offset that this sign would close, which counts as closed from now on. */
  takeLast(end: number, sign: string): Bracket | undefined {
    this.readTo(end);
    const index = this.open.findLastIndex((bracket) => closing[bracket.sign] === sign);
    return index < 0 ? undefined : this.open.splice(index, 1)[0];
  }

  /** The text in quotes, or with a beginning of it, that ends at the offset. */
  quotedBefore(end: number): Range | undefined {
    this.readTo(end);
    return this.quoted[1] === end ? this.quoted : undefined;
  }

  private readTo(end: number): void {
    // A wrong sign that stands there closes nothing further out.
    while (this.offset < end || (this.offset === end && /[\]}]/.test(this.text.charAt(end)))) {
      const { value, done } = this.lexemes.next();
      if (done) break;
      this.read(value);
    }
  }

  private read(lexeme: string): void {
    // Marks of the lexer stand for no characters; the last of these announces a text, which may be a bracket.
    if (lexeme === '\u0002' || lexeme === '\u0018' || lexeme === '\u001f') {
      this.isText = lexeme === '\u001f';
      return;
    }
    const last = this.open.at(-1);
    if (!this.isText && (lexeme === '[' || lexeme === '{')) this.open.push({ sign: lexeme, offset: this.offset });
    else if (!this.isText && last && lexeme === closing[last.sign]) this.open.pop();
    else if (!this.isText && /^["']/.test(lexeme)) this.quoted = [this.offset, this.offset + lexeme.length];
    this.isText = false;
    this.offset += lexeme.length;
  }
}
