import {
  Composer,
  type CST,
  type Document,
  type DocumentOptions,
  Lexer,
  LineCounter,
  type ParseOptions,
  Parser,
  type SchemaOptions,
} from 'yaml';
import { say } from '../../sandbox/sentence.ts';
import { leaveOutRows } from './alike-rows.ts';
import { Mistakes } from './mistakes.ts';
import { hasFewLevels, NestingGuard } from './nesting.ts';
import { mistakesOfYaml } from './yaml-mistakes.ts';

/** Bytes a config may have. */
export const maxBytes = 1024 * 1024;
const options: ParseOptions & DocumentOptions & SchemaOptions = {
  version: '1.2',
  schema: 'core',
  merge: false,
  strict: true,
  // The library compares every key with every other one; `readMap` looks for duplicates in linear time.
  uniqueKeys: false,
  prettyErrors: false,
  logLevel: 'error',
};

/** The text of a config; `undefined` with a mistake noted when it is too long or not UTF-8. */
export function decode(input: string | Uint8Array, mistakes: Mistakes): string | undefined {
  const bytes = typeof input === 'string' ? Buffer.byteLength(input) : input.byteLength;
  if (bytes > maxBytes) {
    mistakes.addAtStart('too-large', say('Expected at most 1 MiB of text, got {0} MiB.', (bytes / maxBytes).toFixed(1)));
    return undefined;
  }
  if (typeof input === 'string') return input;
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(input);
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    mistakes.addAtStart('not-utf8', say('Expected UTF-8 text, got bytes that are not; save the file as UTF-8.'));
    return undefined;
  }
}

/** One YAML 1.2 document of the core schema, or `undefined` with its mistakes noted. */
export function readDocument(text: string, mistakes: Mistakes): Document | undefined {
  const lines = new LineCounter();
  // Counted here: the parser loses lines after a stray bracket.
  lines.addNewLine(0);
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) lines.addNewLine(at + 1);
  mistakes.locate = (offset) => lines.linePos(offset);
  const tokens = readShortened(text) ?? readTokens(text, mistakes);
  if (tokens === undefined) return undefined;
  // Without a document in the text there is an empty one: `forceDoc`.
  const [document, second] = new Composer(options).compose(tokens, true, text.length);
  if (document === undefined) throw new Error('Expected a document of the composer, got none.');
  const found = mistakesOfYaml(text, [...document.errors, ...document.warnings]);
  for (const { range, code, sentence } of found) mistakes.add(range, '', code, sentence);
  if (second) mistakes.add(second.range, '', 'multiple-documents', severalDocuments);
  if (mistakes.count > 0) return undefined;
  if (document.contents === null) {
    mistakes.addAtStart(
      'empty',
      say('The config is empty; write at least an algorithm and a problem, such as "algorithm: particle_swarm".'),
    );
    return undefined;
  }
  return hasFewLevels(document, mistakes) ? document : undefined;
}

/** The tokens of a text with long lists of numbers; undefined where it has none, or is not to be read so. */
function readShortened(text: string): readonly CST.Token[] | undefined {
  const shortened = leaveOutRows(text);
  const tokens = shortened && readTokens(shortened.text, new Mistakes());
  return tokens && shortened.restore(tokens) ? tokens : undefined;
}

/** The tokens of the parser, which recurses over nothing; `undefined`, with the mistake noted, where composing them would. */
function readTokens(text: string, mistakes: Mistakes): readonly CST.Token[] | undefined {
  const parser = new Parser();
  const guard = new NestingGuard();
  const tokens: CST.Token[] = [];
  for (const lexeme of new Lexer().lex(text)) {
    if (!guard.admits(lexeme, mistakes)) return undefined;
    for (const token of parser.next(lexeme)) tokens.push(token);
  }
  for (const token of parser.end()) tokens.push(token);
  return tokens;
}

const severalDocuments = say('Expected one document, got a second one after "---"; put it in a cell or file of its own.');
