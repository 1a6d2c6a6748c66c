import { CompletionItemKind, InsertTextFormat } from 'vscode-languageserver-types';
import { type Algorithm, algorithms } from '../../engine/algorithms/index.ts';
import { problems } from '../../engine/problems/index.ts';
import { t, tell } from '../words.ts';
import { chosenAlgorithms, chosenDimensions, chosenProblem } from './chosen.ts';
import { aboutAlgorithmBriefly, aboutProblem, meaningOf } from './describe.ts';
import { type Place, placeAt } from './place.ts';
import { kindOf, type SchemaNode, schemaAt } from './schema-at.ts';
import { siblingsOf } from './siblings.ts';
import { snippets } from './snippets.ts';
import type { Surroundings } from './surroundings.ts';

/** Something that may be written at the cursor, in place of the word there. */
export interface Proposal {
  readonly label: string;
  readonly kind: CompletionItemKind;
  /** What is written; a snippet with tab stops where `format` says so. */
  readonly insert: string;
  readonly format: InsertTextFormat;
  /** A few words beside the label. */
  readonly detail?: string;
  /** Markdown. */
  readonly documentation?: string;
  /** Whether more can be proposed once it is written. */
  readonly continues?: boolean;
  /** What is typed has to match this, and not the label. */
  readonly filter?: string;
}

/** What is proposed at a place, and which part of the text a proposal replaces. */
export interface Completion {
  /** Offsets of the text that a proposal replaces. */
  readonly start: number;
  readonly end: number;
  /** The likeliest first. */
  readonly proposals: readonly Proposal[];
}

/** What may be written at an offset of a config: keys that are not there yet, or values of the key. */
export function complete(text: string, offset: number, around: Surroundings): Completion | undefined {
  const place = placeAt(text, offset);
  // Enter is to make a new line after `key:`, and not to take what is proposed there.
  if (place === undefined || place.isUnspaced || place.isTaken) return undefined;
  const chosen = chosenAlgorithms(text);
  const { start, end } = place;
  // Glued to what is written, the `#` would begin no comment any more.
  if (text[end] === '#') return undefined;
  const found = (proposals: readonly Proposal[]): Completion => ({ start, end, proposals });
  if (place.key !== undefined) {
    const path = [...place.parents, place.key];
    const node = schemaAt(path, chosen);
    return node && found(values(path, node, text, place, offset, around));
  }
  const node = schemaAt(place.parents, chosen);
  if (node === undefined) return undefined;
  if (place.isItem || node.items || node.enum) {
    const item = node.items ?? node;
    return found(item.properties ? keys(item, text, place) : values(place.parents, item, text, place, offset, around));
  }
  const isEmpty =
    place.parents.length === 0 && !place.isFlow && hasOnlyComments(text.slice(0, start)) && hasOnlyComments(text.slice(end));
  // First, because a list shows twelve rows and there are as many keys.
  return found([...(isEmpty ? snippets : []), ...keys(node, text, place)]);
}

const hasOnlyComments = (text: string): boolean => text.split('\n').every((line) => /^\s*(?:#|$)/.test(line));

/** Whether a new line is one to go on in: below a key without a value, or between brackets where an entry begins. */
export function isToGoOn(text: string, offset: number): boolean {
  if (isBelowKey(text, offset)) return true;
  const place = placeAt(text, offset);
  const lineStart = text.lastIndexOf('\n', offset - 1) + 1;
  const isAlone = /^[\s\]},]*$/.test(text.slice(lineStart, offset) + text.slice(offset).split('\n', 1)[0]!); // split gives one at least
  return isAlone && place?.isFlow === true && !place.isTaken;
}

/** Whether a line has nothing yet and stands below a key without a value, so that something must follow. */
function isBelowKey(text: string, offset: number): boolean {
  const [line, ...above] = text.slice(0, offset).split('\n').reverse();
  const before = above.find((candidate) => !/^\s*(?:#|$)/.test(candidate)) ?? '';
  const indentOf = (candidate = ''): number => /^[ -]*/.exec(candidate)![0].length; // matches any text
  return line?.trim() === '' && /:\s*(?:#.*)?\r?$/.test(before) && indentOf(line) > indentOf(before);
}

function keys(node: SchemaNode, text: string, place: Place): Proposal[] {
  const taken = siblingsOf(text, place);
  const excluded: Readonly<Record<string, string>> = {
    algorithm: 'algorithms',
    algorithms: 'algorithm',
    function: 'fitness',
    fitness: 'function',
  };
  const isFree = (key: string): boolean => !taken.has(key) && !taken.has(excluded[key] ?? key);
  return Object.entries(node.properties ?? {})
    .filter(([key]) => isFree(key))
    .map(([key, value]) => {
      const { insert, continues } = insertOf(key, value, place);
      return {
        label: key,
        kind: CompletionItemKind.Property,
        insert,
        format: InsertTextFormat.Snippet,
        // Short, because it stands beside the label.
        detail: value.default === undefined ? '' : t('default {0}', String(value.default)),
        documentation: [meaningOf(value), t('Expected: {0}.', tell(kindOf(value)))]
          .filter((part) => part !== undefined)
          .join('\n\n'),
        continues,
      };
    });
}

/** The key with its value begun: its default where it has one. */
function insertOf(key: string, value: SchemaNode, { hasColon, isFlow }: Place): { insert: string; continues: boolean } {
  if (hasColon) return { insert: key, continues: false };
  if (value.properties) return { insert: isFlow ? `${key}: {$1}` : `${key}:\n  $1`, continues: true };
  if (value.items) return { insert: `${key}: [$1]`, continues: value.items.enum !== undefined };
  const isChoice = value.enum !== undefined || value.type === 'boolean';
  if (value.default !== undefined && !isChoice)
    return { insert: `${key}: \${1:${escaped(String(value.default))}}`, continues: false };
  return { insert: `${key}: $1`, continues: true };
}

const escaped = (text: string): string => text.replaceAll(/[$}\\]/g, '\\$&');

const plain = (label: string, kind: CompletionItemKind, more: Partial<Proposal> = {}): Proposal => ({
  label,
  kind,
  insert: label,
  format: InsertTextFormat.PlainText,
  ...more,
});

function values(
  path: readonly (string | number)[],
  node: SchemaNode,
  text: string,
  { start, isFlow, isItem }: Place,
  offset: number,
  around: Surroundings,
): readonly Proposal[] {
  const key = path.filter((step) => typeof step === 'string').at(-1);
  if (key === 'algorithm' || key === 'algorithms') {
    const taken = key === 'algorithms' ? chosenAlgorithms(text.slice(0, start)) : [];
    return algorithmNames(algorithms.filter((algorithm) => !taken.includes(algorithm)));
  }
  if (key === 'function') return problemNames(text);
  if (key === 'fitness') return fitnesses(around);
  // Between brackets, the list that would be proposed is begun.
  if (key === 'bounds') return offset > start || (isFlow && isItem) ? [] : boundsOf(text);
  if (node.enum)
    return node.enum.map((name) =>
      plain(String(name), CompletionItemKind.EnumMember, name === node.default ? { detail: t('default') } : {}),
    );
  if (node.type === 'boolean')
    return ['true', 'false'].map((name) =>
      plain(name, CompletionItemKind.Keyword, name === String(node.default) ? { detail: t('default') } : {}),
    );
  if (node.default === undefined || offset > start) return [];
  return [plain(String(node.default), CompletionItemKind.Value, { detail: t('default'), filter: matchesNothing })];
}

/** In place of a number or a list, of which another one that is typed may be a part: 5 is one of 50, and [-5, 5] of [-5.12, 5.12]. */
const matchesNothing = ' ';

function problemNames(text: string): readonly Proposal[] {
  const dimensions = chosenDimensions(text);
  return problems.map((problem) =>
    plain(problem.name, CompletionItemKind.Function, { detail: problem.title, documentation: aboutProblem(problem, dimensions) }),
  );
}

/** Canonical names first, then the short ones. */
function algorithmNames(offered: readonly Algorithm[]): readonly Proposal[] {
  const proposal = (algorithm: Algorithm, name: string, detail: string): Proposal =>
    plain(name, CompletionItemKind.Class, { detail, documentation: aboutAlgorithmBriefly(algorithm) });
  return [
    ...offered.map((algorithm) => proposal(algorithm, algorithm.name, algorithm.title)),
    ...offered.flatMap((algorithm) =>
      algorithm.aliases.map((alias) => proposal(algorithm, alias, t('short for {0}', algorithm.name))),
    ),
  ];
}

const fitnesses = ({ cells, files, unreadableFiles }: Surroundings): readonly Proposal[] => [
  ...cells.flatMap(({ name, language }) =>
    name === undefined ? [] : [plain(name, CompletionItemKind.Function, { detail: t('{0} cell of this notebook', language) })],
  ),
  ...files.map((file) => plain(file, CompletionItemKind.File, { detail: t('fitness file beside this one') })),
  // Nobody knows whether they hold one.
  ...unreadableFiles.map(({ file, reason }) =>
    plain(file, CompletionItemKind.File, { detail: t('cannot be read: {0}', tell(reason)) }),
  ),
];

function boundsOf(text: string): readonly Proposal[] {
  const problem = chosenProblem(text);
  const [lower, upper] = problem?.bounds ?? [-10, 10];
  return [
    plain(`[${lower}, ${upper}]`, CompletionItemKind.Value, {
      detail: problem ? t('the usual bounds of {0}', problem.name) : t('one pair for all dimensions'),
      filter: matchesNothing,
    }),
  ];
}
