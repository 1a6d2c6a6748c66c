import assert from 'node:assert/strict';
import { loadFitness as loadInterpreted } from './quickjs-fitness.ts';
import { loadFitness as loadRealm } from './vm-fitness.ts';

/** Both round some functions differently in the last bits. */
const tolerance = 1e-15;

const exact = [
  'Math.sqrt(Math.abs(a))',
  'Math.abs(a)',
  'Math.floor(a)',
  'Math.round(a)',
  'Math.trunc(a)',
  'a % b',
  'a ** 2',
  'Math.fround(a)',
];
const rounded = [
  ...['sin', 'cos', 'tan', 'exp', 'expm1', 'sinh', 'cosh', 'tanh', 'atan', 'asinh', 'cbrt', 'log', 'log2', 'log10', 'log1p'].map(
    (name) => `Math.${name}(Math.abs(a))`,
  ),
  ...[
    'Math.asin(a / 100)',
    'Math.acos(a / 100)',
    'Math.hypot(a, b)',
    'Math.atan2(a, b)',
    'Math.abs(a) ** b',
    'a ** 3',
    'Math.acosh(a)',
  ],
];

suite('a realm and QuickJS give the same values', () => {
  const count = 2000;
  const candidates = Float64Array.from({ length: 2 * count }, (_, k) => 100 * Math.sin(k * k) * (k % 3 === 0 ? 0.01 : 1));

  for (const expression of [...exact, ...rounded])
    test(`of ${expression}`, async () => {
      const source = `const fitness = ([a, b]) => ${expression}`;
      const [first, second] = [new Float64Array(count), new Float64Array(count)];
      loadRealm(source).evaluate(candidates, 2, first);
      (await loadInterpreted(source, 64)).evaluate(candidates, 2, second);
      const allowed = exact.includes(expression) ? 0 : tolerance;
      for (const [k, value] of first.entries())
        if (!Object.is(value, second[k])) assert.ok(Math.abs(value / second[k] - 1) <= allowed, `${value} and ${second[k]}`);
    });
});
