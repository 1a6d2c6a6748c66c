import { CompletionItemKind, InsertTextFormat } from 'vscode-languageserver-types';
import { type Algorithm, algorithms } from '../../engine/algorithms/index.ts';
import { problems } from '../../engine/problems/index.ts';
import { t, tell } from '../words.ts';
import { chosenAlgorithms, chosenProblem } from './chosen.ts';
import { aboutAlgorithm, aboutProblem, meaningOf } from './describe.ts';
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
  /** Found by this too, such as a former name. */
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
  if (place === undefined || place.isUnspaced) return undefined;
  const chosen = chosenAlgorithms(text);
  const { start, end } = place;
  const found = (proposals: readonly Proposal[]): Completion => ({ start, end, proposals });
  if (place.key !== undefined) {
    const path = [...place.parents, place.key];
    const node = schemaAt(path, chosen);
    return node && found(values(path, node, text, place, around));
  }
  const node = schemaAt(place.parents, chosen);
  if (node === undefined) return undefined;
  if (place.isItem || node.items || node.enum) {
    const item = node.items ?? node;
    return found(item.properties ? keys(item, text, place) : values(place.parents, item, text, place, around));
  }
  const isEmpty = text.slice(0, start).trim() === '' && text.slice(end).trim() === '';
  return found([...keys(node, text, place), ...(isEmpty && place.parents.length === 0 ? snippets : [])]);
}

/** Whether a line has nothing yet and stands below a key without a value, so that something must follow. */
export function isBelowKey(text: string, offset: number): boolean {
  const [line, ...above] = text.slice(0, offset).split('\n').reverse();
  const before = above.find((candidate) => !/^\s*(?:#|$)/.test(candidate)) ?? '';
  const indentOf = (candidate = ''): number => /^[ -]*/.exec(candidate)![0].length; // matches any text
  return line?.trim() === '' && /:\s*(?:#.*)?$/.test(before) && indentOf(line) > indentOf(before);
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
  { start }: Place,
  around: Surroundings,
): readonly Proposal[] {
  const key = path.filter((step) => typeof step === 'string').at(-1);
  if (key === 'algorithm' || key === 'algorithms') {
    const taken = key === 'algorithms' ? chosenAlgorithms(text.slice(0, start)) : [];
    return algorithmNames(algorithms.filter((algorithm) => !taken.includes(algorithm)));
  }
  if (key === 'function')
    return problems.map((problem) =>
      plain(problem.name, CompletionItemKind.Function, { detail: problem.title, documentation: aboutProblem(problem) }),
    );
  if (key === 'fitness') return fitnesses(around);
  if (key === 'bounds') return boundsOf(text);
  if (node.enum)
    return node.enum.map((name) =>
      plain(String(name), CompletionItemKind.EnumMember, name === node.default ? { detail: t('default') } : {}),
    );
  if (node.type === 'boolean')
    return ['true', 'false'].map((name) =>
      plain(name, CompletionItemKind.Keyword, name === String(node.default) ? { detail: t('default') } : {}),
    );
  if (node.default !== undefined) return [plain(String(node.default), CompletionItemKind.Value, { detail: t('default') })];
  return [];
}

/** Canonical names first, then the short ones. */
function algorithmNames(offered: readonly Algorithm[]): readonly Proposal[] {
  const proposal = (algorithm: Algorithm, name: string, detail: string): Proposal =>
    plain(name, CompletionItemKind.Class, { detail, documentation: aboutAlgorithm(algorithm) });
  return [
    ...offered.map((algorithm) => proposal(algorithm, algorithm.name, algorithm.title)),
    ...offered.flatMap((algorithm) =>
      algorithm.aliases.map((alias) => proposal(algorithm, alias, t('short for {0}', algorithm.name))),
    ),
  ];
}

const fitnesses = ({ cells, files }: Surroundings): readonly Proposal[] => [
  ...cells.flatMap(({ name, language }) =>
    name === undefined ? [] : [plain(name, CompletionItemKind.Function, { detail: t('{0} cell of this notebook', language) })],
  ),
  ...files.map((file) => plain(file, CompletionItemKind.File, { detail: t('fitness file beside this one') })),
];

function boundsOf(text: string): readonly Proposal[] {
  const problem = chosenProblem(text);
  const [lower, upper] = problem?.bounds ?? [-10, 10];
  return [
    plain(`[${lower}, ${upper}]`, CompletionItemKind.Value, {
      detail: problem ? t('the usual bounds of {0}', problem.name) : t('one pair for all dimensions'),
    }),
  ];
}
