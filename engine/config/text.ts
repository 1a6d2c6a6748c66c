import { type Document, isAlias, isCollection, Lexer, LineCounter, parseDocument, visit, type YAMLError } from 'yaml';
import type { Mistakes } from './mistakes.ts';

/** Bytes a config may have. */
export const maxBytes = 1024 * 1024;
const maxDepth = 64;
const maxAliases = 200;

/** The text of a config; `undefined` with a mistake noted when it is too long or not UTF-8. */
export function decode(input: string | Uint8Array, mistakes: Mistakes): string | undefined {
  const bytes = typeof input === 'string' ? Buffer.byteLength(input) : input.byteLength;
  if (bytes > maxBytes) {
    mistakes.addAtStart('too-large', `Expected at most 1 MiB of text, got ${(bytes / maxBytes).toFixed(1)} MiB.`);
    return undefined;
  }
  if (typeof input === 'string') return input;
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(input);
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    mistakes.addAtStart('not-utf8', 'Expected UTF-8 text, got bytes that are not; save the file as UTF-8.');
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
  if (!isShallow(text, mistakes)) return undefined;
  const document = parseDocument(text, {
    version: '1.2',
    schema: 'core',
    merge: false,
    strict: true,
    // The library compares every key with every other one; `readMap` looks for duplicates in linear time.
    uniqueKeys: false,
    prettyErrors: false,
    logLevel: 'error',
  });
  for (const error of [...document.errors, ...document.warnings])
    mistakes.add(error.pos, '', codeOf(error), sentenceOf(error, text));
  if (mistakes.count > 0) return undefined;
  if (document.contents === null) {
    mistakes.addAtStart(
      'empty',
      'The config is empty; write at least an algorithm and a problem, such as "algorithm: particle_swarm".',
    );
    return undefined;
  }
  return hasFewAliases(document, mistakes) ? document : undefined;
}

/** Looks at the tokens before anything recurses over them. */
function isShallow(text: string, mistakes: Mistakes): boolean {
  let flow = 0;
  let offset = 0;
  let dashes = 0;
  let lineStart = 0;
  let isLineBegun = false;
  const indents: number[] = [];
  for (const token of new Lexer().lex(text)) {
    if (isControl(token)) continue;
    const lastBreak = token.lastIndexOf('\n');
    if (lastBreak >= 0) {
      dashes = 0;
      lineStart = offset + lastBreak + 1;
      isLineBegun = !token.endsWith('\n'); // a block scalar ends its line, a text over several lines begins one
    } else if (!isLineBegun && flow === 0 && !/^[ \t#]/.test(token)) {
      isLineBegun = true;
      const column = offset - lineStart;
      while ((indents.at(-1) ?? -1) >= column) indents.pop();
      indents.push(column);
    }
    if (token === '[' || token === '{') flow++;
    else if (token === ']' || token === '}') flow--;
    else if (token === '-' || token === '?') dashes++;
    // Not every indent is a level, so that only twice as many are surely too deep; `hasFewAliases` looks exactly.
    if (flow + dashes > maxDepth || indents.length > 2 * maxDepth) {
      mistakes.add([offset, offset + 1], '', 'too-deep', `Expected at most ${maxDepth} levels of nesting, got more.`);
      return false;
    }
    offset += token.length;
  }
  return true;
}

/** Marks of the lexer that stand for no characters of the text. */
const isControl = (token: string): boolean => token === '\u0002' || token === '\u0018' || token === '\u001f';

function hasFewAliases(document: Document, mistakes: Mistakes): boolean {
  let aliases = 0;
  visit(document, {
    Node(_, node, path) {
      if (isCollection(node) && path.filter(isCollection).length >= maxDepth) {
        mistakes.add(node.range ?? [0, 0], '', 'too-deep', `Expected at most ${maxDepth} levels of nesting, got more.`);
        return visit.BREAK;
      }
      if (isAlias(node) && ++aliases > maxAliases) {
        mistakes.add(node.range ?? [0, 0], '', 'too-many-aliases', `Expected at most ${maxAliases} aliases, got more.`);
        return visit.BREAK;
      }
      return undefined;
    },
  });
  return mistakes.count === 0;
}

const codes: Readonly<Record<string, string>> = {
  MULTIPLE_DOCS: 'multiple-documents',
  TAB_AS_INDENT: 'tab',
  TAG_RESOLVE_FAILED: 'tag',
};

const codeOf = (error: YAMLError): string => codes[error.code] ?? 'yaml';

function sentenceOf(error: YAMLError, text: string): string {
  if (error.code === 'MULTIPLE_DOCS')
    return 'Expected one document, got a second one after "---"; put it in a cell or file of its own.';
  if (error.code === 'TAB_AS_INDENT') return 'Expected spaces, got a tab; YAML is indented with spaces only.';
  if (error.code === 'TAG_RESOLVE_FAILED')
    return `Expected plain values, got the tag ${text.slice(...error.pos).split(/\s/)[0]}; remove it.`;
  return `The YAML cannot be read here: ${error.message.replace(/\.?$/, '.')}`;
}
