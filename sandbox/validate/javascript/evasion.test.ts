import assert from 'node:assert/strict';
import vm from 'node:vm';
import { fitnessScript } from '../../guest/realm.ts';
import { scanJavaScript } from './scan.ts';

/** Ways to hide from the scan what is reached: by names that mean something else there, or by keys that are put together. */
const rows: readonly (readonly [rule: string, code: string])[] = [
  // A default value does not see what the body declares, nor what is switched on what the cases declare.
  ['dynamic-code', 'function f(F = Function) { var Function; return F; }'],
  ['dynamic-code', 'const f = (F = Function) => { var Function; return F; }'],
  ['dynamic-code', 'const f = (g = () => Function) => { var Function; return g(); }'],
  ['dynamic-code', 'const f = ({ a = Function }) => { function Function() {} return a; }'],
  ['dynamic-code', 'class A { f(F = Function) { var Function; return F; } }'],
  ['process', 'function f(p = process) { { var process = 1; } return p; }'],
  ['dynamic-code', 'let F; switch (F = Function) { case 0: let Function; }'],
  ['dynamic-code', 'switch (Function) { case 0: class Function {} }'],
  ['dynamic-code', '{ function Function() {} } Function("1")'],
  ['dynamic-code', '{ let Function; } Function("1")'],
  ['dynamic-code', 'for (let Function of x) { } Function("1")'],
  ['dynamic-code', 'try { } catch (Function) { } Function("1")'],
  ['dynamic-code', '(function Function() {}); Function("1")'],
  ['dynamic-code', '(class Function {}); Function("1")'],
  ['dynamic-code', 'const o = { Function() { return Function; } }'],
  ['dynamic-code', 'Function: for (;;) { Function("1"); break Function; }'],
  ['dynamic-code', 'const { a: { b: [c = Function] } } = x'],
  ['dynamic-code', 'class A { static { Function("1"); } }'],
  ['dynamic-code', 'class A { #a = Function; }'],
  ['dynamic-code', 'class A extends Function {}'],
  ['dynamic-code', 'Fun\\u{63}tion("1")'],
  ['dynamic-code', 'x.map(eval)'],
  ['dynamic-code', '`${eval}`'],
  ['dynamic-code', 'eval?.("1")'],
  ['dynamic-code', 'eval`1`'],
  ['dynamic-code', 'Array.from({ length: 1 }, eval)'],
  ['dynamic-code', 'JSON.parse("[1]", eval)'],
  ['dynamic-code', 'JSON.parse("[1]", (k, v) => Function(v))'],
  // Keys.
  ['forbidden-property', 'x[["constr", "uctor"].join("")]'],
  ['forbidden-property', 'x["rotcurtsnoc".split("").reverse().join("")]'],
  ['forbidden-property', 'x[[..."rotcurtsnoc"].reverse().join("")]'],
  ['forbidden-property', 'x["CONSTRUCTOR".toLowerCase()]'],
  ['forbidden-property', 'x["xconstructor".slice(1)]'],
  ['forbidden-property', 'x["constructorX".slice(0, -1)]'],
  ['forbidden-property', 'x["constructor".at(-11) + "onstructor"]'],
  ['forbidden-property', 'x["con".concat("structor")]'],
  ['forbidden-property', 'x["con-structor".replace("-", "")]'],
  ['forbidden-property', 'x[" constructor ".trim()]'],
  ['forbidden-property', 'x[String.fromCharCode(99, 111, 110, 115, 116, 114, 117, 99, 116, 111, 114)]'],
  ['forbidden-property', 'x[String.fromCodePoint(...[99, 111, 110, 115, 116, 114, 117, 99, 116, 111, 114])]'],
  ['forbidden-property', 'x[String("constructor")]'],
  ['forbidden-property', 'let k = "con"; k += "structor"; x[k]'],
  ['forbidden-property', 'let k = "con"; x[k + "structor"]'],
  ['forbidden-property', 'let k; k = "constructor"; x[k]'],
  ['forbidden-property', 'var k = "__pro"; x[`${k}to__`]'],
  ['forbidden-property', 'x[x[0] > 0 ? "constructor" : "a"]'],
  ['forbidden-property', 'x[x[0] || "constructor"]'],
  ['forbidden-property', 'x[(0, "constructor")]'],
  ['forbidden-property', 'x[0, "constructor"]'],
  ['forbidden-property', 'let k; x[k = "constructor"]'],
  ['forbidden-property', 'let k; x[k ??= "constructor"]'],
  ['forbidden-property', 'x[("constructor")]'],
  ['forbidden-property', 'x?.y?.["constructor"]'],
  ['forbidden-property', 'class A { f() { return super.constructor; } }'],
  ['forbidden-property', 'class A { f() { return super["constructor"]; } }'],
  ['forbidden-property', 'class A { static ["__proto__"] = 1 }'],
  ['forbidden-property', 'class A { get ["constructor"]() { return 1; } }'],
  ['forbidden-property', 'class A { static constructor() {} }'],
  ['forbidden-property', '({ get constructor() { return 1; } })'],
  ['forbidden-property', '({ ["__proto__"]: x })'],
  ['forbidden-property', 'for (x.constructor of [1]) { }'],
  ['forbidden-property', '[x.constructor] = [1]'],
  ['forbidden-property', '(function* () {}).prototype'],
  ['forbidden-property', 'Error.stackTraceLimit = 0'],
  ['forbidden-property', 'fitness.arguments'],
  ['forbidden-property', '/a/.exec("a").constructor'],
  ['forbidden-property', 'Symbol.prototype'],
  ['forbidden-property', 'x[Symbol.iterator]().constructor'],
  ['forbidden-property', 'new (class { })().constructor'],
  ['forbidden-property', 'x[["constr", "uctor"]["join"]("")]'],
  ['forbidden-property', 'x["con"["concat"]("structor")]'],
  ['forbidden-property', 'x[["constructor"].join()]'],
  ['forbidden-property', 'x["con"?.concat("structor")]'],
  ['forbidden-property', 'const a = [, "constructor"]; x[a[1]]'],
  ['forbidden-property', 'const o = { k: "constructor" }; x[o?.k]'],
  ['forbidden-property', 'const tag = (s, v) => v; x[tag`${"constructor"}`]'],
  ['forbidden-property', 'x[Object.values({ ...{ k: "constructor" } })[0]]'],
  ['forbidden-property', 'x[JSON.parse(\'"\\\\u0063onstructor"\')]'],
  ['forbidden-property', 'x[decodeURIComponent("%63onstructor")]'],
  ['forbidden-property', 'x[[, () => "constructor"][1]()]'],
  ['forbidden-property', 'x[(function constructor() {}).name]'],
  ['forbidden-property', 'const caller = () => 1; x[caller.name]'],
  ['forbidden-property', 'const callee = class {}; x[callee.name]'],
  ['forbidden-property', 'function* g() { yield "constructor"; } x[g().next().value]'],
  // Changes of the language.
  ['assign-global', '[Math.sin] = [1]'],
  ['assign-global', '[, Math.sin] = [1, 2]'],
  ['assign-global', '({ a: Math.sin } = { a: 1 })'],
  ['assign-global', '({ ...Math.sin } = {})'],
  ['assign-global', '[Math.sin = 1] = []'],
  ['assign-global', 'for (Math.sin of [1]) { }'],
  ['assign-global', 'for (Math in x) { }'],
  ['assign-global', 'Math.sin.a = 1'],
  ['assign-global', 'delete Math?.sin'],
  ['assign-global', 'Math[x[0]] = 1'],
  ['assign-global', 'NaN++'],
  // By another name.
  ['assign-global', 'const M = Math; M.sin = () => 0'],
  ['assign-global', 'let M = Math; const N = M; N["sin"] = () => 0'],
  ['assign-global', 'const A = Array; delete A.from'],
  ['assign-global', 'const s = Math.sin; s.calls = 1'],
  ['assign-global', 'const M = Math; [M.sin] = [1]'],
  ['assign-global', 'const M = Math; Object.assign(M, { sin: 1 })'],
  ['assign-global', 'const O = Object, M = Math; O.assign(M, { sin: 1 })'],
  ['assign-global', 'const put = Object.assign; put(Math, { sin: 1 })'],
  ['assign-global', 'const J = JSON; J.stringify++'],
];

suite('a fitness in JavaScript that hides what it does', () => {
  for (const [rule, code] of rows)
    test(`is refused by ${rule}: ${code}`, () => {
      const { findings } = scanJavaScript(`function fitness(x) { ${code}; return 0; }`);
      assert.ok(
        findings.some((finding) => finding.rule === rule),
        JSON.stringify(findings),
      );
    });
});

suite('a module in JavaScript without a fitness', () => {
  for (const code of [
    'export default (x) => 1',
    'export default function (x) { return 1 }',
    'export default { fitness(x) { return 1; } }',
    'export default { ...{} }',
  ])
    test(`is told so once: ${code}`, () => {
      assert.deepEqual(
        scanJavaScript(code).findings.map(({ rule, line, column }) => [rule, line, column]),
        [['no-fitness', 1, 1]],
      );
    });
});

suite('the guard of keys', () => {
  const run = (code: string): unknown => {
    const scanned = scanJavaScript(code);
    assert.deepEqual(scanned.findings, []);
    return (vm.runInNewContext(`${fitnessScript(scanned.code)}()`) as (x: unknown) => unknown)([1, 2, 3]);
  };
  const hidden = '[2, 14, 13, 18, 19, 17, 20, 2, 19, 14, 17].map((i) => "abcdefghijklmnopqrstuvwxyz"[i]).join("")';

  for (const declared of [
    'function \\u005f_key(k) { return k; }',
    'var __ke\\u0079 = (k) => k;',
    'function __key(k) { return k; } function __key1(k) { return k; }',
    'function String(k) { return "a"; }',
    'function k(key) { var key; if (0) key = 1; return [][key]; }',
  ])
    test(`is not undone by names of the fitness: ${declared}`, () => {
      const way = declared.startsWith('function k(') ? `k(${hidden})` : `[][${hidden}]`;
      assert.throws(() => run(`${declared}\nfunction fitness(x) { return ${way}; }`), /may not be reached by a fitness/);
    });

  for (const [what, code] of [
    ['a parameter that a var repeats', 'function f(k) { var k; if (0) k = 1; return [][k]; }'],
    ['a name that only some branches make a number', `function f(k) { let i = 0; if (k) i = k; return [][i]; }`],
    ['a name that a pattern fills', 'function f(k) { let i = 0; [i] = [k]; return [][i]; }'],
    ['a name that a loop fills', 'function f(k) { let i = 0; for (i of [k]) return [][i]; }'],
    ['the length of what is no array', 'function f(k) { const o = { length: k }; return [][o.length]; }'],
    ['a sum with a text', 'function f(k) { let i = 0; i += k; return [][(i, k)]; }'],
    ['a name that a closure fills', 'function f(k) { let i = 0; (() => { i = k; })(); return [][i]; }'],
    ['a name that catch fills', 'function f(k) { try { throw k; } catch (e) { return [][e]; } }'],
    ['what Math inherits', 'function f(k) { const i = Math.valueOf() && k; return [][i]; }'],
    ['the key of a method', 'function f(k) { return { [k]() { } }; }'],
    ['the key of a field', 'function f(k) { return class { static [k] = 1; }; }'],
    ['the key of a pattern', 'function f(k) { return (({ [k]: c }) => c)([]); }'],
    ['the key of super', 'function f(k) { return new (class extends Array { g() { return super[k]; } })().g(); }'],
    ['a key in a key', 'function f(k) { return [][[k][[0][0]]]; }'],
    ['a key that a generator is sent', 'function f(k) { const g = (function* () { [][yield]; })(); g.next(); g.next(k); }'],
    [
      'a key of many parts',
      'const a = "co", b = "ns", c = "tr", d = "uc", e = "tor"; function f(k) { return [][[a, b, c, d, e].map((part) => part).join("")]; }',
    ],
    ['a key that is deleted', 'function f(k) { return delete [][k]; }'],
  ])
    test(`sees ${what}`, () => {
      assert.throws(() => run(`${code}\nfunction fitness(x) { return f(${hidden}); }`), /may not be reached by a fitness/);
    });

  for (const [code, value] of [
    ['function fitness(x) { const a = x[0], b = x[1]; return x[a, b]; }', 3],
    ['function fitness(x) { const a = x[0], b = x[1]; return x[(a, b)]; }', 3],
    ['function fitness(x) { const m = new Map([["a", 1]]); for (const k of m.keys()) return { a: 5 }[k]; }', 5],
    ['function fitness(x) { const i = [[0]]; return x[i[x[0] - 1][0]]; }', 1],
    ['function fitness(x) { const s = Symbol.iterator; return [...x[s]()].length; }', 3],
    ['function fitness(x) { const o = {}; for (const v of x) o[v] ??= v; return o[1] + o[3]; }', 4],
    ['function fitness(x) { const o = { n: 1 }; for (const k in o) o[k] += 4; return o.n; }', 5],
    ['function fitness(x) { const k = (a) => a; const o = { [k("a")]: 1, get [k("b")]() { return 2; } }; return o.a + o.b; }', 3],
    ['function fitness(x) { const __key = (a) => a * 2; const k = x[0]; return __key(x[k]); }', 4],
  ] as const)
    test(`leaves the value as it is: ${code}`, () => {
      assert.equal(run(code), value);
    });
});
