import { type AnyNode, type Program, parse } from 'acorn';
import type { Finding } from '../finding.ts';

/** What the sandbox puts before a fitness: strict mode. Columns of the first line are counted without it. */
const prefix = '"use strict";';

export type Parsed =
  | { readonly ok: true; readonly program: Program; readonly code: string; readonly exportFindings: readonly Finding[] }
  | { readonly ok: false; readonly finding: Finding };

/**
 * Parses a fitness the way it runs: as a script in strict mode, its exports blanked. A module is parsed first only to find
 * these: in a script `<!--` begins a comment, so what is scanned must be read as a script too.
 */
export function parseAsItRuns(source: string): Parsed {
  // A line for the shell is no code.
  const text = source.replace(/^#!.*/, (line) => ' '.repeat(line.length));
  try {
    const exports = mayExport.test(text) ? exportsOf(text) : [];
    const code = exports.reduceRight((rest, node) => blank(rest, node), text);
    const program = parse(prefix + code, { ecmaVersion: 'latest', sourceType: 'script', locations: true });
    program.body.shift();
    unshift(program);
    return { ok: true, program, code, exportFindings: exports.flatMap(refuseExport) };
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    const { loc, message } = error as SyntaxError & { loc?: { line: number; column: number } }; // acorn's errors say where
    const line = loc?.line ?? 1;
    const column = (loc?.column ?? 0) + 1;
    const reason = message.replace(/\s*\(\d+:\d+\)$/, '');
    return {
      ok: false,
      finding: {
        rule: 'syntax',
        line,
        column,
        endLine: line,
        endColumn: column + 1,
        message: `This is no JavaScript: ${reason}.`,
        hint: 'Correct the syntax.',
      },
    };
  }
}

/** Neither word can be written with escapes. */
const mayExport = /\b(?:export|import)\b/;

const exportsOf = (text: string): AnyNode[] =>
  parse(text, { ecmaVersion: 'latest', sourceType: 'module', locations: true }).body.filter((node) =>
    /^(?:Ex|Im)port/.test(node.type),
  );

/** Spaces in place of `export` and `export default`, or of a whole export that declares nothing. */
function blank(text: string, node: AnyNode): string {
  const declaration =
    node.type === 'ExportNamedDeclaration' || node.type === 'ExportDefaultDeclaration' ? node.declaration : null;
  const isKept = declaration !== null && declaration !== undefined && /Declaration$/.test(declaration.type);
  const end = isKept ? declaration.start : node.end;
  return text.slice(0, node.start) + text.slice(node.start, end).replace(/[^\n\r\u2028\u2029]/g, ' ') + text.slice(end);
}

/** An export that loads, or that would be lost by blanking. */
function refuseExport(node: AnyNode): Finding[] {
  const { start, end } = (
    node as AnyNode & { loc: { start: { line: number; column: number }; end: { line: number; column: number } } }
  ).loc; // parsed with locations
  const place = { line: start.line, column: start.column + 1, endLine: end.line, endColumn: end.column + 1 };
  if (node.type === 'ImportDeclaration')
    return [
      {
        rule: 'module',
        message: 'import loads modules, which a fitness cannot.',
        hint: 'Write what you need in the fitness itself.',
        ...place,
      },
    ];
  const isFrom = node.type === 'ExportAllDeclaration' || (node.type === 'ExportNamedDeclaration' && node.source);
  if (isFrom)
    return [
      {
        rule: 'module',
        message: 'export … from loads modules, which a fitness cannot.',
        hint: 'Declare function fitness(x).',
        ...place,
      },
    ];
  const isExpression =
    node.type === 'ExportDefaultDeclaration' &&
    !/Declaration$/.test(node.declaration.type) &&
    node.declaration.type !== 'Identifier';
  const isAnonymous = node.type === 'ExportDefaultDeclaration' && 'id' in node.declaration && node.declaration.id === null;
  return isExpression || isAnonymous
    ? [
        {
          rule: 'no-fitness',
          message: 'The function has no name, but a fitness is called fitness.',
          hint: 'Write: export default function fitness(x) { … }',
          ...place,
        },
      ]
    : [];
}

/** Takes the prefix out of all places. */
function unshift(program: Program): void {
  const open: unknown[] = [program];
  const seen = new Set<unknown>();
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (typeof next !== 'object' || next === null || seen.has(next)) continue;
    seen.add(next);
    if (Array.isArray(next)) for (const item of next) open.push(item);
    else if ('type' in next) {
      const node = next as unknown as { start: number; end: number; loc: { start: Place; end: Place } }; // acorn's nodes have them
      node.start -= prefix.length;
      node.end -= prefix.length;
      for (const place of [node.loc.start, node.loc.end]) {
        // Nodes that begin or end together share a place.
        if (place.line === 1 && !seen.has(place)) place.column -= prefix.length;
        seen.add(place);
      }
      open.push(...Object.values(next));
    }
  }
}

interface Place {
  line: number;
  column: number;
}
