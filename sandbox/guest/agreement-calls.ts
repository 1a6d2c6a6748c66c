import fc from 'fast-check';

const numbers = [
  '0',
  '-0',
  '1',
  '-1',
  '2',
  '3.7',
  '-2.5',
  '9e15',
  '1e-7',
  'NaN',
  'Infinity',
  '-Infinity',
  '2 ** 31',
  '0.1',
  '36',
  '2 ** 52',
];
const texts = [
  '""',
  '"a"',
  '"aBc ab"',
  '" 12.5e1x"',
  '"é😀\\ud800"',
  '"a-b--c"',
  '"\\n\\t"',
  '"ß"',
  '"undefined"',
  '"2024-02-29T10:00"',
];
const patterns = ['/a/', '/b|(c)/gi', '/(?<n>[a-z])+?/dg', '/\\\\s*/u', '/^|$/gm', '/./sy', '/(a)?(b)*/', '/[^\\\\w]/giu'];
const arrays = [
  '[]',
  '[3, 1, 2]',
  '[1, , NaN, undefined, null]',
  '["b", 10, 9, "a"]',
  '[[1], [2, [3]]]',
  '[0.1, -0, 1e300, -1e-300]',
];
const typed = [
  'Float64Array.of(3, NaN, -0, 0.1)',
  'Int8Array.of(-1, 127, 5)',
  'Uint8ClampedArray.of(0, 255, 7)',
  'Float32Array.of(0.1, 2, -3)',
];
const callbacks = [
  '(a, b) => a - b',
  '(a, b) => b > a',
  '(a) => a',
  '(a) => -a',
  '(a, i) => i % 2',
  '() => NaN',
  '(a, b) => String(a) + b',
];
const anything = [
  ...numbers,
  ...texts,
  ...patterns,
  ...arrays,
  ...typed,
  ...callbacks,
  'undefined',
  'null',
  'true',
  '7n',
  '({ a: 1 })',
];

/** Names of the methods of a prototype, without those of this machine, its time, and what makes texts of any length. */
const methodsOf = (prototype: object): string[] =>
  Object.getOwnPropertyNames(prototype).filter(
    (name) => typeof Object.getOwnPropertyDescriptor(prototype, name)?.value === 'function' && !skipped.has(name),
  );
const skipped = new Set(['constructor', 'repeat', 'padStart', 'padEnd', 'toLocaleString', 'fromCharCode', 'fromCodePoint']);

const subjects = [
  ...[...numbers, '4.35', '123.456'].map((text) => [`(${text})`, methodsOf(Number.prototype)] as const),
  ...texts.map((text) => [text, methodsOf(String.prototype)] as const),
  ...patterns.map((text) => [text, methodsOf(RegExp.prototype)] as const),
  ...arrays.map((text) => [text, methodsOf(Array.prototype)] as const),
  ...typed.map((text) => [text, methodsOf(Object.getPrototypeOf(Int8Array.prototype))] as const),
  ...['Math', 'Number', 'String', 'Object', 'Array', 'JSON', 'BigInt'].map(
    (name) => [name, methodsOf((globalThis as Record<string, unknown>)[name] as object)] as const, // built-ins
  ),
];

/** Calls of built-in methods with whatever comes, each an expression. */
export const calls = (seed: number, count: number): string[] =>
  fc.sample(
    fc
      .constantFrom(...subjects)
      .chain(([subject, methods]) =>
        fc
          .tuple(fc.constantFrom(...methods), fc.array(fc.constantFrom(...anything), { maxLength: 3 }))
          .map(([method, values]) => `${subject}.${method}(${values.join(', ')})`),
      ),
    { numRuns: count, seed },
  );
