import assert from 'node:assert/strict';
import { scanJavaScript } from './scan.ts';

const around = (code: string): string => `function fitness(x) { ${code}; return 0; }`;

/** Ways out, each as it stands inside of a fitness, with the rule that meets it. */
const rows: readonly (readonly [rule: string, code: string])[] = [
  ['forbidden-property', 'x.constructor'],
  ['forbidden-property', 'x.constructor.constructor("return process")()'],
  ['forbidden-property', '(() => {}).constructor'],
  ['forbidden-property', 'new (function () { return new.target.constructor("return 1"); })()'],
  ['forbidden-property', 'class A { constructor() { this.f = new.target["construct" + "or"]; } }'],
  ['forbidden-property', 'function A() { const { constructor: f } = new.target; }'],
  ['forbidden-property', 'class A { constructor() { new.target.prototype.f = 1; } }'],
  ['forbidden-property', 'class A { constructor() { const t = new.target; t.__proto__; } }'],
  ['forbidden-property', '[]["constructor"]'],
  ['forbidden-property', '[]["con" + "structor"]'],
  ['forbidden-property', 'const a = "con"; const b = `${a}structor`; x[b]'],
  ['forbidden-property', 'x?.constructor'],
  ['forbidden-property', 'x?.["constructor"]'],
  ['forbidden-property', 'x.\\u0063onstructor'],
  ['forbidden-property', 'x["\\x63onstructor"]'],
  ['forbidden-property', 'x["\\u{63}onstructor"]'],
  ['forbidden-property', 'const { constructor: c } = x'],
  ['forbidden-property', 'const { constructor } = x'],
  ['forbidden-property', 'const { ["constructor"]: c } = x'],
  ['forbidden-property', 'const [{ constructor: c }] = [x]'],
  ['forbidden-property', 'let c; ({ constructor: c } = x)'],
  ['forbidden-property', '(({ constructor: c }) => c)(x)'],
  ['forbidden-property', 'for (const { constructor: c } of [x]) c'],
  ['forbidden-property', 'try { throw x } catch ({ constructor: c }) { c }'],
  ['forbidden-property', 'x.__proto__'],
  ['forbidden-property', '({ __proto__: x })'],
  ['forbidden-property', '({ "__proto__": x })'],
  ['forbidden-property', 'x.__proto__ = null'],
  ['forbidden-property', 'Array.prototype.map'],
  ['forbidden-property', 'class A {} A.prototype'],
  ['forbidden-property', 'x.__defineGetter__("a", () => 1)'],
  ['forbidden-property', 'x.__lookupGetter__("a")'],
  ['forbidden-property', 'Object.getPrototypeOf(x)'],
  ['forbidden-property', 'const { getPrototypeOf: g } = Object'],
  ['forbidden-property', 'Object["getPrototype" + "Of"](x)'],
  ['forbidden-property', 'Object.setPrototypeOf(x, null)'],
  ['forbidden-property', 'Object.defineProperty(x, "a", {})'],
  ['forbidden-property', 'Object.getOwnPropertyDescriptor(x, "a")'],
  ['forbidden-property', 'Object.getOwnPropertyNames(Math)'],
  ['forbidden-property', 'Error.prepareStackTrace = (e, frames) => frames'],
  ['forbidden-property', 'Error.captureStackTrace(x)'],
  ['forbidden-property', 'fitness.caller'],
  ['forbidden-property', 'arguments.callee'],
  ['forbidden-property', 'class A { static prototype2 = 1; static ["constructor"] = 2 }'],
  ['forbidden-property', 'super_ = 1; x.constructor.name'],
  ['forbidden-property', 'delete x.constructor'],
  ['forbidden-property', 'x.constructor++'],
  ['forbidden-property', '(function* () {}).constructor("return 1")'],
  ['forbidden-property', '(function* () {})().__proto__'],
  ['forbidden-property', '`${x.constructor}`'],
  ['forbidden-property', 'x.map.constructor`return process`'],
  ['forbidden-property', '"a".replace.constructor'],
  ['forbidden-property', '(1).constructor'],
  ['forbidden-property', '/a/.constructor'],
  ['dynamic-code', 'eval("1")'],
  ['dynamic-code', '(0, eval)("1")'],
  ['dynamic-code', 'const e = eval; e("1")'],
  ['dynamic-code', '\\u0065val("1")'],
  ['dynamic-code', '[eval][0]("1")'],
  ['dynamic-code', 'new Function("return 1")'],
  ['dynamic-code', 'Function("return 1")()'],
  ['dynamic-code', 'const F = Function'],
  ['dynamic-code', 'typeof Function'],
  ['dynamic-code', '({ Function })'],
  ['module', 'import("fs")'],
  ['module', 'require("fs")'],
  ['module', 'const r = require'],
  ['module', 'module.exports'],
  ['module', 'exports.a'],
  ['process', 'process.exit()'],
  ['process', 'process?.env'],
  ['process', 'typeof process'],
  ['process', 'Buffer.alloc(1)'],
  ['global-object', 'globalThis.process'],
  ['global-object', 'globalThis["pro" + "cess"]'],
  ['global-object', 'const { process } = globalThis'],
  ['global-object', 'window.a'],
  ['global-object', 'self.a'],
  ['global-object', 'global.a'],
  ['reflection', 'Reflect.get(x, "a")'],
  ['reflection', 'new Proxy(x, {})'],
  ['other-realm', 'new SharedArrayBuffer(8)'],
  ['other-realm', 'Atomics.wait(x, 0, 0)'],
  ['other-realm', 'WebAssembly.compile(x)'],
  ['other-realm', 'new Worker("a")'],
  ['asynchronous', 'setTimeout(() => 1, 0)'],
  ['asynchronous', 'queueMicrotask(() => 1)'],
  ['asynchronous', 'Promise.resolve(1)'],
  ['asynchronous', '(async () => 1)()'],
  ['asynchronous', 'async function f() {}'],
  ['asynchronous', '({ async f() {} })'],
  ['asynchronous', 'class A { async f() {} }'],
  ['network', 'fetch("http://example.org")'],
  ['network', 'new WebSocket("ws://a")'],
  ['output', 'console.log(x)'],
  ['debugger', 'debugger'],
  ['unknown-name', 'undeclared = 1'],
  ['unknown-name', 'Intl.DateTimeFormat()'],
  ['unknown-name', '__dirname'],
  ['unknown-name', 'quickjs'],
  ['unknown-name', '{ let inner = 1 } inner'],
  ['assign-global', 'Math.sin = () => 0'],
  ['assign-global', 'Math["sin"] = () => 0'],
  ['assign-global', 'delete Math.sin'],
  ['assign-global', 'Math.PI++'],
  ['assign-global', 'Array.from = 1'],
  ['assign-global', 'undefined = 1'],
  ['assign-global', '[Math] = [1]'],
  ['syntax', 'with (x) { a }'],
  ['syntax', 'arguments = 1'],
  ['syntax', 'let eval = 1'],
];

suite('a malicious fitness in JavaScript', () => {
  for (const [rule, code] of rows)
    test(`is refused by ${rule}: ${code}`, () => {
      const { findings } = scanJavaScript(around(code));
      assert.ok(
        findings.some((finding) => finding.rule === rule),
        JSON.stringify(findings),
      );
    });

  test('cannot hide code behind the comments that only scripts know', () => {
    const { findings } = scanJavaScript('function fitness(x) { return 1 }\nlet a = 1\na <!-- /*\n;process.exit() /*\n*/');
    assert.ok(findings.some(({ rule }) => rule === 'process' || rule === 'syntax'));
  });

  for (const code of ['import fs from "fs"; ', 'import "fs"; ', 'export * from "fs"; ', 'export { a } from "fs"; '])
    test(`is refused at the top: ${code}`, () => {
      const { findings } = scanJavaScript(`${code}function fitness(x) { return 0 }`);
      assert.ok(findings.length > 0);
    });

  test('is told all at once, each at its place', () => {
    const { findings } = scanJavaScript('function fitness(x) {\n  eval("1");\n  return x.constructor + process.pid;\n}');
    assert.deepEqual(
      findings.map(({ rule, line, column, endLine, endColumn }) => [rule, line, column, endLine, endColumn]),
      [
        ['dynamic-code', 2, 3, 2, 7],
        ['forbidden-property', 3, 12, 3, 23],
        ['process', 3, 26, 3, 33],
      ],
    );
    for (const { message, hint } of findings) assert.ok(message.endsWith('.') && hint.length > 3);
  });

  test('is placed rightly in the first line too', () => {
    const [{ column, endColumn }] = scanJavaScript('function fitness(x) { return process.pid; }').findings;
    assert.deepEqual([column, endColumn], [30, 37]);
  });

  test('is refused, not crashed over, where little of the stack is left', () => {
    const dive = (): ReturnType<typeof scanJavaScript> => {
      try {
        return dive();
      } catch {
        return scanJavaScript(around(`x${'[x'.repeat(40)}${']'.repeat(40)}`)); // throws once more where it cannot even begin
      }
    };
    const { findings } = dive();
    assert.deepEqual(
      findings.map(({ rule, line, column }) => [rule, line, column]),
      [['too-complex', 1, 1]],
    );
  });

  test('nested without end is refused, not crashed over', () => {
    for (const deep of [
      '('.repeat(50_000),
      '['.repeat(50_000),
      '{'.repeat(50_000),
      '!'.repeat(200_000),
      '`${'.repeat(20_000),
      'a=>'.repeat(30_000),
    ])
      assert.ok(scanJavaScript(`function fitness(x) { return ${deep}`).findings.length > 0);
  });
});
