import assert from 'node:assert/strict';
import { checkFitness } from '../../check-fitness.ts';
import { readSourceFile } from '../../source-file.ts';
import { titles } from './titles.ts';

const fitness = 'function fitness(x) { return x[0]; }\n';
const inside = (code: string): string => `function fitness(x) { ${code}; return 0; }`;
const typed = (code: string): string => `${code}\nfunction fitness(x: number[]) { return x[0]; }`;

/** Of each rule: programs that it refuses, alone, one for each spelling, and programs that come near to one and pass. */
const rows: Readonly<Record<string, { readonly refused: readonly string[]; readonly passing: readonly string[] }>> = {
  'too-large': { refused: [fitness.padEnd(2 ** 20 + 1)], passing: [fitness.padEnd(2 ** 20)] },
  'not-text': { refused: [`${fitness}//\0`], passing: [`${fitness}//\\0`] },
  syntax: {
    refused: [`${fitness})`, `${fitness}let let = 1;`, inside('import.meta'), `const a = new.target;\n${fitness}`],
    passing: [`${fitness};`, inside('new.target')],
  },
  'syntax-kind': {
    refused: [inside('using a = x'), inside('const f = () => { using b = x; }')],
    passing: [inside('const using = x')],
  },
  'too-complex': {
    refused: [inside(`${'['.repeat(201)}${']'.repeat(201)}`), inside(`${'{'.repeat(300)}${'}'.repeat(300)}`)],
    passing: [inside(`${'['.repeat(150)}${']'.repeat(150)}`), inside(`${'{'.repeat(150)}${'}'.repeat(150)}`)],
  },
  'no-fitness': {
    refused: [
      '',
      'const Fitness = (x) => 1;',
      '{ function fitness(x) {} }',
      'const fitness = 5;',
      'let fitness;',
      'const make = () => { if (1) return (x) => 1; }; const fitness = make();',
      'const make = () => { return; }; const fitness = make();',
      'const { fitness } = {};',
    ],
    passing: [fitness, 'const fitness = (x) => 1;', 'var fitness = function (x) { return 1; };'],
  },
  'duplicate-fitness': {
    refused: ['var fitness = (x) => 1; var fitness = (x) => 2;', `${fitness}function fitness(x) { return 2; }`],
    passing: [`${fitness}function other(x) { return 2; }`, `${fitness}{ let fitness = 5; }`],
  },
  'fitness-replaced': {
    refused: [
      'let fitness = (x) => 1; fitness = (x) => 2;',
      `${fitness}[fitness] = [(x) => 2];`,
      `${fitness}for (fitness of []);`,
    ],
    passing: [`${fitness}(() => { let fitness = 1; fitness = 2; })();`],
  },
  'fitness-parameters': {
    refused: ['const fitness = () => 1;', 'const fitness = (x, y) => 1;', 'const fitness = (...x) => 1;'],
    passing: ['const fitness = ([a, b]) => a;', 'const fitness = (x = []) => 1;'],
  },
  'fitness-generator': { refused: ['function* fitness(x) {}'], passing: [`${fitness}function* other() {}`] },
  'unknown-name': {
    refused: [inside('undeclared'), inside('undeclared.stack'), inside('Intl')],
    passing: [inside('let undeclared; undeclared'), inside('typeof undeclared')],
  },
  'dynamic-code': {
    refused: ['eval("")', '(0, eval)("")', 'Function("")', 'new Function("")', 'typeof eval', '\\u0065val("")'].map(inside),
    passing: ['x.eval', '({ eval: 1 })', '"eval(1)"', 'const Function = 1; Function'].map(inside),
  },
  module: {
    refused: [
      `import a from "b"; ${fitness}`,
      `export * from "b"; ${fitness}`,
      inside('require("a")'),
      inside('import("a")'),
      inside('module'),
      inside('exports'),
    ],
    passing: [`export ${fitness}`, inside('x.require'), inside('const module = 1; module')],
  },
  process: {
    refused: ['process', 'process.pid', 'typeof process', 'Buffer'].map(inside),
    passing: ['x.process', 'const process = 1; process'].map(inside),
  },
  'global-object': {
    refused: ['globalThis', 'window', 'self', 'global', 'top', 'parent', 'frames'].map(inside),
    passing: ['x.globalThis', 'const top = 1, parent = 2, self = 3; top + parent + self'].map(inside),
  },
  reflection: {
    refused: ['Reflect.ownKeys(x)', 'new Proxy(x, {})'].map(inside),
    passing: ['x.Reflect', 'class Proxy {} new Proxy()'].map(inside),
  },
  'other-realm': {
    refused: ['SharedArrayBuffer', 'Atomics', 'WebAssembly', 'Worker', 'MessageChannel', 'ShadowRealm', 'structuredClone'].map(
      inside,
    ),
    passing: ['new ArrayBuffer(8)', 'x.Worker'].map(inside),
  },
  asynchronous: {
    refused: [
      ...['async () => 1', 'async function f() {}', '({ async f() {} })', 'class A { async *f() {} }'],
      ...['setTimeout', 'setInterval', 'setImmediate', 'queueMicrotask', 'Promise', 'requestAnimationFrame'],
    ].map(inside),
    passing: ['const async = 1; async', 'x.then', 'const setTimeout = 1; setTimeout'].map(inside),
  },
  network: {
    refused: ['fetch', 'XMLHttpRequest', 'WebSocket', 'navigator', 'document', 'localStorage', 'importScripts'].map(inside),
    passing: ['x.fetch', 'const document = {}; document'].map(inside),
  },
  output: {
    refused: ['console.log(1)', 'console'].map(inside),
    passing: ['x.console', 'const console = {}; console'].map(inside),
  },
  arguments: { refused: [`${fitness}const a = arguments;`], passing: [inside('arguments'), inside('arguments.length')] },
  'forbidden-property': {
    refused: [
      ...['x.constructor', 'x["constructor"]', 'x?.constructor', 'const { constructor: c } = x', 'x["con" + "structor"]'],
      ...[
        'x.__proto__',
        '({ __proto__: x })',
        'x.prototype',
        'Object.getPrototypeOf(x)',
        'Object.defineProperty',
        'fitness.caller',
      ],
      ...['x.__defineGetter__', 'x.__defineSetter__', 'x.__lookupGetter__', 'x.__lookupSetter__', 'x.callee', 'Array.fromAsync'],
      ...[
        'Object.setPrototypeOf',
        'Object.defineProperties',
        'Object.getOwnPropertyDescriptor',
        'Object.getOwnPropertyDescriptors',
      ],
      ...['Object.getOwnPropertyNames', 'Object.getOwnPropertySymbols', 'Error.prepareStackTrace', 'Error.captureStackTrace'],
      ...['Error.stackTraceLimit', 'fitness.arguments', 'try { } catch (e) { e.stack }', 'try { } catch ({ stack }) { }'],
      ...['const e = new Error(); e["stack"]', 'const { stack } = Error()', 'new RangeError().stack'],
    ].map(inside),
    passing: [
      ...[
        'x.constructors',
        'class A { constructor() { this.a = 1; } }',
        '"constructor"',
        'x.proto',
        'const prototype = 1; prototype',
      ],
      ...[
        'const s = { stack: [] }; s.stack',
        'const { stack } = { stack: 1 }',
        'try { } catch (e) { e.message }',
        'const call = 1, caller = 2; caller',
      ],
    ].map(inside),
  },
  'assign-global': {
    refused: [
      'Math.sin = 1',
      'Math["sin"] = 1',
      'delete Math.sin',
      'Math.PI++',
      '[Math.PI] = x',
      'for (Math.PI of x);',
      'Object.assign(Math, x)',
      'Object["assign"](Math, x)',
      'NaN = 1',
    ].map(inside),
    passing: ['const m = { sin: 1 }; m.sin = 2', 'let Math = {}; Math.sin = 1', 'Object.assign({}, Math)', 'Math.sin == 1'].map(
      inside,
    ),
  },
  'constant-changed': {
    refused: ['const a = 1; a = 2', 'const a = 1; a++', 'const [a] = x; [a] = x', 'const a = 1; for (a of x);'].map(inside),
    passing: ['let a = 1; a = 2', 'const a = {}; a.b = 2', 'const a = 1; { let a = 1; a = 2; }'].map(inside),
  },
  'top-level-this': {
    refused: [`${fitness}this;`, `${fitness}const f = () => this;`, 'const fitness = (x) => this;'],
    passing: [`${fitness}const o = { f() { return this; } };`],
  },
  'lost-this': {
    refused: [inside('this.a'), inside('function f() { return this.a; } f()')],
    passing: [inside('function F() { this.a = 1; } new F()'), inside('function f() { return this; } f.call(x)')],
  },
  debugger: { refused: [inside('debugger')], passing: [inside('x.debugger')] },
};

/** Those that need another language or file, and `with`, which strict mode does not even parse. */
const elsewhere = ['file-kind', 'fitness-async', 'typescript-syntax', 'typescript-unavailable', 'with'];

const rulesOf = (code: string): readonly string[] => {
  const checked = checkFitness('javascript', code);
  return checked.ok ? [] : [...new Set(checked.findings.map(({ rule }) => rule))];
};

suite('each rule of the scan of JavaScript', () => {
  test('is tried here', () => assert.deepEqual([...Object.keys(rows), ...elsewhere].sort(), Object.keys(titles).sort()));

  for (const [rule, { refused, passing }] of Object.entries(rows)) {
    for (const code of refused)
      test(`is alone to refuse what it is for, as ${rule}: ${code.slice(0, 80).replaceAll('\n', ' ')}`, () =>
        assert.deepEqual(rulesOf(code), [rule]));
    for (const code of passing)
      test(`lets pass what only comes near, as ${rule}: ${code.slice(0, 80).replaceAll('\n', ' ')}`, () =>
        assert.deepEqual(rulesOf(code), []));
  }

  test('for names of files refuses all but those of fitness files', () => {
    const read = (name: string) => readSourceFile(name, Buffer.from(fitness));
    for (const name of ['a.jsx', 'a.cjs', 'a', 'js', 'a.js.txt'])
      assert.equal((read(name) as { finding?: { rule: string } }).finding?.rule, 'file-kind');
    for (const name of ['a.js', 'a.mjs', 'a.ts', 'a.py']) assert.ok(read(name).ok, name);
  });

  test('for an async fitness tells of it twice: it is async code, and a fitness', () => {
    for (const code of ['async function fitness(x) {}', 'const fitness = async (x) => 1;'])
      assert.deepEqual(rulesOf(code).toSorted(), ['asynchronous', 'fitness-async']);
  });

  test('for more than types refuses what cannot be translated, and no more', () => {
    const rulesOfTyped = (code: string) => {
      const checked = checkFitness('typescript', typed(code));
      return checked.ok ? [] : checked.findings.map(({ rule }) => rule);
    };
    assert.deepEqual(rulesOfTyped('module A { export const b = 1; }'), ['typescript-syntax']);
    assert.deepEqual(rulesOfTyped('namespace A { export const b = 1; }'), []);
  });

  test('for with is stood before by strict mode', () => assert.deepEqual(rulesOf(inside('with (x) { }')), ['syntax']));
});
