import assert from 'node:assert/strict';
import { parse } from 'acorn';
import { assertKeepsPace, costOf, Peer } from '../pace.ts';
import { scanJavaScript } from './scan.ts';

const fitness = 'function fitness(x) { return 1; }\n';
const inside = (code: string): string => `function fitness(x) { ${code} return 1; }`;
const many = (count: number, make: (i: number) => string, between = ''): string =>
  Array.from({ length: count }, (_, i) => make(i)).join(between);

/** Texts of up to 1 MB that were slow, or could be. */
const rows: readonly (readonly [what: string, code: string])[] = [
  ['names in many blocks', inside('{'.repeat(190) + many(90_000, (i) => `a${i};`) + '}'.repeat(190))],
  ['the same name in many blocks', inside(`${'{'.repeat(190)}${'x;'.repeat(400_000)}${'}'.repeat(190)}`)],
  ['var in many blocks', inside('{'.repeat(190) + many(90_000, (i) => `var a${i};`) + '}'.repeat(190))],
  ['this in many blocks', `${fitness}${'{'.repeat(190)}${'this;'.repeat(180_000)}${'}'.repeat(190)}`],
  ['many declarations', many(60_000, (i) => `let v${i}=1;`) + fitness],
  ['constants of constants', many(40_000, (i) => `const k${i + 1}=${i ? `k${i}` : 0}+1;`) + inside('x[k40000];')],
  [
    'doubled constants',
    `const k0="aaaaaaaaaa";${many(60, (i) => `const k${i + 1}=k${i}+k${i};`)}${inside('x[k60];'.repeat(100_000))}`,
  ],
  ['many assignments of one name', inside(`let a = 0; ${'a += 1; x[a];'.repeat(70_000)}`)],
  ['chains of assignments', inside(`let a; ${`${'a='.repeat(1500)}1;`.repeat(300)}`)],
  ['keys in keys', inside(`${'x['.repeat(200)}1${']'.repeat(200)};`.repeat(1600))],
  ['keys that call', inside('x[["a","b","c","d"].join("")];'.repeat(33_000))],
  ['keys that choose', inside(`let k = "a"; ${'k = x ? k + "b" : k; x[k]; '.repeat(35_000)}`)],
  ['many exports', many(40_000, (i) => `export const v${i}=1;`) + fitness],
  ['many functions', many(30_000, (i) => `function f${i}(a,b){return a[b]}`) + fitness],
  ['many parameters', `function f(${many(100_000, (i) => `a${i}`, ',')}){}${fitness}`],
  ['private names', `class A {${many(40_000, (i) => `#p${i}=this.#p${39_999 - i};`)}}${fitness}`],
  ['a long member chain', inside(`x${'.a'.repeat(300_000)};`)],
  ['a table of numbers', `const d = [${'0.123,'.repeat(160_000)}];${fitness}`],
  ['a table of objects', `const d = [${'{a:1,b:[1,2]},'.repeat(70_000)}];${fitness}`],
  ['findings everywhere', inside('process;'.repeat(120_000))],
  ['lines alone', '\n'.repeat(1_000_000) + inside('process;')],
  ['comments', inside('/**/'.repeat(250_000))],
  ['escapes', inside(`"${'\\u0061'.repeat(160_000)}";`)],
  ['regular expressions', inside('/(?<n>a)|(?<m>b)/.test(x);'.repeat(38_000))],
  ['named groups', inside(`/${many(30_000, () => '(?<n>a)', '|')}/;`)],
  ['classes of classes', `${'class A extends '.repeat(400)}Object${'{}'.repeat(400)}${fitness}`],
  ['open parentheses', inside('('.repeat(1_000_000))],
  ['open templates', inside('`${'.repeat(300_000))],
  ['operators', inside(`${'!'.repeat(1_000_000)}1;`)],
  ['a long sum', inside(`${'x[0] + '.repeat(140_000)}1;`)],
  ['arrows', inside(`${'a=>'.repeat(300_000)}1;`)],
];

const acornOn = (text: string): Peer => new Peer(costOf(() => parse(text, { ecmaVersion: 'latest' })));
const ordinary = (count: number): string =>
  'function f(x, k) { let s = 0; for (let i = 0; i < x.length; i++) s += x[i] ** 2 + k[s]; return s; }\n'.repeat(count) + fitness;

suite('the speed of the scan', () => {
  const acorn = acornOn(ordinary(10_400));

  // Where acorn reads ordinary functions in 0.3 s, this is 2 s.
  for (const [what, code] of rows)
    test(`of 1 MB keeps pace with acorn on ordinary functions: ${what}`, () => {
      const text = code.slice(0, 2 ** 20);
      assertKeepsPace(
        costOf(() => scanJavaScript(text)),
        acorn,
        20,
      );
    });

  // Where acorn reads them in 2 ms, this is 20 ms.
  test('of 10 kB keeps pace with acorn on the same text', () => {
    const code = ordinary(100);
    assert.ok(code.length > 10_000 && code.length < 11_000, `${code.length}`);
    assert.deepEqual(scanJavaScript(code).findings, []);
    assertKeepsPace(
      costOf(() => scanJavaScript(code)),
      acornOn(code),
      30,
    );
  });

  test('goes with the length of names that double without end, not with what they stand for', () => {
    const doubling = (name: (i: number) => string): string => {
      const lines = Array.from({ length: 40 }, (_, i) => `const a${i + 1} = ${name(i)} + ${name(i)} + ${name(i)};`);
      return `const a0 = "ab";\n${lines.join('\n')}\nfunction fitness(x) { return x[a40]; }`;
    };
    assertKeepsPace(
      costOf(() => scanJavaScript(doubling((i) => `a${i}`))),
      new Peer(costOf(() => scanJavaScript(doubling(() => 'a0')))),
      5,
    );
  });

  test('does not refuse a sum of a thousand terms', () => {
    assert.deepEqual(scanJavaScript(inside(`x = ${many(1000, (i) => `x[${i}]`, ' + ')};`)).findings, []);
  });
});
