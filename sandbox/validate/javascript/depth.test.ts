import assert from 'node:assert/strict';
import { loadFitness as loadInterpreted } from '../../guest/quickjs-fitness.ts';
import { loadFitness as loadRealm } from '../../guest/vm-fitness.ts';
import { scanJavaScript } from './scan.ts';

const inside = (code: string): string => `function fitness(x) { ${code}; return 1; }`;

/** Nested as often as told. */
const rows: readonly (readonly [what: string, deepest: number, make: (n: number) => string])[] = [
  ['parentheses', 190, (n) => `${'('.repeat(n)}1${')'.repeat(n)}`],
  ['lists', 190, (n) => `${'['.repeat(n)}1${']'.repeat(n)}`],
  ['objects', 99, (n) => `${'({a:'.repeat(n)}1${'})'.repeat(n)}`],
  ['blocks', 150, (n) => '{'.repeat(n) + '}'.repeat(n)],
  ['calls', 190, (n) => `${'Math.abs('.repeat(n)}1${')'.repeat(n)}`],
  ['keys', 190, (n) => `${'x['.repeat(n)}0${']'.repeat(n)}`],
  ['patterns', 190, (n) => `(${'['.repeat(n)}a${']'.repeat(n)}) => 1`],
  ['templates', 190, (n) => `${'`${'.repeat(n)}1${'}`'.repeat(n)}`],
  ['groups of an expression', 190, (n) => `/${'('.repeat(n)}${')'.repeat(n)}/`],
  ['a sum', 1400, (n) => `1${' + 1'.repeat(n)}`],
  ['conditions', 700, (n) => `${'if (x) '.repeat(n)};`],
  ['choices', 700, (n) => `${'x ? 1 : '.repeat(n)}1`],
  ['denials', 1400, (n) => `${'!'.repeat(n)}1`],
];

suite('code that is nested', () => {
  for (const [what, deepest, make] of rows) {
    test(`is let through, and read by both sandboxes, up to a depth that is always the same: ${what}`, async () => {
      const { findings, code } = scanJavaScript(inside(make(deepest)));
      assert.deepEqual(findings, []);
      loadRealm(code);
      await loadInterpreted(code, 64);
    });

    test(`is refused beyond it, where it is too deep: ${what}`, () => {
      const text = inside(make(deepest * 2 + 10));
      const [{ rule, line, column }] = scanJavaScript(text).findings;
      assert.deepEqual([rule, line], ['too-complex', 1]);
      assert.ok(column > 1 && column <= text.length);
    });
  }
});
