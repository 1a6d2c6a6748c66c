import assert from 'node:assert/strict';
import { scanJavaScript } from './scan.ts';

suite('a fitness that is given another value', () => {
  for (const [code, line, column] of [
    ['let fitness = (x) => 1;\nfitness = (x) => 2;', 2, 1],
    ['function fitness(x) { return 1; }\n[fitness] = [1];', 2, 2],
    ['var fitness = (x) => 1;\nfor (fitness of [1]);', 2, 6],
    ['function fitness(x) { fitness = null; return 1; }', 1, 23],
  ] as const)
    test(`is refused where it is: ${JSON.stringify(code)}`, () => {
      const places = scanJavaScript(code).findings.map((found) => [found.rule, found.line, found.column]);
      assert.deepEqual(places, [['fitness-replaced', line, column]]);
    });

  test('is no other name within a function', () => {
    assert.deepEqual(
      scanJavaScript('function f(fitness) { fitness = 1; return fitness; }\nfunction fitness(x) { return f(x); }').findings,
      [],
    );
  });
});

suite('a name that is declared twice', () => {
  for (const code of [
    'let a; { var a; }',
    '{ var a; } let a;',
    '{ { var a; } let a; }',
    '{ function a() {} var a; }',
    'function f(b) { let b; }',
    'try { } catch ([e]) { var e; }',
    'switch (1) { case 1: let a; default: var a; }',
  ])
    test(`is refused: ${code}`, () =>
      assert.deepEqual(
        scanJavaScript(`${code}\nfunction fitness(x) { return 1; }`).findings.map(({ rule }) => rule),
        ['syntax'],
      ));

  for (const code of [
    'var a; var a; { var a; }',
    'function a() {} var a;',
    'try { } catch (e) { { var e; } }',
    'let b; (() => { var b; })();',
    'class A { static { var b; } } let b;',
    'export { a };\n{ var a; }',
  ])
    test(`is let through where the language lets it: ${code}`, () =>
      assert.deepEqual(scanJavaScript(`${code}\nfunction fitness(x) { return 1; }`).findings, []));
});
