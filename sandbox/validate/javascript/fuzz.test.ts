import assert from 'node:assert/strict';
import vm from 'node:vm';
import { type AnyNode, parse } from 'acorn';
import fc from 'fast-check';
import { fitnessScript, prepareRealm } from '../../guest/realm.ts';
import { checkFitness } from '../check-fitness.ts';
import { isForbidden } from './names.ts';
import { scanJavaScript } from './scan.ts';

const runs = Number(process.env.FUZZ_RUNS ?? 400);

interface Seen {
  readonly node: AnyNode & { readonly computed?: boolean; readonly async?: boolean };
  readonly parent: Seen['node'] | undefined;
  readonly field: string;
}

/** Everything below a node, by looking at all fields: nothing here is shared with the scan. */
function* everyNode(root: AnyNode): Generator<Seen> {
  const open: Seen[] = [{ node: root, parent: undefined, field: '' }];
  for (let next = open.pop(); next; next = open.pop()) {
    yield next;
    for (const [field, value] of Object.entries(next.node))
      for (const node of Array.isArray(value) ? value : [value])
        if (node && typeof node === 'object' && 'type' in node) open.push({ node, parent: next.node, field });
  }
}

const refusedNames =
  /^(?:eval|Function|require|process|globalThis|window|self|global|Reflect|Proxy|WebAssembly|SharedArrayBuffer|Atomics)$/;

/** What must never be in code that was let through, unless the fitness declares the name itself. */
function assertHarmless(code: string): void {
  const declared = new Set<string>();
  const used = new Set<string>();
  for (const { node, parent, field } of everyNode(parse(code, { ecmaVersion: 'latest', sourceType: 'script' }))) {
    assert.doesNotMatch(node.type, /^(?:Import|Export|Await|With|Debugger)/);
    assert.ok(node.type !== 'MetaProperty' || node.meta.name === 'new');
    assert.ok(!node.async);
    if (/^(?:id|params?)$/.test(field))
      for (const inner of everyNode(node)) if (inner.node.type === 'Identifier') declared.add(inner.node.name);
    if (node.type !== 'Identifier' || field === 'label') continue;
    const isName = !parent?.computed && (field === 'property' || (field === 'key' && parent?.type === 'Property'));
    if (isName) assert.ok(!isForbidden(node.name), node.name);
    else if (field !== 'key' && refusedNames.test(node.name)) used.add(node.name);
  }
  for (const name of used) assert.ok(declared.has(name), name);
}

const words =
  'function fitness ( x ) { return x[0] } ; , . ?. = => ( ) [ ] { } + - * / % ** ! ~ ? : ... `a` ${ } "con" "structor" constructor __proto__ prototype eval Function process globalThis require import export default async await yield * class extends super this static get set # new target delete typeof void in of instanceof let const var for while do if else switch case break continue try catch finally throw label with debugger a b c k 1 2n /a/g arguments Math Object Symbol \\u0065val <!-- --> \n // /* */ && || ?? += ??= ++ --'.split(
    ' ',
  );

const benign = [
  'function fitness(x) { let s = 0; for (let i = 0; i < x.length; i++) s += x[i] ** 2; return s; }',
  'class A { #v = 1; static of(v) { return new A(v); } get v() { return this.#v; } }\nconst fitness = ([a, ...rest]) => A.of(a).v + rest.length;',
  'function* g(x) { for (const v of x) yield v; }\nexport default function fitness(x) { let t = 0; for (const v of g(x)) t += v; return t; }',
  'const w = { a: 1, b: [2, 3] };\nvar fitness = function (x) { const { a, b: [c, d = 4] } = w; switch (x[a]) { case c: return d; default: return Math.max(...x); } };',
];

suite('any text', () => {
  test('of random words is scanned without a crash, and harmless where it is let through', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...words), { maxLength: 40 }), (picked) => {
        const { findings, code } = scanJavaScript(`function fitness(x) { return 1 }\n${picked.join(' ')}`);
        if (findings.length === 0) assertHarmless(code);
      }),
      { numRuns: runs * 5 },
    );
  });

  test('of a harmless program with words exchanged is scanned without a crash, and harmless where it is let through', () => {
    const edit = fc.record({ at: fc.nat(), word: fc.constantFrom(...words), isInserted: fc.boolean() });
    fc.assert(
      fc.property(fc.constantFrom(...benign), fc.array(edit, { minLength: 1, maxLength: 3 }), (program, edits) => {
        const tokens = program.split(/(\w+|\s+|[^\w\s])/).filter((token) => token !== '');
        for (const { at, word, isInserted } of edits) tokens.splice(at % tokens.length, isInserted ? 0 : 1, word);
        const { findings, code } = scanJavaScript(tokens.join(''));
        if (findings.length === 0) assertHarmless(code);
      }),
      { numRuns: runs * 5 },
    );
  });

  test('of random words of TypeScript is scanned without a crash, and harmless where it is let through', () => {
    const typed = [
      ...words,
      ...': number as any < > | & ! type interface enum namespace declare abstract readonly private satisfies keyof @'.split(' '),
    ];
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...typed), { maxLength: 40 }), (picked) => {
        const checked = checkFitness('typescript', `function fitness(x: number[]) { return 1 }\n${picked.join(' ')}`);
        if (checked.ok) assertHarmless(checked.code);
      }),
      { numRuns: runs },
    );
  });

  test('of random characters is scanned without a crash', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
        scanJavaScript(text);
      }),
      { numRuns: runs },
    );
  });
});

/** Ways to spell the same forbidden key at run time; the first ones are seen by looking where little is done to them. */
const spellings = [
  '[99,111,110,115,116,114,117,99,116,111,114].map((n) => String.fromCharCode(n)).join("")',
  '"rotcurtsnoc".split("").sort(() => 0).reduce((t, c) => c + t, "")',
  '(() => { let t = "con"; t += "structor"; return t; })()',
  'JSON.parse("\\"\\\\u0063onstructor\\"")',
  '({ toString: () => "construct" + "or" })',
  '[["construct" + "or"]]',
  '({ k: "constructor" }).k',
  '"constructorxx".slice(0, -2)',
  '46378484775525195n.toString(36)',
  '"dpotusvdups".replace(/./g, (c) => String.fromCharCode(c.charCodeAt(0) - 1))',
  '[..."dpotusvdups"].map((c) => String.fromCodePoint(c.codePointAt(0) - 1)).join("")',
  '[2, 14, 13, 18, 19, 17, 20, 2, 19, 14, 17].map((i) => "abcdefghijklmnopqrstuvwxyz"[i]).join("")',
  '[2, 14, 13, 18, 19, 17, 20, 2, 19, 14, 17].reduce((t, i) => t + (i + 10).toString(36), "")',
  '"cxoxnxsxtxrxuxcxtxoxr".replace(/x/g, "")',
  'String.fromCharCode(...new Uint8Array([100, 104, 105, 116, 115, 117, 114, 100, 115, 104, 117].map((n) => n ^ 7)))',
  '(() => { let t = ""; for (const i of [2, 14, 13, 18, 19, 17, 20, 2, 19, 14, 17]) t += (i + 10).toString(36); return t; })()',
];
/** Ways in which a name may come to hold it. */
const holding = fc.constantFrom(
  (s: string) => `let k = ${s};`,
  (s: string) => `var k = 1; k = ${s};`,
  (s: string) => `let k = 0; k++; [k] = [${s}];`,
  (s: string) => `let k = 0; ({ a: k = ${s} } = {});`,
  (s: string) => `let k = 1; for (k of [${s}]);`,
  (s: string) => `let k; k ??= ${s};`,
  (s: string) => `let k = 0; k += 1; k ||= 2; k &&= ${s};`,
  (s: string) => `const [k = ${s}] = [];`,
  (s: string) => `let k = 1; (() => { k = ${s}; })();`,
  (s: string) => `let k = 1; try { throw ${s}; } catch (e) { k = e; }`,
  (s: string) => `const k = (0, ${s});`,
  (s: string) => `let j = ${s}; let k = 1; k = j;`,
  (s: string) => `const o = { k: ${s} }; let { k } = o;`,
  (s: string) => `let k = 3; function put(v = (k = ${s})) {} put();`,
);
/** Ways to reach a property by a name; each may shadow k where it is not used. */
const reaching = fc.constantFrom(
  'return x[k];',
  'return x?.[k];',
  'return x[(0, k)];',
  'return x["a", k];',
  'const { [k]: v } = x; return v;',
  'let v; ({ [k]: v } = x); return v;',
  'return (({ [k]: v }) => v)(x);',
  'return (function (v = x[k]) { var k = 1; return v; })();',
  'return ((v = x[k]) => { var k = 2; return v; })();',
  'return (function f(a, b = () => a[k]) { var k = 0; return b(); })(x);',
  'switch (x[k]) { default: let k = 1; } return x[k];',
  'let r; switch (r = x[k]) { default: let k = 1; k++; } return r;',
  '{ let k = 1; x[k]; } return x[k];',
  'for (let k = 0; k < 1; k++) x[k]; return x[k];',
  'try { throw 1; } catch (k) { x[k]; } return x[k];',
  'class A { static v = x[k]; static k = 1; } return A.v;',
  'class A { static { var k = 1; } } return x[k];',
  'class A { v(k = 1) { return k; } [k]() {} static w = x[k]; } return A.w;',
  'const f = (k) => x[k]; return f(k);',
  'var \\u005f_key = (v) => v; return x[k];',
  'const __key = (v) => v, \\u005f_keyText = __key; return x[k];',
  'return x[x ? k : 0];',
  'return x[k && k];',
  'return x[k || 1];',
  'return x[k ? k : 1];',
  'let i = 1; i *= 2; i = i || k; i += 0; return x[i];',
  'return (function (k) { var k; if (!x) k = 1; return x[k]; })(k);',
  'return ((k) => { { var k; } if (!x) k = 1; return x[k]; })(k);',
  'let i = 0; i = k; return x[i];',
  'return x[`${k}`];',
  'return [x].map((o) => o[k])[0];',
  'function* g() { yield x[k]; } return [...g()][0];',
  'return Reflect_(x); function Reflect_(o) { return o[k]; }',
  'let i = 1; { var j = i; } j = k; return x[j];',
  'const M = Math; return x[k];',
  'return x[k = k];',
  'return new (function () { this.v = new.target[k]; })().v;',
  'class A { constructor() { ({ [k]: this.v } = new.target); } } class B extends A {} return new B().v;',
  'function A() { const of = () => new.target; this.v = of()[k]; } return new (A.bind(null))().v;',
  'label: { const k = 1; break label; } return x[k];',
);

suite('keys that only the run knows', () => {
  const context = vm.createContext(vm.constants.DONT_CONTEXTIFY, { codeGeneration: { strings: false, wasm: false } });
  vm.runInContext(prepareRealm, context);

  test('spell what they are there to spell', () => {
    for (const spelled of spellings) assert.equal(String(vm.runInContext(spelled, context)), 'constructor', spelled);
  });

  test('never reach a constructor, however they are spelled, held and used', () => {
    let passed = 0;
    const subject = vm.runInContext('new Float64Array(2)', context);
    fc.assert(
      fc.property(fc.constantFrom(...spellings), holding, reaching, fc.boolean(), (spelled, hold, reach, isOutside) => {
        const inner = isOutside
          ? `${hold(spelled)}\nfunction fitness(x) { ${reach} }`
          : `function fitness(x) { ${hold(spelled)} { ${reach} } }`;
        const { findings, code } = scanJavaScript(inner);
        if (findings.length > 0) return;
        passed++;
        let value: unknown;
        try {
          value = (vm.runInContext(`${fitnessScript(code)}()`, context, { timeout: 1000 }) as (x: unknown) => unknown)(subject);
        } catch (error) {
          assert.match(String(error), /may not be reached|before initialization|not a function|constant variable/);
        }
        assert.notEqual(typeof value, 'function', inner);
      }),
      { numRuns: runs * 8 },
    );
    assert.ok(passed >= (runs * 8) / 4, `too few of the programs were let through to say anything: ${passed}`);
  });
});
