import { languageNames } from './language-names.ts';

/**
 * Script that makes a realm hold the same language whichever engine it is of: what other engines and later versions add is
 * removed, and what the language leaves open is settled. It runs before anything is frozen.
 */
export const levelLanguage = `(function () {
'use strict';
const { defineProperty, getPrototypeOf, setPrototypeOf } = Object;
const { ownKeys } = Reflect;

const hidden = {
  TypedArray: getPrototypeOf(Int8Array),
  Generator: getPrototypeOf((function* () {}).prototype),
  AsyncGenerator: getPrototypeOf((async function* () {}).prototype),
  GeneratorFunction: getPrototypeOf(function* () {}),
  AsyncFunction: getPrototypeOf(async function () {}),
  AsyncGeneratorFunction: getPrototypeOf(async function* () {}),
  ArrayIterator: getPrototypeOf([].values()),
  MapIterator: getPrototypeOf(new Map().keys()),
  SetIterator: getPrototypeOf(new Set().keys()),
  StringIterator: getPrototypeOf(''[Symbol.iterator]()),
  MatchIterator: getPrototypeOf(''.matchAll(/a/g)),
  IteratorHelper: getPrototypeOf([].values().map(() => 0)),
  WrappedIterator: getPrototypeOf(Iterator.from({ next() {} })),
};
hidden.AsyncIterator = getPrototypeOf(hidden.AsyncGenerator);

// V8 collects no stack without its limit, so every realm has one.
if (!('stackTraceLimit' in Error)) Error.stackTraceLimit = 10;
// They cannot be removed where they are.
for (const name of ['dispose', 'asyncDispose'])
  if (!(name in Symbol)) defineProperty(Symbol, name, { value: Symbol('Symbol.' + name) });
// In V8 the global object has a prototype of its own.
setPrototypeOf(globalThis, Object.prototype);

for (const line of ${JSON.stringify(languageNames.trim().split('\n'))}) {
  const [path, ...names] = line.split(' ');
  const owner = path.split('.').reduce((object, name) => object[name], path in hidden || path.split('.')[0] in hidden ? hidden : globalThis);
  const kept = new Set(names);
  for (const key of ownKeys(owner)) if (!kept.has(typeof key === 'symbol' ? '@@' + key.description.replace('Symbol.', '') : key)) delete owner[key];
}

if ('InternalError' in globalThis) {
  // Where QuickJS throws it, the language and V8 have a RangeError.
  setPrototypeOf(InternalError.prototype, RangeError.prototype);
  for (const key of ownKeys(InternalError.prototype)) delete InternalError.prototype[key];
  delete globalThis.InternalError;
}

const method = (owner, name, value) => defineProperty(owner, name, { value, writable: true, enumerable: false, configurable: true });

// V8 adds the name of the time zone in the words of the machine.
const [textOf, timeOf, withoutName] = [Date.prototype.toString, Date.prototype.toTimeString, String.prototype.replace].map((f) => Function.prototype.call.bind(f));
method(Date.prototype, 'toString', { toString() { return withoutName(textOf(this), / \\(.*\\)$/, ''); } }.toString);
method(Date.prototype, 'toTimeString', { toTimeString() { return withoutName(timeOf(this), / \\(.*\\)$/, ''); } }.toTimeString);

// Texts of a place and its customs: nobody's here, and those of ICU are another in each version.
const { normalize } = String.prototype;
const { call } = Function.prototype;
const uncurry = (f) => call.bind(f);
const normalized = uncurry(normalize);
method(String.prototype, 'localeCompare', { localeCompare(that) {
  const a = normalized(this), b = normalized(that + '');
  return a < b ? -1 : a > b ? 1 : 0;
} }.localeCompare);
for (const name of ['Upper', 'Lower']) {
  const plain = uncurry(String.prototype['to' + name + 'Case']);
  method(String.prototype, 'toLocale' + name + 'Case', { ['toLocale' + name + 'Case']() { return plain(this); } }['toLocale' + name + 'Case']);
}
for (const [owner, names] of [[Number, ['']], [Date, ['', 'Date', 'Time']]])
  for (const what of names) {
    const plain = uncurry(owner.prototype['to' + what + 'String']);
    method(owner.prototype, 'toLocale' + what + 'String', { ['toLocale' + what + 'String']() { return plain(this); } }['toLocale' + what + 'String']);
  }

// xoshiro128** (Blackman and Vigna 2018) from the same state each time a fitness is loaded: what it draws can be drawn again.
let [a, b, c, d] = [0x9e3779b9, 0x243f6a88, 0xb7e15162, 0x6a09e667];
const { imul } = Math;
function next() {
  let r = imul(b, 5);
  r = imul((r << 7) | (r >>> 25), 9);
  const t = b << 9;
  c ^= a;
  d ^= b;
  b ^= c;
  a ^= d;
  c ^= t;
  d = (d << 11) | (d >>> 21);
  return r >>> 0;
}
method(Math, 'random', { random() { return ((next() >>> 5) * 67108864 + (next() >>> 6)) / 9007199254740992; } }.random);
})()`;
