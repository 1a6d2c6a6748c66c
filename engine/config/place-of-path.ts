import { isMap, isScalar, type Node } from 'yaml';
import type { Finding } from './config.ts';
import { Mistakes } from './mistakes.ts';
import { readDocument } from './text.ts';

/** Where a finding stands: its part of a {@link Finding}. */
export type FindingPlace = Pick<Finding, 'line' | 'column' | 'endLine' | 'endColumn'>;

/**
 * The place of a path such as `sandbox.seconds` in the text of a valid config: its value where that is a single one, else its key. Where the
 * text has no such path, what is nearest above it.
 */
export function placeOfPath(text: string, path: string): FindingPlace {
  const mistakes = new Mistakes();
  const contents = readDocument(text, mistakes)?.contents;
  const [start, end] = contents ? rangeOf(contents, path.split('.')) : [0, 0];
  const [from, to] = [mistakes.locate(start), mistakes.locate(end)];
  return { line: from.line, column: from.col, endLine: to.line, endColumn: to.col };
}

function rangeOf(root: Node, path: readonly string[]): readonly [start: number, end: number] {
  let node: unknown = root;
  let found: readonly [number, number] = [root.range?.[0] ?? 0, root.range?.[0] ?? 0];
  for (const name of path) {
    const pair = isMap(node) ? node.items.find(({ key }) => isScalar(key) && key.value === name) : undefined;
    if (pair === undefined) break;
    node = pair.value;
    const { range } = isScalar(node) ? node : (pair.key as Node); // the key is a scalar
    if (range) found = [range[0], range[1]];
  }
  return found;
}
