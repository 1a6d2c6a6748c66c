import { say } from '../../../sentence.ts';
import { kind, readLexemes } from './lexer.ts';
import { Mistake } from './mistake.ts';
import { checkText, partsOf, type StringParts } from './string.ts';
import { Tokens } from './tokens.ts';

/** Reads strings beside each other, which are one, and the expressions in those that have any. */
export function readStrings(t: Tokens): void {
  const { from } = t;
  let isBytes: boolean | undefined;
  while (t.isKind(kind.string)) {
    const parts = partsOf(t.text, t.from, t.to);
    isBytes ??= parts.isBytes;
    if (isBytes !== parts.isBytes)
      throw new Mistake(
        from,
        t.to,
        say('Expected strings or bytes, got both beside each other.'),
        say('Make all of them the same.'),
      );
    if (parts.isFormat) new FormatString(t, parts).read();
    else checkText(t.text, parts, parts.from, parts.to);
    t.index++;
  }
}

/** Reads an f-string by the rules of Python 3.11: its braces hold no backslash, no comment, and not the quotes around it. */
class FormatString {
  private readonly t: Tokens;
  private readonly parts: StringParts;
  private at: number;

  constructor(t: Tokens, parts: StringParts) {
    this.t = t;
    this.parts = parts;
    this.at = parts.from;
  }

  read(): void {
    this.readText(0);
  }

  /** Reads text and fields up to the end, or up to the brace that closes the field around. */
  private readText(level: number): void {
    const { text } = this.t;
    const { isRaw, to } = this.parts;
    let start = this.at;
    const check = (end: number) => checkText(text, this.parts, start, end);
    while (this.at < to) {
      const character = text[this.at];
      if (character === '\\' && !isRaw) {
        const next = text[this.at + 1];
        if (next === 'N' && text[this.at + 2] === '{') {
          const end = text.indexOf('}', this.at);
          this.at = end === -1 || end >= to ? to : end + 1;
        } else this.at += next === '{' || next === '}' ? 1 : 2;
      } else if (character === '{' || character === '}') {
        if (level === 0 && text[this.at + 1] === character && this.at + 1 < to) {
          this.at += 2;
          continue;
        }
        check(this.at);
        if (character === '}') {
          if (level > 0) return;
          throw new Mistake(
            this.at,
            this.at + 1,
            say('Expected every } in an f-string to close a {, got one alone.'),
            say('Write }} for a brace.'),
          );
        }
        this.readField(level);
        start = this.at;
      } else this.at++;
    }
    check(to);
  }

  private readField(level: number): void {
    const { text } = this.t;
    const open = this.at;
    if (level >= 2)
      throw new Mistake(open, open + 1, say('Expected at most two braces inside each other.'), say('Compute the width before.'));
    const start = open + 1;
    const end = this.endOfExpression(start);
    if (/^[ \t\n\f]*$/.test(text.slice(start, end)))
      throw new Mistake(
        open,
        end + 1,
        say('Expected an expression in the braces of an f-string.'),
        say('Write {{}} for braces.'),
      );
    const inner = new Tokens(text, readLexemes(text, start, end, true), this.t.rules);
    inner.isInClass = this.t.isInClass;
    inner.iterables = this.t.iterables;
    inner.depth = this.t.depth;
    this.t.nested(() => this.t.rules.content(inner, ''));
    for (const name of inner.names) this.t.names.push(name); // there may be more than a call takes arguments
    for (const walrus of inner.walruses) this.t.walruses.push(walrus);
    for (const place of inner.yields) this.t.yields.push(place);
    this.at = end;
    if (text[this.at] === '=') {
      this.at++;
      while (/[ \t\n\f]/.test(text[this.at])) this.at++;
    }
    if (text[this.at] === '!') {
      if (!/^![sra]$/.test(text.slice(this.at, this.at + 2)))
        throw new Mistake(this.at, this.at + 2, say('Expected !s, !r or !a in the braces.'), say('Leave it out, or write !r.'));
      this.at += 2;
    }
    if (text[this.at] === ':') {
      this.at++;
      this.readText(level + 1);
    }
    if (this.at >= this.parts.to || text[this.at] !== '}') throw this.unclosed(open);
    this.at++;
  }

  private endOfExpression(start: number): number {
    const { text } = this.t;
    const { to } = this.parts;
    let depth = 0;
    let quote = '';
    for (let at = start; at < to; at++) {
      const character = text[at] as string; // at < to
      if (character === '\\' || (character === '#' && quote === ''))
        throw new Mistake(
          at,
          at + 1,
          say('Expected no "{0}" inside the braces of an f-string.', character),
          say('Compute the value before the f-string.'),
        );
      if (quote !== '') {
        if (text.startsWith(quote, at)) {
          at += quote.length - 1;
          quote = '';
        }
      } else if (character === "'" || character === '"') {
        quote = text.startsWith(character.repeat(3), at) ? character.repeat(3) : character;
        at += quote.length - 1;
      } else if ('([{'.includes(character)) depth++;
      else if (depth > 0) {
        if (')]}'.includes(character)) depth--;
      } else if ('!=<>'.includes(character) && text[at + 1] === '=' && at + 1 < to) at++;
      else if ('!:=}'.includes(character)) return at;
    }
    throw this.unclosed(start - 1);
  }

  private unclosed(open: number): Mistake {
    return new Mistake(
      open,
      open + 1,
      say('Expected the brace to be closed before the f-string ends.'),
      say('Close it; inside the braces use other quotes than around the f-string.'),
    );
  }
}
