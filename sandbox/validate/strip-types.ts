import * as nodeModule from 'node:module';
import { type Sentence, say } from '../sentence.ts';
import { type Finding, told } from './finding.ts';
import { locateTypeError } from './locate-type-error.ts';
import { OwnLines } from './own-lines.ts';
import { StripThread } from './strip-thread.ts';

export type Stripped =
  /** `ownLines` where the code stands in other lines than the text. */
  { readonly ok: true; readonly code: string; readonly ownLines?: OwnLines } | { readonly ok: false; readonly finding: Finding };

/** 1 MB of ordinary TypeScript takes 60 ms. */
const timeoutMs = 1000;
const startTimeoutMs = 20_000;

let thread: StripThread | undefined;

/**
 * Takes the types out of TypeScript; every line and column stays where it is. What is more than types, such as an enum, is
 * translated, and its lines move. Node's own, of 22.13 and later.
 */
export function stripTypes(text: string): Stripped {
  const firstLine = { line: 1, column: 1, endLine: 1, endColumn: 1 + Math.max(1, text.split(/[\r\n]/, 1)[0].length) };
  const refuse = (rule: string, message: Sentence, hint: Sentence, place = firstLine): Stripped => ({
    ok: false,
    finding: { rule, ...told(message, hint), ...place },
  });
  thread ??= startThread();
  if (thread === undefined) {
    const message = say('TypeScript needs Node 22.13 or later with threads, this is {0}.', process.version);
    return refuse('typescript-unavailable', message, say('Update Node, or write the fitness in JavaScript.'));
  }
  const answer = thread.strip(text, timeoutMs);
  if (typeof answer === 'string') {
    thread.end();
    thread = undefined;
    return refuse(
      'too-complex',
      say('The types cannot be taken out: the code is nested too deeply ({0}).', answer),
      say('Write it with less nesting, in shorter parts.'),
    );
  }
  if ('code' in answer) {
    const { code, map } = answer;
    return map === undefined ? { ok: true, code } : { ok: true, code, ownLines: new OwnLines(code, map) };
  }
  const { message, isUnsupported, stack } = answer.error;
  const reason = message.replace(/\.$/, '');
  const place = locateTypeError({ stack }, text);
  return isUnsupported
    ? refuse(
        'typescript-syntax',
        say('This TypeScript is more than types: {0}.', reason),
        say('Use plain objects and const in place of enums, namespaces and parameter properties, and "as" in place of <…>.'),
        place,
      )
    : refuse('syntax', say('This is no TypeScript: {0}.', reason), say('Correct the syntax.'), place);
}

function startThread(): StripThread | undefined {
  if (typeof nodeModule.stripTypeScriptTypes !== 'function') return undefined;
  const started = new StripThread();
  if (started.start(startTimeoutMs)) return started;
  started.end();
  return undefined;
}
