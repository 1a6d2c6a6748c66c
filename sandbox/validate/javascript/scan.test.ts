import assert from 'node:assert/strict';
import vm from 'node:vm';
import { parse } from 'acorn';
import fc from 'fast-check';
import { fitnessScript } from '../../guest/realm.ts';
import type { Finding } from '../finding.ts';
import { assertKeepsPace, costOf, Peer } from '../pace.ts';
import { forbiddenProperties } from './names.ts';
import { titles } from './rules/titles.ts';
import { type ScanResult, scanJavaScript } from './scan.ts';

const size = 1_000_000;
const repeated = (piece: (i: number) => string): string => {
  const pieces: string[] = [];
  for (let length = 0, i = 0; length < size; i++) length += pieces[pieces.push(piece(i)) - 1].length;
  return pieces.join('');
};

/** What every scan keeps, whatever it is given. */
function assertSound(text: string, { findings, code }: ScanResult): void {
  assert.ok(findings.length <= 100);
  const lines = text.split(/\r\n|[\n\r]/);
  const before = (a: Finding, b: Finding): boolean => a.line < b.line || (a.line === b.line && a.column <= b.column);
  for (const [i, finding] of findings.entries()) {
    const { rule, line, column, endLine, endColumn } = finding;
    assert.ok(Object.hasOwn(titles, rule), rule);
    assert.ok(line >= 1 && line <= lines.length && column >= 1 && column <= lines[line - 1].length + 1, JSON.stringify(finding));
    assert.ok(endLine > line || (endLine === line && endColumn >= column));
    assert.ok(i === 0 || before(findings[i - 1], finding));
  }
  if (findings.length === 0) {
    new vm.Script(fitnessScript(code)); // throws where the parser of the scan and that of the run disagree
    assert.equal(code.split('\n').length, text.split('\n').length);
  }
}

const words =
  'function fitness x ( ) ( ) { } { } [ ] [ ] => , ; . ?. ... = += === + - * ** / ? : ?? `a${ } ` "a" \'constructor\' 1 2n 0x1f /a/g ' +
  'const let var return if else for of in while do break continue switch case default class extends static get set new this super ' +
  'try catch finally throw typeof delete void yield async await export import eval arguments Math process #a @ \\u0061 <!-- --> // /* */ \n \r \u2028 é 😀 \uD800 \0';

suite('a scan of JavaScript', () => {
  test('never fails, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => assertSound(text, scanJavaScript(text))),
      { numRuns: 3000 },
    );
  });

  test('never fails on any order of words', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...words.split(' ')), { maxLength: 40 }), (parts) => {
        const text = `function fitness(x) { return 0; }\n${parts.join(' ')}`;
        assertSound(text, scanJavaScript(text));
      }),
      { numRuns: 5000 },
    );
  });

  const { key } = fc.letrec<{ key: string }>((tie) => ({
    key: fc.oneof(
      { maxDepth: 4, withCrossShrink: true },
      fc.constantFrom(
        '"con"',
        '"structor"',
        '"constructor"',
        '"__proto__"',
        '"a"',
        '"length"',
        '1',
        'i',
        't',
        'c',
        'x.a',
        'null',
      ),
      fc.tuple(tie('key'), tie('key')).map(([a, b]) => `(${a} + ${b})`),
      fc.tuple(tie('key'), tie('key')).map(([a, b]) => `\`\${${a}}\${${b}}\``),
      fc.tuple(tie('key'), tie('key')).map(([a, b]) => `(x.a ? ${a} : ${b})`),
      fc.tuple(tie('key'), tie('key')).map(([a, b]) => `(${a}, ${b})`),
      fc.tuple(tie('key'), tie('key')).map(([a, b]) => `[${a}, ${b}].join("")`),
      fc.tuple(tie('key'), tie('key')).map(([a, b]) => `(i = ${a}, ${b})`),
      tie('key').map((a) => `f(${a})`),
      tie('key').map((a) => `[${a}]`),
      tie('key').map((a) => `({ toString: () => String(${a}) })`),
      tie('key').map((a) => `(- ${a})`),
    ),
  }));

  test('lets no key through that names a way out, and changes no other', () => {
    fc.assert(
      fc.property(key, (text) => {
        const around = (used: string): string =>
          `function fitness(x) { let i = 0; let t = "con"; const c = "struct"; const f = (v) => v; ${used} }`;
        const read = (code: string): unknown =>
          (vm.runInNewContext(`${fitnessScript(code)}()`) as (x: object) => unknown)({ a: 7, 1: 8 });
        let name: unknown;
        try {
          name = read(around(`return String(${text});`));
        } catch {
          return; // a key that is made from itself has no name
        }
        const { findings, code } = scanJavaScript(around(`return x[${text}];`));
        if (forbiddenProperties.includes(String(name))) {
          if (findings.length === 0) assert.throws(() => read(code), /may not be reached by a fitness/);
        } else if (findings.length === 0) assert.equal(read(code), name === 'a' ? 7 : name === '1' ? 8 : undefined);
      }),
      { numRuns: 2000 },
    );
  });

  const ordinary = repeated(() => 'function f(x) { let s = 0; for (const v of x) s += v ** 2; return s; }\n');
  const acorn = new Peer(costOf(() => parse(ordinary, { ecmaVersion: 'latest' })));
  for (const [what, text] of [
    ['declarations', repeated((i) => `let a${i};`)],
    ['names made from names', `let a0=0;${repeated((i) => `let a${i + 1}=a${i};`)}`],
    ['exports', repeated((i) => `export let a${i};`)],
    ['keys that are guarded', `let k="a";k=k+k;${repeated(() => 'x[k];')}`],
    ['findings', repeated(() => 'eval;')],
    ['folded keys', `const a="x";let o;o[\`${repeated(() => '${a}')}\`]`],
    ['names in nested blocks', `${'{'.repeat(300)}${repeated(() => 'q;')}${'}'.repeat(300)}`],
    ['this in nested blocks', `function f(){${'{'.repeat(300)}${repeated(() => 'this;')}${'}'.repeat(301)}`],
    ['a sum', `x=${repeated(() => '1+')}1`],
    ['brackets', repeated(() => '[')],
    ['groups of an expression', `/${repeated((i) => `(?<a${i}>)`)}/`],
  ])
    test(`keeps pace with acorn on ordinary functions for 1 MB of ${what}`, () => {
      assertSound(text, scanJavaScript(text));
      assertKeepsPace(
        costOf(() => scanJavaScript(text)),
        acorn,
        20,
      );
    });

  test('says of code nested too deeply that it is', () => {
    for (const deep of ['('.repeat(50_000), `x = ${'1 + '.repeat(100_000)}1`, '`${'.repeat(20_000)])
      assert.deepEqual(
        scanJavaScript(`function fitness(x) { return 0; } ${deep}`).findings.map(({ rule }) => rule),
        ['too-complex'],
      );
  });
});
