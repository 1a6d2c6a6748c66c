import { candidateMaker } from './candidate.ts';

/** The fitness under this name in stack traces. */
export const fitnessName = 'fitness.js';

/** How much of a text that a fitness throws is looked at: its message, and where in its stack the user's line is named. */
const maxTextLength = 8000;

/** What a fitness finds: the language itself, the same in every sandbox. */
export const globals = [
  'Object Function Array String Number Boolean Symbol BigInt Math JSON Date RegExp Promise Reflect Proxy Iterator',
  'Map Set WeakMap WeakSet ArrayBuffer DataView Float64Array Float32Array Int32Array Uint32Array Int16Array Uint16Array',
  'Int8Array Uint8Array Uint8ClampedArray BigInt64Array BigUint64Array',
  'Error AggregateError EvalError RangeError ReferenceError SyntaxError TypeError URIError InternalError',
  'isNaN isFinite parseInt parseFloat encodeURIComponent decodeURIComponent encodeURI decodeURI',
  'globalThis NaN Infinity undefined',
].join(' ');

/**
 * Function, as text, that freezes the built-ins of the realm it is evaluated in: what they reach, and the names in `names`,
 * whose global bindings it fixes. It is text, because it runs in realms of their own and in another engine.
 */
export const freezeBuiltIns = `(function (names) {
'use strict';
const { getOwnPropertyDescriptor, getPrototypeOf, defineProperty, freeze } = Object;
const { ownKeys } = Reflect;
const Mistake = TypeError;

// A frozen prototype must not forbid what it only names: an object may still have a toString of its own.
const common = ['name', 'message', ...ownKeys(Object.prototype)];
for (const key of names) {
  const prototype = typeof globalThis[key] === 'function' ? globalThis[key].prototype : undefined;
  if (prototype !== undefined) for (const name of common) softenForHeirs(prototype, name);
}
const frozen = new Set([globalThis]);
for (const key of names) freezeAll(globalThis[key]);
const { from } = typeof Iterator === 'function' ? Iterator : {};
const entries = [].values();
for (const odd of [function* () {}, async function () {}, async function* () {}, [][Symbol.iterator](), new Map().keys(), new Set().keys(),
  ''[Symbol.iterator](), ''.matchAll(/a/g), from && from({ next() {} }), entries.map && entries.map(() => 0)])
  if (odd) freezeAll(getPrototypeOf(odd));
// Whoever looks up a built-in by its name finds it, in the engine below too.
for (const key of names) if (key in globalThis) defineProperty(globalThis, key, { writable: false, configurable: false });

function softenForHeirs(prototype, key) {
  const { value, writable, configurable, enumerable } = getOwnPropertyDescriptor(prototype, key) ?? {};
  if (!writable || !configurable) return;
  defineProperty(prototype, key, { enumerable, configurable, get: () => value, set(own) {
    if (this === prototype) throw new Mistake('Built-ins are frozen.');
    defineProperty(this, key, { value: own, writable: true, enumerable: true, configurable: true });
  } });
}

function freezeAll(root) {
  const open = [root];
  while (open.length > 0) {
    const next = open.pop();
    if ((typeof next !== 'object' && typeof next !== 'function') || next === null || frozen.has(next)) continue;
    frozen.add(next);
    freeze(next);
    open.push(getPrototypeOf(next));
    for (const key of ownKeys(next)) {
      const { value, get, set } = getOwnPropertyDescriptor(next, key);
      open.push(value, get, set);
    }
  }
}
})`;

/**
 * Script that readies a realm for a fitness, before any of the user's code: other globals are removed and built-ins frozen.
 * It evaluates to a `Realm`. What it uses afterwards it has kept: a fitness may exchange anything it can name.
 */
export const prepareRealm = `(function () {
'use strict';
const { defineProperty, getPrototypeOf, setPrototypeOf } = Object;
const { ownKeys } = Reflect;
const { isArray } = Array;
const { stringify } = JSON;
const Refusal = EvalError;
const Doubles = Float64Array;
const Pledge = Promise;
const asText = String;
const candidate = ${candidateMaker};

const kept = new Set('${globals}'.split(' '));
for (const key of ownKeys(globalThis)) if (!kept.has(key)) delete globalThis[key];
for (const made of [function () {}, function* () {}, async function () {}, async function* () {}]) refuseTexts(getPrototypeOf(made));
${freezeBuiltIns}(ownKeys(globalThis));

/** All the code there is was in the source, whichever the engine: what makes functions from a text is exchanged for what does not. */
function refuseTexts(prototype) {
  const { name } = prototype.constructor;
  const constructor = function () { throw new Refusal('Code generation from strings disallowed for this context'); };
  for (const [key, value] of [['name', name], ['length', 1], ['prototype', prototype]])
    defineProperty(constructor, key, { value, writable: false });
  const { writable, enumerable } = Object.getOwnPropertyDescriptor(prototype, 'constructor');
  defineProperty(prototype, 'constructor', { value: constructor, writable, enumerable, configurable: true });
  if (name === 'Function') globalThis.Function = constructor;
  else setPrototypeOf(constructor, Function);
}

function open(load, given) {
  const fitness = given === undefined ? load() : load(given)();
  return typeof fitness === 'function' ? harnessOf(fitness) : undefined;
}

function harnessOf(fitness) {
  let values = new Doubles(0);
  let at = 0;
  let refused;
  function one(candidates, offset, n) {
    return fitness(candidate(candidates, offset, n));
  }
  function batch(candidates, n, values) {
    const count = values.length;
    for (at = 0; at < count; at++) {
      const value = one(candidates, at * n, n);
      if (typeof value !== 'number') { refused = value; return at; }
      values[at] = value;
    }
    return -1;
  }
  function batchOfBytes(candidates, n, count) {
    if (values.length !== count) values = new Doubles(count);
    const index = batch(new Doubles(candidates), n, values);
    return index < 0 ? values.buffer : index;
  }
  return { one, batch, batchOfBytes, at: () => at, refused: () => describe(refused) };
}

function describe(value) {
  if (value === undefined || value === null) return asText(value);
  if (typeof value === 'string') return 'the string ' + stringify(value.length > 40 ? value.slice(0, 40) + '…' : value);
  if (typeof value === 'boolean') return 'the boolean ' + value;
  if (typeof value !== 'object') return 'a ' + typeof value;
  try {
    if (isArray(value)) return 'an array';
    if (value instanceof Pledge) return 'a promise';
  } catch {}
  return 'an object';
}

function explain(thrown) {
  let message = 'something that cannot be shown', stack = '';
  try {
    const isError = typeof thrown === 'object' && thrown !== null && 'message' in thrown;
    const words = shorten(isError ? thrown.message : thrown);
    message = isError ? shorten(thrown.name || 'Error') + ': ' + words : words;
    if (isError) stack = shorten(thrown.stack).replace(words, '');
  } catch {}
  const place = /${fitnessName.replace('.', '\\.')}:(\\d+)(?::(\\d+))?/.exec(stack);
  return { message, line: place === null ? 0 : +place[1], column: place === null ? 0 : +(place[2] || 0) };
}

/** A text can fill the whole memory; whoever tells of it must not copy it. */
function shorten(value) {
  return asText(value).slice(0, ${maxTextLength});
}

return { open, describe, explain };
})()`;

/** What `prepareRealm` evaluates to. Every function of it runs in the realm, so that nothing of the caller's enters it. */
export interface Realm {
  /**
   * Runs the user's source, which is what `fitnessScript` evaluates to, or what a function around it returns that is given
   * something; undefined when it declares no fitness.
   */
  open(load: unknown, given?: unknown): Harness | undefined;
  describe(value: unknown): string;
  /** Line or column 0 stands for unknown; the column is that of the engine. */
  explain(thrown: unknown): { message: string; line: number; column: number };
}

/** Calls the fitness. */
export interface Harness {
  one(candidates: Float64Array, offset: number, dimensions: number): unknown;
  /** The index of the first candidate whose value is no number, or -1. */
  batch(candidates: Float64Array, dimensions: number, values: Float64Array): number;
  /** The same for callers that share no memory: values as bytes, or that index. */
  batchOfBytes(candidates: ArrayBuffer, dimensions: number, count: number): ArrayBuffer | number;
  /** Which candidate of the batch is or was being evaluated. */
  at(): number;
  /** What the fitness returned in place of a number. */
  refused(): string;
}

/** What stands before it in its first line, there. */
export const beforeSource = "(function () { 'use strict'; ";

/** The user's source as a script that evaluates to a function, which runs it and returns its `fitness`, on the same lines. */
export function fitnessScript(source: string): string {
  return `${beforeSource}${source}\n; return typeof fitness === 'function' ? fitness : undefined; })`;
}
