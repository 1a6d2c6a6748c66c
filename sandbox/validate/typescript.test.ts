import assert from 'node:assert/strict';
import vm from 'node:vm';
import { openOnOwnLines } from '../guest/line-map.ts';
import { loadFitness as loadInterpreted } from '../guest/quickjs-fitness.ts';
import { fitnessScript } from '../guest/realm.ts';
import { loadFitness as loadRealm } from '../guest/vm-fitness.ts';
import { checkFitness } from './check-fitness.ts';

const benign: readonly (readonly [code: string, value: number])[] = [
  ['function fitness(x: Float64Array): number { return x[0]; }', 1],
  ['export default function fitness(x: readonly number[]): number { return x[1]!; }', 2],
  ['interface Point { readonly a: number }\nfunction fitness(x: number[]) { const p: Point = { a: x[2] }; return p.a; }', 3],
  [
    'type Pair<T> = [T, T];\nconst swap = <T>([a, b]: Pair<T>): Pair<T> => [b, a];\nconst fitness = (x: number[]) => swap([x[0], x[1]])[0];',
    2,
  ],
  [
    'class Box<T> { private readonly v: T; constructor(v: T) { this.v = v; } get(): T { return this.v; } }\nfunction fitness(x: number[]) { return new Box<number>(x[0]).get(); }',
    1,
  ],
  [
    'abstract class A { abstract f(): number; }\nclass B extends A { override f() { return 4; } }\nfunction fitness(_x: number[]) { return new B().f(); }',
    4,
  ],
  [
    'function f(a: number): number;\nfunction f(a: string): number;\nfunction f(a: any) { return Number(a); }\nfunction fitness(x: number[]) { return f("5"); }',
    5,
  ],
  ['const table = { a: 1 } as const satisfies Record<string, number>;\nfunction fitness(x: number[]) { return table.a; }', 1],
  ['declare const nothing: string;\nfunction fitness(x: number[]): number { return (x as unknown as number[]).length; }', 3],
  ['import type { Foo } from "./foo";\nfunction fitness(x: Foo[]) { return x.length; }', 3],
  [
    'function isNumber(v: unknown): v is number { return typeof v === "number"; }\nfunction fitness(x: unknown[]) { return isNumber(x[0]) ? 1 : 2; }',
    1,
  ],
  ['type constructor = number;\nfunction fitness(x: constructor[]) { return 1; }', 1],
];

const refused: readonly (readonly [rule: string, line: number, column: number, code: string])[] = [
  ['syntax', 3, 9, 'let b;\n\n\tlet a: = 1;\n'],
  ['syntax', 1, 9, 'let s = "'],
  ['module', 1, 1, 'import { a } from "b";\nfunction fitness(x: number[]) { return a; }'],
  ['forbidden-property', 2, 21, 'function fitness(x: number[]): number {\n  return (x as any).constructor("return 1")();\n}'],
  ['forbidden-property', 1, 43, 'function fitness(x: number[]) { return x!.constructor.length; }'],
  ['dynamic-code', 1, 40, 'function fitness(x: number[]) { return eval("1") as number; }'],
  ['process', 1, 41, 'function fitness(x: number[]) { return (process as any).pid; }'],
  ['dynamic-code', 2, 14, 'declare const Function: any;\nconst make = Function;\nfunction fitness(x: number[]) { return 1; }'],
  ['no-fitness', 2, 1, 'declare function fitness(x: number[]): number;\nconst a = 1;'],
  ['fitness-parameters', 1, 31, 'function fitness(x: number[], n: number): number { return n; }'],
  ['typescript-syntax', 2, 3, '\n  module A { export const b = 1; }\nfunction fitness(x: number[]) { return 1; }'],
  ['syntax', 1, 1, '@sealed class A {}\nfunction fitness(x: number[]) { return 1; }'],
];

/** What is more than types is translated. */
const translated: readonly (readonly [code: string, value: number])[] = [
  ['enum Mode { A, B = 5, C }\nfunction fitness(x: number[]) { return Mode.B + Mode.C + Mode[5].length; }', 12],
  ['const enum Step { Up = 1, Down }\nfunction fitness(x: number[]): number { return Step.Down; }', 2],
  ['namespace Half { export const of = (v: number) => v / 2; }\nfunction fitness(x: number[]) { return Half.of(x[1]); }', 1],
  [
    'class Box {\n  constructor(private readonly v: number, public k = 2) {}\n  get area(): number { return this.v * this.k; }\n}\nconst fitness = (x: number[]) => new Box(x[2]).area;',
    6,
  ],
  ['export function fitness(x: Float64Array): number { return <number>x[0]; }', 1],
];

/** And refused for what it does, in the lines of the user. */
const refusedTranslated: readonly (readonly [rule: string, line: number, code: string])[] = [
  ['process', 4, 'enum A {\n  B,\n}\nfunction fitness(x: number[]) { return A.B + process.pid; }'],
  ['dynamic-code', 6, 'enum A { B }\nconst s = `a\rb\rc\rd`;\nfunction fitness(x: number[]) { return eval(s); }'],
  ['dynamic-code', 3, 'class A { constructor(private v: number) {} }\nfunction fitness(x: number[]) {\n  return eval("1");\n}'],
  ['module', 1, 'import fs = require("fs");\nfunction fitness(x: number[]) { return fs.a; }'],
];

suite('a fitness in TypeScript', () => {
  for (const [code, value] of translated)
    test(`passes and gives ${value}: ${code.replaceAll('\n', ' ')}`, () => {
      const checked = checkFitness('typescript', code);
      assert.ok(checked.ok, JSON.stringify(checked));
      const fitness = vm.runInNewContext(`${fitnessScript(checked.code)}()`) as (x: Float64Array) => number;
      assert.equal(fitness(Float64Array.of(1, 2, 3)), value);
    });

  for (const [rule, line, code] of refusedTranslated)
    test(`is refused by ${rule} in line ${line}: ${code.replaceAll('\n', ' ')}`, () => {
      const checked = checkFitness('typescript', code);
      assert.ok(!checked.ok);
      assert.deepEqual([checked.findings[0].rule, checked.findings[0].line], [rule, line], JSON.stringify(checked.findings));
    });

  test('tells mistakes in the lines of the user, also where lines moved', async () => {
    const code =
      'enum Mode {\n  A,\n  B,\n}\nfunction fitness(x: number[]): number {\n  if (x[0] > 0) throw new Error("no");\n  return Mode.B;\n}';
    const checked = checkFitness('typescript', code);
    assert.ok(checked.ok);
    for (const open of [loadRealm, (source: string) => loadInterpreted(source, 64)]) {
      const fitness = await openOnOwnLines(checked.code, open);
      assert.equal(fitness.evaluateOne(Float64Array.of(-1), 0, 1), 1);
      assert.throws(() => fitness.evaluateOne(Float64Array.of(1), 0, 1), { name: 'FitnessError', line: 6 });
      assert.throws(() => fitness.evaluate(Float64Array.of(0, 1), 1, new Float64Array(2)), { line: 6, index: 1 });
    }
  });

  for (const [code, value] of benign)
    test(`passes and gives ${value}: ${code.replaceAll('\n', ' ')}`, () => {
      const checked = checkFitness('typescript', code);
      assert.ok(checked.ok, JSON.stringify(checked));
      const fitness = vm.runInNewContext(`${fitnessScript(checked.code)}()`) as (x: Float64Array) => number;
      assert.equal(fitness(Float64Array.of(1, 2, 3)), value);
      assert.equal(checked.code.split('\n').length, code.split('\n').length);
    });

  for (const [rule, line, column, code] of refused)
    test(`is refused by ${rule}: ${code.replaceAll('\n', ' ')}`, () => {
      const checked = checkFitness('typescript', code);
      assert.ok(!checked.ok);
      const [first] = checked.findings;
      assert.deepEqual([first.rule, first.line, first.column], [rule, line, column], first.message);
    });
});
