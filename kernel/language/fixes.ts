/** Quick fixes: edits that end one finding. */
import { TextDocument } from 'vscode-languageserver-textdocument';
import { isMap, isScalar, isSeq, type Node, type Pair, parseDocument, visit } from 'yaml';
import type { Finding } from '../../engine/config/config.ts';
import { t } from '../words.ts';

/** Offsets of the replaced text, and what comes there. */
export interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** A change of a config that mends a finding. */
export interface Fix {
  /** A sentence in the imperative. */
  readonly title: string;
  readonly edits: readonly Edit[];
}

/** Ways to end a finding of a config, the best first; none where nobody can know what was meant. */
export function fixesOf(text: string, finding: Finding): readonly Fix[] {
  const document = TextDocument.create('', '', 0, text);
  const start = document.offsetAt({ line: finding.line - 1, character: finding.column - 1 });
  const end = document.offsetAt({ line: finding.endLine - 1, character: finding.endColumn - 1 });
  const { code, suggestion, path } = finding;
  if (code === 'old-spelling' && /_bound$/.test(path)) return boundsOfSides(text);
  const fixes: Fix[] = [];
  if (suggestion !== undefined)
    fixes.push({
      title: titleOf(finding, text.slice(start, end)),
      edits: [{ start, end: trimmed(text, start, end), text: suggestion }],
    });
  if (code === 'missing') fixes.push(...insertMissing(text, path, start));
  if (removable.has(code)) fixes.push(...remove(text, start));
  return fixes;
}

const removable = new Set([
  'both-spellings',
  'duplicate-key',
  'duplicate-algorithm',
  'foreign-parameter',
  'no-instances',
  'not-used',
  'two-objectives',
  'unknown-key',
]);

function titleOf({ code, suggestion = '' }: Finding, written: string): string {
  const titles: Readonly<Record<string, string>> = {
    'bounds-length': t('Give bounds for every dimension: {0}', suggestion),
    'bounds-order': t('Swap the bounds: {0}', suggestion),
    'old-spelling': t('Use the name of today: {0}', suggestion),
    range: t('Use the nearest value in range: {0}', suggestion),
    'not-whole': t('Round to {0}', suggestion),
  };
  const isQuoted = /^["']/.test(written);
  const title =
    titles[code] ?? (isQuoted && code === 'type' ? t('Remove the quotes: {0}', suggestion) : t('Change to {0}', suggestion));
  return title.length > 80 ? `${title.slice(0, 79)}…` : title;
}

/** Without the blanks and breaks at the end, which a list over several lines has. */
function trimmed(text: string, start: number, end: number): number {
  let at = end;
  while (at > start && /\s/.test(text[at - 1]!)) at--;
  return at;
}

const examples: Readonly<Record<string, string>> = {
  dimensions: '5',
  bounds: '[-10, 10]',
  lower_bound: '-10',
  upper_bound: '10',
};

function insertMissing(text: string, path: string, start: number): readonly Fix[] {
  const insert = (at: number, what: string, title: string): readonly Fix[] => [
    { title, edits: [{ start: at, end: at, text: what }] },
  ];
  const isBraces = text.trimStart().startsWith('{');
  if (path === 'algorithm' && !isBraces)
    return insert(start, 'algorithm: particle_swarm\n', t('Insert an algorithm: {0}', 'particle_swarm'));
  if (path === 'problem' && !isBraces)
    return insert(
      text.length,
      `${/\n$|^$/.test(text) ? '' : '\n'}problem:\n  function: sphere\n  dimensions: 5\n`,
      t('Insert a problem: {0} in {1} dimensions', 'sphere', 5),
    );
  const key = path.replace('problem.', '');
  const example = examples[key];
  const problem = entriesOf(text).find(({ path: found }) => found === 'problem');
  if (example === undefined || !isMap(problem?.pair.value)) return [];
  const [first] = problem.pair.value.items as Pair<Node, Node>[]; // typed as unknown
  const title = t('Insert {0}: {1}', key, example);
  if (problem.pair.value.flow)
    return insert((problem.pair.value.range?.[0] ?? 0) + 1, first ? `${key}: ${example}, ` : `${key}: ${example}`, title);
  const at = first?.key.range?.[0];
  if (at === undefined) return [];
  const indent = ' '.repeat(at - (text.lastIndexOf('\n', at - 1) + 1));
  return insert(at, `${key}: ${example}\n${indent}`, title);
}

interface FoundEntry {
  readonly pair: Pair<Node, Node | null>;
  readonly path: string;
  readonly isFlow: boolean;
}

/** Every key of the document with its path. */
function entriesOf(text: string): readonly FoundEntry[] {
  const found: FoundEntry[] = [];
  const document = parseDocument(text, { version: '1.2', schema: 'core', uniqueKeys: false, logLevel: 'error' });
  const walk = (node: unknown, path: string): void => {
    if (isMap(node))
      for (const pair of node.items as Pair<Node, Node | null>[]) {
        // typed as unknown
        const name = isScalar(pair.key) ? String(pair.key.value) : '';
        const own = path === '' ? name : `${path}.${name}`;
        found.push({ pair, path: own, isFlow: node.flow === true });
        walk(pair.value, own);
      }
    else if (isSeq(node)) for (const [i, item] of node.items.entries()) walk(item, `${path}[${i}]`);
  };
  walk(document.contents, '');
  return found;
}

/** Takes away the entry, or the item of a list, that begins at an offset. */
function remove(text: string, start: number): readonly Fix[] {
  const entry = entriesOf(text).find(({ pair }) => pair.key.range?.[0] === start);
  if (entry) {
    const name = String(entry.pair.key);
    const end = Math.max(entry.pair.key.range?.[1] ?? start, entry.pair.value?.range?.[1] ?? start);
    return [
      { title: t('Remove {0}', name), edits: [entry.isFlow ? withoutComma(text, start, end) : wholeLines(text, start, end)] },
    ];
  }
  let edit: Edit | undefined;
  visit(parseDocument(text, { logLevel: 'error' }), {
    Seq(_, list) {
      const item = (list.items as Node[]).find((node) => node.range?.[0] === start); // typed as unknown
      if (item?.range) edit = list.flow ? withoutComma(text, start, item.range[1]) : wholeLines(text, start, item.range[1]);
    },
  });
  return edit ? [{ title: t('Remove it'), edits: [edit] }] : [];
}

function withoutComma(text: string, start: number, end: number): Edit {
  const after = /^[ \t\r\n]*,[ \t]*/.exec(text.slice(end));
  if (after) return { start, end: end + after[0].length, text: '' };
  const before = /,[ \t\r\n]*$/.exec(text.slice(0, start));
  return { start: start - (before?.[0].length ?? 0), end, text: '' };
}

function wholeLines(text: string, start: number, end: number): Edit {
  const from = text.lastIndexOf('\n', start - 1) + 1;
  const last = trimmed(text, start, end);
  const next = text.indexOf('\n', last);
  return { start: from, end: next < 0 ? text.length : next + 1, text: '' };
}

/** `lower_bound` and `upper_bound` as `bounds`, in the place of the first. */
function boundsOfSides(text: string): readonly Fix[] {
  const sides = entriesOf(text).filter(({ path }) => /^problem\.(?:lower|upper)_bound$/.test(path));
  const [first, second] = sides;
  if (first === undefined || second === undefined) return [];
  const valuesOf = ({ pair: { value } }: FoundEntry): readonly unknown[] =>
    isSeq(value)
      ? value.items.map((item) => (isScalar(item) ? item.value : undefined))
      : [isScalar(value) ? value.value : undefined];
  const lower = valuesOf(first.path.endsWith('lower_bound') ? first : second);
  const upper = valuesOf(first.path.endsWith('lower_bound') ? second : first);
  if ([...lower, ...upper].some((value) => typeof value !== 'number')) return [];
  const count = Math.max(lower.length, upper.length);
  const pairs = Array.from(
    { length: count },
    (_, k) => `[${lower[Math.min(k, lower.length - 1)]}, ${upper[Math.min(k, upper.length - 1)]}]`,
  );
  const bounds = count === 1 ? pairs[0] : `[${pairs.join(', ')}]`;
  const start = first.pair.key.range?.[0] ?? 0;
  const end = first.pair.value?.range?.[1] ?? start;
  const [other] = remove(text, second.pair.key.range?.[0] ?? 0);
  const edits = [{ start, end: trimmed(text, start, end), text: `bounds: ${bounds}` }, ...(other?.edits ?? [])];
  return [{ title: t('Use the name of today: {0}', `bounds: ${bounds}`), edits }];
}

/** The text with the edits made, which do not overlap. */
export const applied = (text: string, edits: readonly Edit[]): string =>
  [...edits]
    .sort((a, b) => b.start - a.start)
    .reduce((made, { start, end, text: next }) => made.slice(0, start) + next + made.slice(end), text);
