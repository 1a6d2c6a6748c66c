import assert from 'node:assert/strict';
import vm from 'node:vm';
import { fitnessScript } from '../../guest/realm.ts';
import { scanJavaScript } from './scan.ts';

/** Programs that do no harm, with their value at x = [1, 2, 3]. */
const rows: readonly (readonly [code: string, value: number])[] = [
  ['function fitness(x) { return x[0]; }', 1],
  ['export function fitness(x) { return x[1]; }', 2],
  ['export default function fitness(x) { return x[2]; }', 3],
  ['const fitness = (x) => x.length; export default fitness;', 3],
  ['const fitness = function (x) { return 4; };\nexport { fitness };', 4],
  ['export const fitness = x => x[0] + x[1];', 3],
  ['let fitness = ((x) => 1);', 1],
  ['// eval(process)\nfunction fitness(x) { return 1; }', 1],
  ['/* require("fs") */ function fitness(x) { const s = "eval(1) constructor"; return s.length; }', 19],
  ['function fitness(x) { const o = { constructorCount: 2 }; return o.constructorCount; }', 2],
  ['function fitness(x) { const process = 5; return process; }', 5],
  ['function fitness(x) { const self = x; return self[0]; }', 1],
  ['function fitness(x) { let s = 0; for (let i = 0; i < x.length; i++) s += x[i] ** 2; return s; }', 14],
  ['function fitness(x) { let s = 0; for (const v of x) s += v; return s; }', 6],
  ['function fitness(x) { let s = 0; for (const i in x) s += x[i]; return s; }', 6],
  ['function fitness(x) { return Array.from(x).map((v) => v * v).reduce((a, b) => a + b, 0); }', 14],
  ['function fitness(x) { return [...x].filter((v) => v > 1).length; }', 2],
  ['function fitness(x) { return Math.max(...x); }', 3],
  ['const fitness = ([a, b, c]) => a + b * c;', 7],
  ['function fitness({ length, 0: first }) { return length + first; }', 4],
  ['function fitness(x) { const { a, ...rest } = { a: 1, b: 2, c: 3 }; return rest.b + rest.c; }', 5],
  ['function fitness(x = [1]) { return x[0]; }', 1],
  [
    'class Point { #v; constructor(v) { this.#v = v; } get value() { return this.#v; } static of(v) { return new Point(v); } }\nfunction fitness(x) { return Point.of(x[1]).value; }',
    2,
  ],
  [
    'class A { f() { return 1; } }\nclass B extends A { f() { return super.f() + 1; } }\nfunction fitness(x) { return new B().f(); }',
    2,
  ],
  [
    'class Shape { constructor(v) { if (new.target === Shape) throw new Error("abstract"); this.v = v; } }\nclass Circle extends Shape { }\nfunction fitness(x) { return new Circle(x[1]).v; }',
    2,
  ],
  ['function P(v) { if (!new.target) return new P(v); this.v = v; }\nfunction fitness(x) { return P(x[2]).v; }', 3],
  ['class C { static n = 3; static { C.n++; } }\nfunction fitness(x) { return C.n; }', 4],
  [
    'function* pairs(x) { for (let i = 1; i < x.length; i++) yield [x[i - 1], x[i]]; }\nfunction fitness(x) { let s = 0; for (const [a, b] of pairs(x)) s += a * b; return s; }',
    8,
  ],
  ['const table = new Float64Array(4).fill(2);\nfunction fitness(x) { return table[1] * x[0]; }', 2],
  [
    'const weights = { a: 1, b: 2 };\nfunction fitness(x) { let s = 0; for (const k of Object.keys(weights)) s += weights[k]; return s; }',
    3,
  ],
  ['const cache = new Map();\nfunction fitness(x) { cache.set("a", 1); return cache.get("a"); }', 1],
  ['function fitness(x) { const s = new Set(x); return s.size; }', 3],
  [
    'function fitness(x) { try { throw new RangeError("no"); } catch (error) { return error instanceof RangeError ? 1 : 2; } }',
    1,
  ],
  ['function fitness(x) { try { return 1; } catch { return 2; } finally { } }', 1],
  [
    'function fitness(x) { outer: for (const a of x) for (const b of x) { if (b > a) continue outer; if (a > 9) break outer; } return 1; }',
    1,
  ],
  ['function fitness(x) { switch (x[0]) { case 1: return 7; default: return 8; } }', 7],
  ['function fitness(x) { let n = 0; do { n++; } while (n < 3); while (n < 5) n++; return n; }', 5],
  ['function fitness(x) { return x?.[0] ?? 9; }', 1],
  ['function fitness(x) { let a = null; a ??= 3; a ||= 4; a &&= 5; return a; }', 5],
  ['function fitness(x) { return `${x[0]}`.length; }', 1],
  ['const tag = (strings, ...values) => values[0];\nfunction fitness(x) { return tag`a${x[2]}`; }', 3],
  ['function fitness(x) { return "a,b".split(/,/).length; }', 2],
  ['function fitness(x) { return Number(10n ** 2n); }', 100],
  ['function fitness(x) { return JSON.parse("[1,2]")[1]; }', 2],
  ['function fitness(x) { return JSON.parse(JSON.stringify({ a: 3 })).a; }', 3],
  ['function fitness(x) { const f = (n) => (n < 2 ? 1 : n * f(n - 1)); return f(4); }', 24],
  ['function helper() { return arguments.length; }\nfunction fitness(x) { return helper(1, 2); }', 2],
  ['function Point(a) { this.a = a; }\nfunction fitness(x) { return new Point(x[1]).a; }', 2],
  ['const counter = { n: 0, next() { return ++this.n; } };\nfunction fitness(x) { counter.n = 0; return counter.next(); }', 1],
  [
    'function fitness(x) { const o = { get a() { return 1; }, set a(v) { }, ["b"]: 2, c() { return 3; } }; return o.a + o.b + o.c(); }',
    6,
  ],
  [
    'function fitness(x) { const m = [[1, 2], [3, 4]]; let t = 0; for (let i = 0; i < 2; i++) for (let j = 0; j < 2; j++) t += m[i][j]; return t; }',
    10,
  ],
  ['var fitness = function inner(x) { return typeof inner === "function" ? 1 : 2; };', 1],
  ['function fitness(x) { var a = 1; { var b = 2; } return a + b; }', 3],
  ['function fitness(x) { return [3, 1, 2].sort((a, b) => a - b)[0]; }', 1],
  ['function fitness(x) { return x.reduce((s, v, i) => s + v * i, 0); }', 8],
  ['function fitness(x) { return isNaN(NaN) && !isFinite(Infinity) ? 1 : 0; }', 1],
  ['function fitness(x) { return parseFloat("1.5") + parseInt("2", 10); }', 3.5],
  ['function fitness(x) { return Object.entries({ a: 1 }).length + Object.values({ a: 2 })[0]; }', 3],
  ['function fitness(x) { return Object.assign({}, { a: 4 }).a; }', 4],
  ['function fitness(x) { return Object.freeze({ a: 5 }).a; }', 5],
  ['function fitness(x) { return new Date(0).getTime(); }', 0],
  ['function fitness(x) { return Symbol.iterator in x ? 1 : 0; }', 1],
  ['const it = { *[Symbol.iterator]() { yield 1; yield 2; } };\nfunction fitness(x) { return [...it].length; }', 2],
  ['function fitness(x) { const i = Math.floor(1.5); return x[i]; }', 2],
  ['function fitness(x) { let k = 0; k += 1; k = k + 1; return x[k]; }', 3],
  ['function at(a, i) { return a[i]; }\nfunction fitness(x) { return at(x, 2); }', 3],
  ['function fitness(x) { const o = {}; o["a" + x[0]] = 6; return o.a1; }', 6],
  ['function fitness(x) { const key = x[0] > 0 ? "up" : "down"; return { up: 1, down: 2 }[key]; }', 1],
  ['function fitness(x) { const bits = 0xff_ff | 0b1 | 0o7; return bits & 1; }', 1],
  ['function fitness(x) { if (x.length < 0) ; else return 2; return 3; }', 2],
  ['function fitness(x) { return void 0 === undefined ? 1 : 0; }', 1],
  ['function fitness(x) { const a = [1, , 3]; return a.length; }', 3],
  ['function fitness(x) { return ((a, b = a, ...rest) => a + b + rest.length)(1, 2, 3); }', 4],
  ['function fitness(x) { const v = new DataView(new ArrayBuffer(8)); v.setFloat64(0, 2); return v.getFloat64(0); }', 2],
  ['function fitness(x) { const { sin, PI } = Math; return Math.round(sin(PI / 2)); }', 1],
  ['function fitness(x) { for (var i = 0, s = 0; i < x.length; i += 2) s += x[i]; return s; }', 4],
  ['function fitness(x) { let best = 0; x.forEach((v, i) => { if (v > x[best]) best = i; }); return x[best]; }', 3],
  ['function fitness(x) { const o = { a: 1, b: 2 }; return ["a", "b"].map((n) => o[n]).length; }', 2],
  ['function f(a = 1, b = () => a) { var a = 5; return b() + a; }\nfunction fitness(x) { return f(); }', 6],
  ['function fitness(x) { switch (x.length) { case 3: let y = 2; return y; } return 0; }', 2],
  ['function fitness(x) { const k = "to" + "String"; return 7[k]().length; }', 1],
  [
    'const constructors = ["a"], prototypes = { evaluate: 1, importance: 2 };\nfunction fitness(x) { return prototypes.importance + constructors.length; }',
    3,
  ],
  [
    'class Node { next = null; constructor(v) { this.v = v; } *[Symbol.iterator]() { for (let n = this; n; n = n.next) yield n.v; } }\nfunction fitness(x) { const a = new Node(1); a.next = new Node(2); return [...a].length; }',
    2,
  ],
  [
    'function fitness(x) { const require = (v) => v, module = { exports: 2 }, window = 3; return require(module.exports) + window; }',
    5,
  ],
  ['function fitness(x) { const words = "with import(x) new Function debugger"; return /eval|process/.test(words) ? 1 : 2; }', 2],
  ['function fitness(x) { return arguments.length + ((...args) => args.length)(1, 2); }', 3],
  ['export default class Helper { }\nexport function fitness(x) { return new Helper() ? 1 : 2; }', 1],
  ['function fitness(x) { const s = "constructor"; return x[s.indexOf("c")]; }', 1],
  [
    'function fitness(x) { const o = { a: 5 }; const g = (function* () { return o[yield]; })(); g.next(); return g.next("a").value; }',
    5,
  ],
  ['function fitness(x) { const o = {}; o[[...x].join("")] = 4; return o["123"]; }', 4],
  ['function fitness(x) { let f = () => 1; const o = { f: 3 }; f = () => 2; return o[f.name] ?? 7; }', 3],
  [
    'function fitness(x) { const p = { name: "a" }, caller = { name: "b" }, o = { a: 3, b: 4 }; return o[p.name] + o[caller.name]; }',
    7,
  ],
  ['const f = () => {};\nfunction fitness(x) { const o = { undefined: 3 }; return o[f()]; }', 3],
  ['const fs = [, (v) => v];\nfunction fitness(x) { return x[fs[1](0)]; }', 1],
  ['function fitness(x) { let Math = { a: 1 }; Math.a = 3; return Math.a; }', 3],
  ['const tag = (s) => s.raw[0].length;\nfunction fitness(x) { return x[tag`\\u`]; }', 3],
  ['#!/usr/bin/env node\nfunction fitness(x) { return 1; }', 1],
];

suite('a benign fitness in JavaScript', () => {
  for (const [code, value] of rows)
    test(`passes and gives ${value}: ${code.replaceAll('\n', ' ')}`, () => {
      const scanned = scanJavaScript(code);
      assert.deepEqual(scanned.findings, []);
      const fitness = vm.runInNewContext(`${fitnessScript(scanned.code)}()`) as (x: Float64Array) => number;
      assert.equal(fitness(Float64Array.of(1, 2, 3)), value);
    });

  for (const [what, code, value] of [
    ['a key longer than any name', `({ ${'a'.repeat(300)}: 4 })["${'a'.repeat(300)}"]`, 4],
    ['a key of more parts than are followed', `({ a: 5 })[[${'"", '.repeat(1001)}"a"].join("")]`, 5],
    ['a key of more letters than are followed', `({ a: 6 })[[..."${' '.repeat(1001)}a"].join("").trim()]`, 6],
    ['a key of more sums than are followed', `x[${'0 + '.repeat(60)}1]`, 2],
  ] as const)
    test(`may have ${what}`, () => {
      const scanned = scanJavaScript(`function fitness(x) { return ${code}; }`);
      assert.deepEqual(scanned.findings, []);
      assert.equal(vm.runInNewContext(`${fitnessScript(scanned.code)}()`)([1, 2, 3]), value);
    });

  test('keeps its lines, and its columns where no key is guarded', () => {
    const code = 'export function fitness(x) {\n  return x[0];\n}\n';
    const scanned = scanJavaScript(code);
    assert.equal(scanned.code, `       ${code.slice(7)}`.replace(/^ {7}/, '       '));
    assert.equal(scanned.code.length, code.length);
  });

  test('is not slowed by guards where its keys are numbers', () => {
    const { code } = scanJavaScript(
      'function fitness(x) { let s = 0; for (let i = 0, j = x.length - 1; i < x.length; i++, j -= 1) s += x[i] * x[j] * x[i + 1] * x[(i + j) >> 1]; return s; }',
    );
    assert.ok(!code.includes('__key'));
  });
});

suite('keys that only the run knows', () => {
  const run = (code: string): unknown => {
    const scanned = scanJavaScript(code);
    assert.deepEqual(scanned.findings, []);
    return (vm.runInNewContext(`${fitnessScript(scanned.code)}()`) as (x: unknown) => unknown)({});
  };
  const spelled = '[98, 110, 109, 114, 115, 113, 116, 98, 115, 110, 113].map((c) => String.fromCharCode(c + 1)).join("")';

  for (const way of [
    `x[${spelled}]`,
    `(() => { const k = ${spelled}; return x[k]; })()`,
    `(() => { const { [${spelled}]: c } = x; return c; })()`,
    `x[{ toString: () => ${spelled} }]`,
    `x[[${spelled}]]`,
    `x?.[${spelled}]`,
    `({ [${spelled}]: 1 })`,
    `(() => { let n = 0; const k = { toString() { return n++ ? ${spelled} : "a"; } }; x[k]; return x[k]; })()`,
  ])
    test(`are refused when they name a way out: ${way}`, () => {
      assert.throws(() => run(`function fitness(x) { return ${way}; }`), /may not be reached by a fitness/);
    });

  test('are read once, so that they cannot change between the check and the use', () => {
    const value = run(
      `let reads = 0; const k = { toString() { return reads++ ? ${spelled} : "a"; } };\nfunction fitness(x) { const v = { a: 7 }[k]; return v * 10 + reads; }`,
    );
    assert.equal(value, 71);
  });
});
