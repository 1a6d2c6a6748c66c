import { isMap, isScalar, isSeq } from 'yaml';
import { listed, type Sentence, say } from '../../sandbox/sentence.ts';
import type { Algorithm, Param } from '../algorithms/index.ts';
import type { AlgorithmChoice } from './config.ts';
import { paramOf } from './guessed-keys.ts';
import { isFew, nearest, shorten } from './mistakes.ts';
import { type Entry, readList, readMap, readName, readNumber, type Source } from './nodes.ts';
import { paramSchema } from './schema.ts';

/** A chosen algorithm with where it is named. */
interface Chosen {
  readonly algorithm: Algorithm;
  readonly entry: Entry;
}

/** `algorithm` or `algorithms`, without duplicates. */
export function readChosen(entries: Map<string, Entry>, root: Entry, algorithms: readonly Algorithm[], source: Source): Chosen[] {
  const { mistakes } = source;
  const single = entries.get('algorithm');
  const several = entries.get('algorithms');
  if (single && several)
    mistakes.add(
      several.keyRange,
      several.path,
      'both-spellings',
      say('Expected either algorithm or algorithms, got both; remove one.'),
    );
  if (!single && !several)
    mistakes.add(
      [root.range[0], root.range[0]],
      'algorithm',
      'missing',
      say('The algorithm is missing; name one, such as "algorithm: particle_swarm".'),
    );
  const areSeveral = single !== undefined && isSeq(single.node);
  if (single && refuseListed(single, several === undefined, algorithms, source)) return [];
  if (areSeveral)
    mistakes.add(
      single.keyRange,
      single.path,
      'type',
      say('Expected algorithm to be one name, got a list; write "algorithms" for several.'),
      { suggestion: several ? undefined : 'algorithms' },
    );
  const list = areSeveral ? single : several;
  const named = single && !areSeveral ? [single] : list ? readSeveral(list, single === undefined, algorithms, source) : [];
  if (several && !single && named.length === 0 && isEmptyList(several))
    mistakes.add(several.range, several.path, 'empty-list', say('Expected at least one algorithm, got an empty list.'));
  const chosen: Chosen[] = [];
  for (const entry of named) {
    const algorithm = readAlgorithm(entry, algorithms, source) ?? (named.length === 1 ? meantBy(entry, algorithms) : undefined);
    if (algorithm === undefined) continue;
    if (chosen.some((other) => other.algorithm === algorithm))
      mistakes.add(
        entry.range,
        entry.path,
        'duplicate-algorithm',
        say('{0} is named twice; use "runs" to repeat it.', algorithm.name),
      );
    else chosen.push({ algorithm, entry });
  }
  return chosen;
}

/** Notes several algorithms in the place of one, such as `algorithm: PSO, DE`; false where there is one. */
function refuseListed(single: Entry, isOnly: boolean, algorithms: readonly Algorithm[], { mistakes }: Source): boolean {
  const names = severalIn(textOf(single), algorithms);
  if (names === undefined) return false;
  const suggestion = `algorithms: [${names.join(', ')}]`;
  mistakes.add(
    [single.keyRange[0], single.range[1]],
    single.path,
    'type',
    say('Expected algorithm to be one name, got "{0}"; write "{1}" for several.', shorten(textOf(single)), shorten(suggestion)),
    { suggestion: isOnly ? suggestion : undefined },
  );
  return true;
}

const textOf = ({ node }: Entry): string => (isScalar(node) && typeof node.value === 'string' ? node.value.trim() : '');

const wordsIn = (text: string): readonly string[] => text.split(/[\s,;+&]+|\band\b/).filter((name) => name !== '');

/** Two or more names of different algorithms in one text; undefined where it is anything else. */
function severalIn(text: string, algorithms: readonly Algorithm[]): readonly string[] | undefined {
  const names = wordsIn(text);
  if (names.length < 2 || names.length > algorithms.length) return undefined;
  const meant = names.map((name) => algorithms.find((algorithm) => [algorithm.name, ...algorithm.aliases].includes(name)));
  return !meant.includes(undefined) && new Set(meant).size === names.length ? names : undefined;
}

/** The items of a list of algorithms; one name in its place is read as if it stood under the right key. */
function readSeveral(list: Entry, isOnly: boolean, algorithms: readonly Algorithm[], source: Source): Entry[] {
  const text = textOf(list);
  if (text === '' || !isOnly) return readList(list, source) ?? [];
  if (wordsIn(text).length === 1) {
    const sentence = say('Expected algorithms to be a list, got one name; write "algorithm" for one.');
    source.mistakes.add(list.keyRange, list.path, 'type', sentence, { suggestion: 'algorithm' });
    return [list];
  }
  const names = severalIn(text, algorithms);
  if (names === undefined) return readList(list, source) ?? [];
  const suggestion = `[${names.join(', ')}]`;
  source.mistakes.add(
    list.range,
    list.path,
    'type',
    say('Expected brackets around several algorithms, got "{0}"; write "{1}".', shorten(text), shorten(suggestion)),
    { suggestion },
  );
  return [];
}

const namesOf = (algorithms: readonly Algorithm[]): readonly string[] =>
  algorithms.flatMap((algorithm) => [algorithm.name, ...algorithm.aliases]);

const isEmptyList = (entry: Entry): boolean => (entry.node as { items?: unknown[] } | null)?.items?.length === 0; // looked at, never relied on

function readAlgorithm(entry: Entry, algorithms: readonly Algorithm[], source: Source): Algorithm | undefined {
  const names = namesOf(algorithms);
  const told = algorithms.map((algorithm) => algorithm.name);
  const name = readName(entry, names, say('an algorithm'), source, told);
  return algorithms.find((algorithm) => algorithm.name === name || algorithm.aliases.includes(name ?? ''));
}

/** Whose parameters are judged where its name, which is told to be wrong, is nearly a long one; a short one may be meant as another. */
function meantBy({ node }: Entry, algorithms: readonly Algorithm[]): Algorithm | undefined {
  const written = isScalar(node) && typeof node.value === 'string' ? node.value : '';
  const name = nearest(written, namesOf(algorithms));
  return name !== undefined && name.length >= 8 ? algorithms.find((algorithm) => algorithm.name === name) : undefined;
}

/** Every chosen algorithm with all its parameters; `hasBudget` replaces the default of max_iterations. */
export function readParams(
  chosen: readonly Chosen[],
  params: Entry | undefined,
  all: readonly Algorithm[],
  hasBudget: boolean,
  source: Source,
): AlgorithmChoice[] {
  const shared = new Map<string, Entry>();
  const nested = new Map<string, Map<string, Entry>>();
  if (params) split(params, chosen, all, shared, nested, source);
  return chosen.map(({ algorithm, entry }) => {
    const own = new Map([...shared, ...(nested.get(algorithm.name) ?? [])]);
    const values: Record<string, number | string> = {};
    for (const [name, param] of Object.entries(algorithm.params)) {
      const given = own.get(name);
      values[name] = (given && readParam(given, param, source)) ?? param.default;
    }
    for (const { param, sentence } of algorithm.check?.(values) ?? []) {
      const at = own.get(param) ?? params ?? entry;
      source.mistakes.add(at.range, own.get(param)?.path ?? `params.${param}`, 'relation', sentence);
    }
    return { name: algorithm.name, params: values, limitsIterations: own.has('max_iterations') || !hasBudget };
  });
}

function readParam(entry: Entry, param: Param, source: Source): number | string | undefined {
  const schema = paramSchema(param);
  return param.kind === 'choice'
    ? readName(entry, param.choices, say('a {0}', entry.path.split('.').at(-1) ?? ''), source)
    : readNumber(entry, schema, source);
}

/** Sorts the keys of `params`: known to all chosen algorithms, nested under one of them, or a mistake. */
function split(
  params: Entry,
  chosen: readonly Chosen[],
  all: readonly Algorithm[],
  shared: Map<string, Entry>,
  nested: Map<string, Map<string, Entry>>,
  source: Source,
): void {
  const everyName = [...new Set(all.flatMap((algorithm) => Object.keys(algorithm.params)))];
  const ownNames = [...new Set(chosen.flatMap(({ algorithm }) => Object.keys(algorithm.params)))];
  const titles = chosen.flatMap(({ algorithm }) => [algorithm.name, ...algorithm.aliases]);
  // Without a valid algorithm nothing can be said about its parameters.
  if (chosen.length === 0) return;
  const entries = readMap(params, knownKeys(params, ownNames, titles, everyName), say('a parameter'), source);
  for (const [key, entry] of entries ?? []) {
    const owner = chosen.find(({ algorithm }) => algorithm.name === key || algorithm.aliases.includes(key));
    const lacking = chosen.filter(({ algorithm }) => !(key in algorithm.params));
    if (owner && nested.has(owner.algorithm.name))
      source.mistakes.add(
        entry.keyRange,
        entry.path,
        'both-spellings',
        say('The parameters of {0} are given twice, under two of its names; merge them.', owner.algorithm.name),
      );
    else if (owner && isMap(entry.node)) {
      const own = readMap(entry, Object.keys(owner.algorithm.params), say('a parameter of {0}', owner.algorithm.name), source);
      if (own) nested.set(owner.algorithm.name, own);
    } else if (owner)
      source.mistakes.add(
        entry.range,
        entry.path,
        'type',
        say('Expected the parameters of {0} as a mapping.', owner.algorithm.name),
      );
    else if (lacking.length === 0) shared.set(key, entry);
    else refuse(key, entry, chosen, lacking[0].algorithm, all, source);
  }
}

/** Names that {@link readMap} lets through: those of other algorithms only where they are really written, so hints stay near. */
function knownKeys(params: Entry, own: string[], titles: string[], every: string[]): string[] {
  const written = isMap(params.node) ? params.node.items.map((pair) => String(pair.key)) : [];
  return [
    ...own,
    ...every.filter((name) => !own.includes(name) && written.includes(name)),
    ...titles.filter((name) => written.includes(name)),
  ];
}

function refuse(
  key: string,
  entry: Entry,
  chosen: readonly Chosen[],
  lacking: Algorithm,
  all: readonly Algorithm[],
  source: Source,
): void {
  const owners = all.filter((algorithm) => key in algorithm.params).map((algorithm) => algorithm.name);
  const valid = Object.keys(lacking.params);
  const suggestion =
    nearest(key, valid) ?? (/^(?:population|swarm|colony)_size$/.test(key) ? paramOf('population_size', [lacking]) : undefined);
  const whose = listed(owners);
  const sentence = (): Sentence => {
    if (chosen.length > 1)
      return say(
        '"{0}" is a parameter of {1}, not of {2}; write it under the name of its algorithm, such as "{3}".',
        key,
        whose,
        lacking.name,
        `params: {${owners[0]}: {${key}: …}}`,
      );
    if (suggestion !== undefined)
      return say('"{0}" is a parameter of {1}, not of {2}; did you mean {3}?', key, whose, lacking.name, suggestion);
    return isFew(valid)
      ? say('"{0}" is a parameter of {1}, not of {2}; expected one of {3}.', key, whose, lacking.name, valid.join(', '))
      : say('"{0}" is a parameter of {1}, not of {2}.', key, whose, lacking.name);
  };
  source.mistakes.add(entry.keyRange, entry.path, 'foreign-parameter', sentence(), { suggestion });
}
