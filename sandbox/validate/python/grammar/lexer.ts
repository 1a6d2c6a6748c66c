import { say } from '../../../sentence.ts';
import { Mistake } from './mistake.ts';
import { checkNumber, numberAt } from './number.ts';
import { isProperName } from './proper-name.ts';
import { stringAt } from './string.ts';

export const kind = { name: 0, number: 1, string: 2, operator: 3, newline: 4, indent: 5, dedent: 6, end: 7 } as const;

/** The tokens of a program in three columns: what each is, where it starts, and where it ends. */
export interface Lexemes {
  readonly kinds: readonly number[];
  readonly starts: readonly number[];
  readonly ends: readonly number[];
}

/** Limits of Python's own. */
const deepestBrackets = 200;
const deepestIndentation = 99;

const name = /[\p{XID_Start}_\u{80}-\u{10ffff}][\w\u{80}-\u{10ffff}]*/uy;
const operator = /\*\*=?|\/\/=?|>>=?|<<=?|!=|->|:=|\.\.\.|[-+*/%@&|^=<>]=|[-+*/%@&|^=<>~()[\]{},:;.]/y;
const closing: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}' };

/**
 * Cuts a text into tokens as Python 3.11 does: inside a bracketed expression, which has no backslash, there are neither lines nor
 * indentation.
 * @throws Mistake where Python would not go on
 */
export function readLexemes(text: string, from = 0, to = text.length, isExpression = false): Lexemes {
  const [kinds, starts, ends]: [number[], number[], number[]] = [[], [], []];
  const add = (what: number, start: number, end: number) => {
    kinds.push(what);
    starts.push(start);
    ends.push(end);
  };
  const brackets: number[] = [];
  const indentation = [{ columns: 0, tabs: 0 }];
  let at = from;
  let isLineStart = !isExpression;

  while (at < to) {
    if (isLineStart) {
      isLineStart = false;
      at = readIndentation(at);
      continue;
    }
    const character = text[at] as string; // at < to
    if (character === ' ' || character === '\t' || character === '\f') at++;
    else if (character === '#') {
      while (at < to && text[at] !== '\n') at++;
    } else if (character === '\n') {
      if (brackets.length === 0 && !isExpression && isOpenLine()) {
        add(kind.newline, at, at + 1);
        isLineStart = true;
      } else isLineStart = brackets.length === 0 && !isExpression;
      at++;
    } else if (character === '\\') at = continueLine(at);
    else at = readToken(at, character);
  }
  const open = brackets.at(-1);
  if (open !== undefined) throw neverClosed(text, open);
  if (!isExpression) {
    if (isOpenLine()) add(kind.newline, to, to);
    for (let level = 1; level < indentation.length; level++) add(kind.dedent, to, to);
  }
  add(kind.end, to, to);
  return { kinds, starts, ends };

  function isOpenLine(): boolean {
    const last = kinds.at(-1);
    return last !== undefined && last <= kind.operator;
  }

  function readIndentation(start: number): number {
    let place = start;
    let columns = 0;
    let tabs = 0; // the same, were a tab one column
    let continued = 0; // the columns of the first of lines joined by backslashes
    for (; ; place++) {
      const character = text[place];
      if (character === ' ') [columns, tabs] = [columns + 1, tabs + 1];
      else if (character === '\t') [columns, tabs] = [(Math.floor(columns / 8) + 1) * 8, tabs + 1];
      else if (character === '\f') [columns, tabs] = [0, 0];
      else if (character === '\\') {
        continued ||= columns;
        place = continueLine(place) - 1;
      } else break;
    }
    if (place >= to || text[place] === '\n' || text[place] === '#') return place;
    indent(continued ? { columns: continued, tabs: continued } : { columns, tabs }, place);
    return place;
  }

  function indent(line: { columns: number; tabs: number }, place: number): void {
    const mixed = () =>
      new Mistake(
        place,
        place,
        say('Expected tabs or spaces before the line, got a mixture of both.'),
        say('Indent with four spaces.'),
      );
    let last = indentation[indentation.length - 1]; // there is always one
    if (line.columns === last.columns) {
      if (line.tabs !== last.tabs) throw mixed();
      return;
    }
    if (line.columns > last.columns) {
      if (line.tabs <= last.tabs) throw mixed();
      if (indentation.length > deepestIndentation)
        throw new Mistake(
          place,
          place,
          say('Expected at most 100 levels of indentation.'),
          say('Move the inner part to a function.'),
        );
      indentation.push(line);
      add(kind.indent, place, place);
      return;
    }
    while (line.columns < last.columns) {
      indentation.pop();
      add(kind.dedent, place, place);
      last = indentation[indentation.length - 1];
    }
    if (line.columns !== last.columns)
      throw new Mistake(
        place,
        place,
        say('Expected the line to be indented like one above it, got another indentation.'),
        say('Give all lines of a block the same indentation.'),
      );
    if (line.tabs !== last.tabs) throw mixed();
  }

  function continueLine(backslash: number): number {
    if (text[backslash + 1] !== '\n')
      throw new Mistake(
        backslash,
        backslash + 1,
        say('Expected the end of the line behind the backslash.'),
        say('Remove what follows the backslash, or the backslash.'),
      );
    if (backslash + 2 >= to)
      throw new Mistake(
        backslash,
        backslash + 1,
        say('Expected a line after the backslash, got the end.'),
        say('Remove the backslash.'),
      );
    return backslash + 2;
  }

  function readToken(start: number, character: string): number {
    const string = stringAt(text, start, to);
    if (string !== undefined) {
      add(kind.string, start, string);
      return string;
    }
    name.lastIndex = start;
    if (name.test(text) && name.lastIndex <= to) {
      const end = name.lastIndex;
      if (!isProperName(text.slice(start, end))) throw strange(text, start, end);
      add(kind.name, start, end);
      return end;
    }
    const number = numberAt(text, start);
    if (number !== undefined) {
      checkNumber(text, start, number);
      add(kind.number, start, number);
      return number;
    }
    operator.lastIndex = start;
    if (!operator.test(text)) throw strange(text, start, start + character.length);
    const end = operator.lastIndex;
    if (character in closing) {
      brackets.push(start);
      if (brackets.length > deepestBrackets)
        throw new Mistake(
          start,
          end,
          say('Expected at most 200 brackets inside each other.'),
          say('Compute the inner part in a variable.'),
        );
    } else if (character === ')' || character === ']' || character === '}') {
      const open = brackets.pop();
      if (open === undefined)
        throw new Mistake(
          start,
          end,
          say('Expected an opening bracket before this "{0}".', character),
          say('Remove it, or add the opening one.'),
        );
      const expected = closing[text[open] as string]; // only brackets are kept
      if (expected !== character)
        throw new Mistake(
          start,
          end,
          say('Expected "{0}", got "{1}".', expected, character),
          say('Close the brackets in the order they were opened.'),
        );
    }
    add(kind.operator, start, end);
    return end;
  }
}

function neverClosed(text: string, open: number): Mistake {
  return new Mistake(
    open,
    open + 1,
    say('Expected the bracket "{0}" to be closed, got the end.', text[open]),
    say('Add the closing bracket.'),
  );
}

function strange(text: string, start: number, end: number): Mistake {
  const wrong = [...text.slice(start, end)].find((character) => !isProperName(`_${character}`)) ?? text[start];
  return new Mistake(
    start,
    end,
    say('Expected Python, got the character "{0}".', wrong),
    say('Remove it, or write its plain equivalent.'),
  );
}
