/** Calls by which texts are put together from constants, as `['a', 'b'].join('')`. */
import type { AnyNode, CallExpression } from 'acorn';
import type { Constant } from './constants.ts';

type ValuesOf = (node: AnyNode) => readonly Constant[];
type List = readonly Constant[];

/** How many characters or elements are followed. */
const maxLength = 1000;

/** Methods of texts that give texts whatever they are given. */
const textMethods = new Set(
  (
    'at charAt concat padEnd padStart repeat replace replaceAll slice substr substring toLocaleLowerCase toLocaleUpperCase toLowerCase ' +
    'toString toUpperCase trim trimEnd trimStart valueOf'
  ).split(' '),
);

/** Methods told first how long a text is to be; they throw at less than nothing. */
const lengthening = new Set(['padEnd', 'padStart', 'repeat']);

/** The texts that a call gives, as far as they can be seen. */
export function callOf({ callee, arguments: given }: CallExpression, valuesOf: ValuesOf): readonly Constant[] {
  if (callee.type === 'Identifier') return callee.name === 'String' && given[0] ? valuesOf(given[0]).map(String) : [];
  if (callee.type !== 'MemberExpression') return [];
  const method = methodOf(callee.property, callee.computed, valuesOf);
  const args = firstOfEach(given, valuesOf);
  if (method === undefined || args === undefined) return [];
  if (callee.object.type === 'Identifier' && callee.object.name === 'String') return fromCodes(method, args);
  if (method === 'join') {
    const list = listOf(callee.object, valuesOf);
    return list ? [list.join(args.length > 0 ? String(args[0]) : ',')] : [];
  }
  if (!textMethods.has(method) || (lengthening.has(method) && !(Number(args[0]) >= 0 && Number(args[0]) <= maxLength))) return [];
  return valuesOf(callee.object)
    .filter((text) => typeof text === 'string')
    .map((text) => String((text[method as 'concat'] as (...args: List) => unknown)(...args))); // one of textMethods
}

const methodOf = (property: AnyNode, isComputed: boolean, valuesOf: ValuesOf): string | undefined =>
  !isComputed && property.type === 'Identifier' ? property.name : valuesOf(property)[0]?.toString();

/** The first value of each, undefined where one cannot be seen. */
function firstOfEach(nodes: readonly (AnyNode | null)[], valuesOf: ValuesOf): List | undefined {
  if (nodes.length > maxLength) return undefined;
  const list: Constant[] = [];
  for (const node of nodes) {
    if (node?.type === 'SpreadElement') {
      const spread = listOf(node.argument, valuesOf);
      if (!spread) return undefined;
      list.push(...spread);
      continue;
    }
    const [value] = node ? valuesOf(node) : [''];
    if (value === undefined) return undefined;
    list.push(value);
  }
  return list.length > maxLength ? undefined : list;
}

function fromCodes(method: string, codes: List): readonly Constant[] {
  if (method === 'fromCharCode') return [String.fromCharCode(...codes.map(Number))];
  const isValid = codes.every((code) => Number.isInteger(Number(code)) && Number(code) >= 0 && Number(code) <= 0x10ffff);
  return method === 'fromCodePoint' && isValid ? [String.fromCodePoint(...codes.map(Number))] : [];
}

/** The elements of a list that is written out, split from a text, spread or reversed. */
function listOf(node: AnyNode, valuesOf: ValuesOf): List | undefined {
  if (node.type === 'ArrayExpression') return firstOfEach(node.elements, valuesOf);
  if (node.type === 'Literal' && typeof node.value === 'string') return [...node.value];
  if (node.type !== 'CallExpression' || node.callee.type !== 'MemberExpression') return undefined;
  const { object, property, computed } = node.callee;
  const method = methodOf(property, computed, valuesOf);
  if (method === 'reverse') return listOf(object, valuesOf)?.toReversed();
  const [text] = method === 'split' ? valuesOf(object) : [];
  const args = firstOfEach(node.arguments, valuesOf);
  return typeof text === 'string' && args?.length === 1 ? text.split(String(args[0])) : undefined;
}
