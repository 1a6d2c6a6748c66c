/** What the YAML library finds wrong, in words that say what to do. */
import { Lexer, type YAMLError } from 'yaml';
import { type Sentence, say } from '../../sandbox/sentence.ts';

interface Bracket {
  readonly sign: '[' | '{';
  readonly offset: number;
}

const closing = { '[': ']', '{': '}' } as const;

/** Sentences about the errors of one text, which are told in order. @param locate the line and column of an offset */
export function sentencesOf(
  text: string,
  locate: (offset: number) => { line: number; col: number },
): (error: YAMLError) => Sentence {
  const brackets = new OpenBrackets(text);
  return (error) => {
    const [, sign] = error.message.match(/^Flow .* end with a ([\]}])$/) ?? [];
    const open = sign === undefined ? undefined : brackets.takeLast(error.pos[0], sign);
    if (open === undefined) return sentenceOf(error, text);
    const { line, col } = locate(open.offset);
    return say(
      'Expected "{0}" for the "{1}" of line {2}, column {3}; add it, or indent more what belongs between them.',
      closing[open.sign],
      open.sign,
      line,
      col,
    );
  };
}

/** Reads the text once, however many of its brackets are never closed. */
class OpenBrackets {
  private readonly text: string;
  private readonly lexemes: Generator<string>;
  private readonly open: Bracket[] = [];
  private offset = 0;
  private isText = false;

  constructor(text: string) {
    this.text = text;
    this.lexemes = new Lexer().lex(text);
  }

  /** The innermost bracket before the offset that this sign would close, which counts as closed from now on. */
  takeLast(end: number, sign: string): Bracket | undefined {
    // A wrong sign that stands there closes nothing further out.
    while (this.offset < end || (this.offset === end && /[\]}]/.test(this.text.charAt(end)))) {
      const { value, done } = this.lexemes.next();
      if (done) break;
      this.read(value);
    }
    const index = this.open.findLastIndex((bracket) => closing[bracket.sign] === sign);
    return index < 0 ? undefined : this.open.splice(index, 1)[0];
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
    this.isText = false;
    this.offset += lexeme.length;
  }
}

function sentenceOf(error: YAMLError, text: string): Sentence {
  const [, bracket] = error.message.match(/^Unexpected flow-(?:map|seq)-end token in YAML .*"([\]}])"$/) ?? [];
  if (bracket !== undefined)
    return say('Expected no "{0}" here, because it closes nothing; remove it, or add its beginning.', bracket);
  const [, quote] = error.message.match(/^Missing closing (["'])quote$/) ?? [];
  if (quote !== undefined)
    return say('Expected {0} at the end of a text that begins with {0}, got the end of the config; add it.', quote);
  switch (error.code) {
    case 'TAB_AS_INDENT':
      return say('Expected spaces, got a tab; YAML is indented with spaces only.');
    case 'TAG_RESOLVE_FAILED':
      return say('Expected plain values, got the tag {0}; remove it.', text.slice(...error.pos).split(/\s/)[0] ?? '');
    case 'BLOCK_IN_FLOW':
      return say('Expected a comma or a closing bracket; write commas between the entries of { } and [ ].');
    case 'BLOCK_AS_IMPLICIT_KEY':
      return say('Expected no key here; indent keys of one level alike, and put a text that holds ": " into quotes.');
    case 'MULTILINE_IMPLICIT_KEY':
      return say('Expected a key with its colon on one line, such as "dimensions: 3".');
    default:
      return say('The YAML cannot be read here: {0}', error.message.replace(/\.?$/, '.'));
  }
}
