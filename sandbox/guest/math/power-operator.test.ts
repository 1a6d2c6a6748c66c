import assert from 'node:assert/strict';
import { rewritePowers } from './power-operator.ts';

suite('the operator **', () => {
  for (const [code, rewritten] of [
    ['f(2 ** 3)', 'f(__power(2 , 3))'],
    ['2 ** 3 ** 4', '__power(2 , __power(3 , 4))'],
    ['(a ** 3) ** 4', '__power((__power(a , 3)) , 4)'],
    ['a[b ** 3 ** c] ** 1.5 ** d', '__power(a[__power(b , __power(3 , c))] , __power(1.5 , d))'],
    ['x ** y ** z * a ** b', '__power(x , __power(y , z)) * __power(a , b)'],
    ['a /* ** */ ** /* b */ 3', '__power(a /* ** */ , /* b */ 3)'],
    ['a **= 3', 'a = __power(a, 3)'],
    ['a **= b **= 3', 'a = __power(a, b = __power(b, 3))'],
    ['a[0] **= 3', 'a[0] = __power(a[0], 3)'],
    ['a["k"] **= b', 'a["k"] = __power(a["k"], b)'],
    ['a[i + 1] **= 3', 'a[i + 1] = __power(a[i + 1], 3)'],
    ['class A { #p; f() { this.#p **= 3; } }', 'class A { #p; f() { this.#p = __power(this.#p, 3); } }'],
  ] as const)
    test(`calls a function: ${code}`, () =>
      assert.deepEqual(rewritePowers(code), { code: rewritten, power: '__power', target: '__power_target' }));

  for (const [code, rewritten] of [
    ['a[f()] **= 3', 't = [a,f()] , t[0][t[1]] = __power(t[0][t[1]], 3)'],
    ['a[f()] **= 3, b()', 't = [a,f()] , t[0][t[1]] = __power(t[0][t[1]], 3), b()'],
    ['let i = 0\na[i++] **= 3', 'let i = 0\nt = [a,i++] , t[0][t[1]] = __power(t[0][t[1]], 3)'],
    ['b = a[f()] **= 3', 'b = (t = [a,f()] , t[0][t[1]] = __power(t[0][t[1]], 3))'],
    ['f().b **= c ** 3', 't = [f(),"b"] , t[0][t[1]] = __power(t[0][t[1]], __power(c , 3))'],
    ['a["k l"] **= 3', 't = [a,"k l"] , t[0][t[1]] = __power(t[0][t[1]], 3)'],
    ['a\n.b **= 3', 't = [a\n,"b"] , t[0][t[1]] = __power(t[0][t[1]], 3)'],
    ['(a /* . */)[b ** 3 /* ] */] **= 3', 't = [(a /* . */),__power(b , 3) /* ] */] , t[0][t[1]] = __power(t[0][t[1]], 3)'],
    [
      'a[b[f()] **= 3] **= 3',
      't = [a,(t = [b,f()] , t[0][t[1]] = __power(t[0][t[1]], 3))] , t[0][t[1]] = __power(t[0][t[1]], 3)',
    ],
    ['class A { #p; f() { g(this).#p **= 3; } }', 'class A { #p; f() { t = [g(this),0] , t[0].#p = __power(t[0].#p, 3); } }'],
  ] as const)
    test(`evaluates a target once: ${code}`, () =>
      assert.equal(rewritePowers(code).code, rewritten.replaceAll(/\bt\b/g, '__power_target')));

  for (const [what, code] of [
    ['a square', 'a ** 2; b **= 2'],
    ['a target in parentheses that would be evaluated twice', '(a[f()]) **= 3'],
    ['a target of super that would be evaluated twice', 'class A extends B { f() { super[g()] **= 3; } }'],
    ['what is no code', 'a ** = ('],
    ['code nested too deeply', `${'('.repeat(500)}a ** 3${')'.repeat(500)}`],
    ['code without it', 'a + 1'],
  ] as const)
    test(`is left as it is in ${what}`, () => assert.equal(rewritePowers(code).code, code));

  test('calls a function whose name the code does not have', () =>
    assert.deepEqual(rewritePowers('__power ** __power_'), {
      code: '__power__(__power , __power_)',
      power: '__power__',
      target: '__power___target',
    }));
});
