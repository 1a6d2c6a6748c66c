import type { AnyNode, Program } from 'acorn';
import { say } from '../../sentence.ts';
import { blankExports, namesHandedOn, refuseExport } from './exports.ts';
import { LinearParser, TooDeep } from './linear-parser.ts';
import type { Remark } from './places.ts';

/** What the sandbox puts before a fitness: strict mode. */
export const prefix = '"use strict";';

export type Parsed =
  /** Places count from the start of `text`, which begins with the prefix. */
  | {
      readonly ok: true;
      readonly program: Program;
      readonly text: string;
      readonly remarks: readonly Remark[];
      readonly handedOn: readonly AnyNode[];
    }
  | { readonly ok: false; readonly text: string; readonly remarks: readonly [Remark] };

/**
 * Parses a fitness the way it runs: as a script in strict mode, its exports blanked. A module is parsed first only to find
 * these: in a script `<!--` begins a comment, so what is scanned must be read as a script too.
 * @param written the source before its types were taken out, of the same length
 */
export function parseAsItRuns(source: string, written = source): Parsed {
  // A line for the shell is no code. The prefix stands before a module too, so that all places count alike.
  let text = prefix + source.replace(/^#!.*/, (line) => ' '.repeat(line.length));
  try {
    const exports = mayExport.test(text) ? exportsOf(text) : [];
    text = blankExports(text, exports);
    const isErased = ({ start, end }: AnyNode): boolean =>
      source.slice(start - prefix.length, end - prefix.length) !== written.slice(start - prefix.length, end - prefix.length);
    const program = LinearParser.read(text, 'script');
    program.body.shift();
    const remarks = exports.flatMap((node) => refuseExport(node, isErased));
    return { ok: true, program, text, remarks, handedOn: exports.flatMap(namesHandedOn) };
  } catch (error) {
    if (error instanceof TooDeep) return { ok: false, text, remarks: [{ start: error.pos, end: error.pos, ...tooComplex }] };
    if (!(error instanceof SyntaxError)) throw error;
    const { pos = 0, message } = error as SyntaxError & { pos?: number }; // acorn's errors say where
    const reason = message.replace(/\s*\(\d+:\d+\)$/, '');
    const remark = { rule: 'syntax', message: say('This is no JavaScript: {0}.', reason), hint: say('Correct the syntax.') };
    return { ok: false, text, remarks: [{ start: pos, end: pos + 1, ...remark }] };
  }
}

/** Said of code that nests deeper than a parser or a scan can follow. */
export const tooComplex = {
  rule: 'too-complex',
  message: say('The code is nested too deeply to be checked.'),
  hint: say('Write it with less nesting.'),
} as const;

/** Neither word can be written with escapes. */
const mayExport = /\b(?:export|import)\b/;

const exportsOf = (text: string): AnyNode[] =>
  LinearParser.read(text, 'module').body.filter((node) => /^(?:Ex|Im)port/.test(node.type));
