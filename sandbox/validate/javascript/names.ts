/** What a fitness in JavaScript may name, and what it may not reach. */

import { type Sentence, say } from '../../sentence.ts';

/** Globals that a fitness may use. Whatever is not here and not declared by the fitness itself is refused. */
export const allowedGlobals: ReadonlySet<string> = new Set(
  [
    'Math Number Array Object String Boolean Symbol BigInt JSON Date RegExp Map Set WeakMap WeakSet',
    'Float64Array Float32Array Int32Array Uint32Array Int16Array Uint16Array Int8Array Uint8Array Uint8ClampedArray',
    'BigInt64Array BigUint64Array ArrayBuffer DataView',
    'Error AggregateError EvalError RangeError ReferenceError SyntaxError TypeError URIError',
    'isNaN isFinite parseInt parseFloat encodeURIComponent decodeURIComponent encodeURI decodeURI NaN Infinity undefined',
  ]
    .join(' ')
    .split(' '),
);

/** Why a well-known global is refused, and what to write instead; others are told that they are unknown. */
export const refusedGlobals: Readonly<Record<string, readonly [rule: string, message: Sentence, hint: Sentence]>> = {
  eval: ['dynamic-code', say('eval runs text as code, which nobody could check.'), say('Write the code itself.')],
  Function: ['dynamic-code', say('Function makes code of text, which nobody could check.'), say('Write a function.')],
  require: ['module', say('require loads modules, which a fitness cannot.'), say('Write what you need in the fitness itself.')],
  module: [
    'module',
    say('module belongs to Node’s modules, which a fitness has not.'),
    say('Declare function fitness(x); nothing needs to be exported.'),
  ],
  exports: [
    'module',
    say('exports belongs to Node’s modules, which a fitness has not.'),
    say('Declare function fitness(x); nothing needs to be exported.'),
  ],
  process: ['process', say('process reaches the machine, which a fitness may not.'), say('Work with x alone.')],
  Buffer: ['process', say('Buffer belongs to Node, which a fitness has not.'), say('Use typed arrays.')],
  ...Object.fromEntries(
    ['globalThis', 'window', 'self', 'global', 'top', 'parent', 'frames'].map((name) => [
      name,
      [
        'global-object',
        say('{0} reaches everything there is, which a fitness may not.', name),
        say('Name what you need, such as Math.'),
      ] as const,
    ]),
  ),
  ...Object.fromEntries(
    ['Reflect', 'Proxy'].map((name) => [
      name,
      ['reflection', say('{0} can reach what a fitness may not.', name), say('Use objects and functions directly.')] as const,
    ]),
  ),
  ...Object.fromEntries(
    ['SharedArrayBuffer', 'Atomics', 'WebAssembly', 'Worker', 'MessageChannel', 'ShadowRealm', 'structuredClone'].map((name) => [
      name,
      [
        'other-realm',
        say('{0} reaches other code or shared memory, which a fitness may not.', name),
        say('Compute in plain JavaScript.'),
      ] as const,
    ]),
  ),
  ...Object.fromEntries(
    ['setTimeout', 'setInterval', 'setImmediate', 'queueMicrotask', 'Promise', 'requestAnimationFrame'].map((name) => [
      name,
      ['asynchronous', say('{0} acts later, but a fitness answers at once.', name), say('Return a number.')] as const,
    ]),
  ),
  ...Object.fromEntries(
    ['fetch', 'XMLHttpRequest', 'WebSocket', 'navigator', 'document', 'localStorage', 'importScripts'].map((name) => [
      name,
      [
        'network',
        say('{0} belongs to a browser, which a fitness has not.', name),
        say('Write the data into the fitness.'),
      ] as const,
    ]),
  ),
  console: [
    'output',
    say('console is not there: a fitness prints nothing.'),
    say('Remove the call; throw an Error to say something.'),
  ],
  arguments: ['arguments', say('arguments is not there outside a function.'), say('Use the parameter x.')],
};

/** Properties through which code reaches constructors of functions, prototypes or frames. */
export const forbiddenProperties: readonly string[] = [
  'constructor',
  '__proto__',
  'prototype',
  '__defineGetter__',
  '__defineSetter__',
  '__lookupGetter__',
  '__lookupSetter__',
  'caller',
  'callee',
  'arguments',
  'prepareStackTrace',
  'captureStackTrace',
  'stackTraceLimit',
  'getPrototypeOf',
  'setPrototypeOf',
  'defineProperty',
  'defineProperties',
  'getOwnPropertyDescriptor',
  'getOwnPropertyDescriptors',
  'getOwnPropertyNames',
  'getOwnPropertySymbols',
  'fromAsync',
];

const forbidden = new Set(forbiddenProperties);

/** What has fewer letters is none of them. */
export const shortestForbidden = Math.min(...forbiddenProperties.map(({ length }) => length));

/** True for a property that a fitness may not touch, read or written. */
export const isForbidden = (name: string): boolean => forbidden.has(name);
