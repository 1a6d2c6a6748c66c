import { TextDocument } from 'vscode-languageserver-textdocument';
import { type DocumentSymbol, type FoldingRange, SymbolKind } from 'vscode-languageserver-types';
import { isCollection, isMap, isScalar, isSeq, type Node, type Pair, parseDocument, visit } from 'yaml';

const read = (text: string) => parseDocument(text, { version: '1.2', schema: 'core', uniqueKeys: false, logLevel: 'error' });

/** Keys and items of a config as a tree, also of one with mistakes. */
export function symbolsOf(text: string): readonly DocumentSymbol[] {
  const document = TextDocument.create('', '', 0, text);
  const rangeOf = (start: number, end: number) => ({ start: document.positionAt(start), end: document.positionAt(end) });
  const inside = (node: Node | null): DocumentSymbol[] => {
    if (isMap(node))
      return (node.items as Pair<Node, Node | null>[]).flatMap((pair) => symbolOf(String(pair.key), pair.key, pair.value)); // typed as unknown
    if (isSeq(node))
      // What stands in one line beside others needs no line of its own here.
      return (node.items as Node[]).flatMap(
        (
          item,
          i, // typed as unknown
        ) => (node.flow && isScalar(item) ? [] : symbolOf(`${i + 1}`, item, item)),
      );
    return [];
  };
  const symbolOf = (name: string, key: Node, value: Node | null): DocumentSymbol[] => {
    if (!key.range || name === '') return [];
    const [start, keyEnd] = key.range;
    const end = Math.max(keyEnd, value?.range?.[1] ?? keyEnd);
    const detail = isCollection(value) ? listOf(value, text) : isScalar(value) ? String(value.source ?? value.value ?? '') : '';
    return [
      {
        name,
        detail,
        kind: kindOf(value),
        range: rangeOf(start, end),
        selectionRange: rangeOf(start, keyEnd),
        children: inside(value),
      },
    ];
  };
  return inside(read(text).contents);
}

/** The numbers or names of a list in brackets, which have no lines of their own. */
function listOf(value: Node, text: string): string {
  if (!isSeq(value) || !value.flow || !value.range || value.items.length === 0 || !value.items.every(isScalar)) return '';
  const written = text.slice(value.range[0], value.range[1]).replaceAll(/\s+/g, ' ');
  return written.length > 60 ? `${written.slice(0, 59)}…` : written;
}

function kindOf(value: Node | null): SymbolKind {
  if (isMap(value)) return SymbolKind.Module;
  if (isSeq(value)) return SymbolKind.Array;
  const plain = isScalar(value) ? value.value : undefined;
  if (typeof plain === 'number') return SymbolKind.Number;
  return typeof plain === 'boolean' ? SymbolKind.Boolean : SymbolKind.String;
}

/** Mappings, lists and runs of comments that take several lines. Lines count from 0. */
export function foldsOf(text: string): readonly FoldingRange[] {
  const document = TextDocument.create('', '', 0, text);
  const lineAt = (offset: number): number => document.positionAt(offset).line;
  const folds: FoldingRange[] = [];
  visit(read(text), {
    Pair(_, { key, value }) {
      const [from, to] = [(key as Node | null)?.range?.[0], (value as Node | null)?.range?.[1]]; // typed as unknown
      if (!isCollection(value) || from === undefined || to === undefined) return;
      const end = lineAt(from + text.slice(from, to).trimEnd().length);
      if (end > lineAt(from)) folds.push({ startLine: lineAt(from), endLine: end });
    },
  });
  for (const [startLine, endLine] of commentRuns(text)) folds.push({ startLine, endLine, kind: 'comment' });
  return folds.sort((a, b) => a.startLine - b.startLine);
}

function commentRuns(text: string): [number, number][] {
  const runs: [number, number][] = [];
  for (const [i, line] of text.split('\n').entries()) {
    if (!/^\s*#/.test(line)) continue;
    const last = runs.at(-1);
    if (last && last[1] === i - 1) last[1] = i;
    else runs.push([i, i]);
  }
  return runs.filter(([from, to]) => to > from);
}
