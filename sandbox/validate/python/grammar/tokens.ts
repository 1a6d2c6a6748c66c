import { type Sentence, say } from '../../../sentence.ts';
import { lineEnd } from './expectations.ts';
import { kind, type Lexemes } from './lexer.ts';
import { Mistake } from './mistake.ts';
import type { Shape } from './shape.ts';

const keywords = new Set(
  `False None True and as assert async await break class continue def del elif else except finally for from global if import in is
lambda nonlocal not or pass raise return try while with yield`.split(/\s+/),
);

/** How deep expressions and statements may stand in each other. */
const deepest = 400;

const missingOrSurplus = say('Look for a missing or surplus word, bracket or operator.');
const aName = say('a name');

/** The rules of expressions that others refer to. */
export interface Rules {
  expression(t: Tokens): Shape;
  /** An expression, or `name := expression`. */
  named(t: Tokens): Shape;
  /** No conditional expression and no `lambda`. */
  logic(t: Tokens): Shape;
  /** No comparison either. */
  operand(t: Tokens): Shape;
  /** What stands in brackets, up to the closing one; an empty word is the end. */
  content(t: Tokens, close: string): Shape;
}

/** A part of the text, by the offsets of its start and its end. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** How many of each were noted at some place. */
export interface Mark {
  readonly walruses: number;
  readonly yields: number;
}

/** A place among the tokens of a program, which moves forward; `index` may be set back to an earlier one. */
export class Tokens {
  readonly text: string;
  readonly lexemes: Lexemes;
  readonly rules: Rules;
  /** The offsets of all names, also of those in f-strings that were passed. */
  readonly names: number[];
  /** What stands between each `match` and its colon. */
  readonly subjects: Span[] = [];
  index = 0;
  depth = 0;
  /** Names given a value by `:=` since the start of the function around. */
  readonly walruses: { readonly name: string; readonly from: number; readonly to: number }[] = [];
  /** Where a `yield` stands, since the start of the function around. */
  readonly yields: number[] = [];
  /** How many iterables of comprehensions are around this place. */
  iterables = 0;
  /** How many levels of loops and tries stand in each other in this block. */
  levels = 0;
  isInFunction = false;
  /** True where names belong to a class. */
  isInClass = false;
  private wordIndex = -1;
  private currentWord = '';

  constructor(text: string, lexemes: Lexemes, rules: Rules) {
    this.text = text;
    this.lexemes = lexemes;
    this.rules = rules;
    this.names = lexemes.starts.filter(
      (start, at) => lexemes.kinds[at] === kind.name && !keywords.has(text.slice(start, lexemes.ends[at])),
    );
  }

  get kind(): number {
    return this.lexemes.kinds[this.index]; // the last token is never passed
  }
  get from(): number {
    return this.lexemes.starts[this.index];
  }
  get to(): number {
    return this.lexemes.ends[this.index];
  }
  /** Where the token before this one ends. */
  get lastTo(): number {
    return this.lexemes.ends[this.index - 1]; // asked only behind a token
  }

  /** The token's text; empty for line ends and indentation. */
  get word(): string {
    if (this.wordIndex === this.index) return this.currentWord;
    this.wordIndex = this.index;
    this.currentWord = this.kind <= kind.operator ? this.text.slice(this.from, this.to) : '';
    return this.currentWord;
  }

  /** The text of a token further on. */
  ahead(count: number): string {
    const at = this.index + count;
    return this.lexemes.kinds[at] <= kind.operator // false behind the last one
      ? this.text.slice(this.lexemes.starts[at], this.lexemes.ends[at])
      : '';
  }

  mark(): Mark {
    return { walruses: this.walruses.length, yields: this.yields.length };
  }

  is(word: string): boolean {
    return this.word === word && this.kind !== kind.string;
  }
  isKind(what: number): boolean {
    return this.kind === what;
  }
  isName(): boolean {
    return this.kind === kind.name && !keywords.has(this.word);
  }

  /** Passes the token when it is this word. */
  take(word: string): boolean {
    if (!this.is(word)) return false;
    this.index++;
    return true;
  }
  takeKind(what: number): boolean {
    if (this.kind !== what) return false;
    this.index++;
    return true;
  }

  expect(word: string, hint = missingOrSurplus): void {
    if (!this.take(word)) throw this.mistake(say('"{0}"', word), hint);
  }
  expectKind(what: number, expected: Sentence, hint: Sentence): void {
    if (!this.takeKind(what)) throw this.mistake(expected, hint);
  }
  /** Passes a name and gives it as Python reads it. */
  name(expected = aName): string {
    if (!this.isName()) {
      const isKeyword = this.kind === kind.name;
      throw this.mistake(expected, isKeyword ? say('Choose a name that is not a word of Python.') : say('Write a name here.'));
    }
    const name = this.word.normalize('NFKC');
    this.index++;
    return name;
  }

  mistake(expected: Sentence, hint: Sentence): Mistake {
    return new Mistake(this.from, this.to, say('Expected {0}, got {1}.', expected, this.describe()), hint);
  }

  private describe(): Sentence {
    if (this.kind === kind.newline) return lineEnd;
    if (this.kind === kind.indent) return say('an indented line');
    if (this.kind === kind.dedent) return say('a line that is indented less');
    if (this.kind === kind.end) return say('the end');
    const word = this.word.split('\n')[0] as string; // split gives one part at least
    return say('"{0}"', word.length > 30 ? `${word.slice(0, 30)}…` : word);
  }

  /** Reads what may turn out to be something else: then nothing was read, and the answer is false. */
  attempt(read: () => boolean): boolean {
    const { index, depth } = this;
    const { walruses, yields } = this.mark();
    const names = this.names.length;
    try {
      if (read()) return true;
    } catch (error) {
      if (!(error instanceof Mistake)) throw error;
    }
    this.index = index;
    this.depth = depth;
    this.walruses.length = walruses;
    this.yields.length = yields;
    this.names.length = names;
    return false;
  }

  /** Reads something that may stand in itself. */
  nested<T>(read: () => T): T {
    if (++this.depth > deepest)
      throw new Mistake(
        this.from,
        this.to,
        say('Expected at most 400 levels of nesting.'),
        say('Split it into several statements.'),
      );
    const result = read();
    this.depth--;
    return result;
  }
}
