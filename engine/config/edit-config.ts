/** Changes to the text of a config that keep the rest of it, its comments too. */
import { isMap, isScalar, isSeq, parseDocument, type YAMLMap } from 'yaml';
import { findAlgorithm } from '../algorithms/index.ts';

const style = { lineWidth: 0, flowCollectionPadding: false } as const;
const read = (text: string) => parseDocument(text, { version: '1.2', schema: 'core' });

/** The config with a plain value at its margin, in place of the one it may have. */
export function withValue(text: string, key: string, value: string | number | boolean): string {
  const document = read(text);
  if (!isMap(document.contents)) return text;
  const given = document.contents.get(key, true);
  // An empty value stands right behind its colon.
  if (isScalar(given) && given.range && given.value !== null)
    return `${text.slice(0, given.range[0])}${value}${text.slice(given.range[1])}`;
  if (given === undefined && !document.contents.flow) return `${text.trimEnd()}\n${key}: ${value}\n`;
  document.set(key, value);
  return document.toString(style);
}

/** The algorithms that a config names, by their full names. */
export function algorithmsOf(text: string): readonly string[] {
  const document = read(text);
  if (!isMap(document.contents)) return [];
  const several = document.get('algorithms');
  const names = isSeq(several) ? several.items.map((item) => (isScalar(item) ? item.value : item)) : [document.get('algorithm')];
  return [...new Set(names.flatMap((name) => findAlgorithm(String(name))?.name ?? []))];
}

/**
 * The config for several algorithms, each run so often: parameters that not all of them have go under the name of the algorithm they
 * were for, and those of an algorithm that is left out go with it.
 * @param chosen full names, at least one
 */
export function comparing(text: string, chosen: readonly string[], runs: number): string {
  const before = algorithmsOf(text);
  const document = read(text);
  if (!isMap(document.contents)) return text;
  replaceAlgorithms(document.contents, chosen);
  const params = document.get('params') ?? document.get('parameters');
  if (isMap(params)) nestParams(params, before, chosen);
  document.set('runs', runs);
  const list = document.get('algorithms', true);
  if (isSeq(list)) list.flow = true;
  return document.toString(style);
}

function replaceAlgorithms(config: YAMLMap, chosen: readonly string[]): void {
  const pair = config.items.find(({ key }) => isScalar(key) && (key.value === 'algorithm' || key.value === 'algorithms'));
  if (pair && isScalar(pair.key)) {
    pair.key.value = 'algorithms';
    const comment = (pair.value as { comment?: string } | null)?.comment; // looked at, never relied on
    const list = read(JSON.stringify(chosen)).contents;
    if (list && comment !== undefined) list.comment = comment;
    pair.value = list;
    // Their quotes come from the JSON.
    if (isSeq(list)) for (const item of list.items) if (isScalar(item)) delete item.type;
  } else config.set('algorithms', chosen);
}

function nestParams(params: YAMLMap, before: readonly string[], chosen: readonly string[]): void {
  for (const pair of [...params.items]) {
    const key = isScalar(pair.key) ? String(pair.key.value) : '';
    const owner = findAlgorithm(key);
    if (owner) {
      if (!chosen.includes(owner.name)) params.delete(key);
      continue;
    }
    const holders = chosen.filter((name) => key in (findAlgorithm(name)?.params ?? {}));
    const isShared = chosen.every((name) => before.includes(name)) || isBudgetOfAll(key, pair.value, chosen);
    if (holders.length === chosen.length && isShared) continue;
    params.delete(key);
    for (const name of holders.filter((holder) => before.includes(holder))) {
      const own = params.get(name);
      if (isMap(own)) own.add(pair);
      else params.set(name, mapOf(pair, params.flow));
    }
  }
}

/** Whether it is a number of iterations that all of them take: it limits each, until something evens what they spend by it. */
function isBudgetOfAll(key: string, value: unknown, chosen: readonly string[]): boolean {
  const iterations = isScalar(value) ? value.value : undefined;
  if (key !== 'max_iterations' || typeof iterations !== 'number') return false;
  return chosen.every((name) => {
    const param = findAlgorithm(name)?.params.max_iterations;
    return param !== undefined && param.kind !== 'choice' && iterations >= param.min && iterations <= param.max;
  });
}

function mapOf(pair: YAMLMap['items'][number], flow: boolean | undefined): YAMLMap {
  const { contents } = read('{}');
  if (!isMap(contents)) throw new Error('An empty mapping was read as something else.');
  contents.flow = flow === true;
  contents.items.push(pair as (typeof contents.items)[number]); // a pair of the same document
  return contents;
}
