import assert from 'node:assert/strict';
import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import fc from 'fast-check';
import { calls } from './agreement-calls.ts';
import { functions } from './agreement-language.ts';
import { programs } from './agreement-programs.ts';
import { textOf } from './agreement-text.ts';
import { loadFitness as loadInterpreted } from './quickjs-fitness.ts';
import { loadFitness as loadRealm } from './vm-fitness.ts';

const unary = [
  ...['abs', 'acos', 'acosh', 'asin', 'asinh', 'atan', 'atanh', 'cbrt', 'ceil', 'clz32', 'cos', 'cosh', 'exp', 'expm1', 'floor'],
  ...['fround', 'f16round', 'log', 'log10', 'log1p', 'log2', 'round', 'sign', 'sin', 'sinh', 'sqrt', 'tan', 'tanh', 'trunc'],
].map((name) => `Math.${name}(a)`);
const expressions = [
  ...unary,
  ...['Math.atan2(a, b)', 'Math.hypot(a, b)', 'Math.hypot(a, b, 3)', 'Math.pow(a, b)', 'Math.imul(a, b)', 'Math.max(a, b)'],
  ...['a ** b', 'a ** 2', 'a ** 3', 'a ** -1', '10 ** Math.round(b)', 'a % b', 'a | 0', 'a >>> 0', 'a << b', '+String(a)'],
  ...['+a.toPrecision(9)', 'a.toString(7).length', 'parseFloat(a.toExponential(4))'],
];

const notable = [
  ...[
    0,
    0.1,
    0.25,
    0.5,
    1 / 3,
    1,
    1 - 2 ** -53,
    1 + 2 ** -52,
    2,
    3,
    10,
    20,
    22,
    512,
    511.9,
    709.78,
    710,
    745.1,
    1023.9,
    1024,
    1075,
  ],
  ...[
    Math.PI / 4,
    Math.PI / 2,
    1.5 * Math.PI,
    2 * Math.PI,
    5e-324,
    2 ** -1022,
    2 ** -54,
    2 ** -27,
    2 ** 31,
    2 ** 53,
    1e22,
    1e300,
  ],
  ...[Number.MAX_VALUE, Infinity],
].flatMap((value) => [value, -value]);

suite('a realm and QuickJS give the same values, to the last bit,', () => {
  const candidates = Float64Array.from([...pairsOfNotable(), ...pairsOfAnyBits(20_000), ...usualPairs(20_000)]);
  const count = candidates.length / 2;

  for (const expression of expressions)
    test(`of ${expression}`, async () => {
      const source = `const fitness = ([a, b]) => ${expression}`;
      const [first, second] = [new Float64Array(count), new Float64Array(count)];
      loadRealm(source).evaluate(candidates, 2, first);
      (await loadInterpreted(source, 64)).evaluate(candidates, 2, second);
      for (const [k, value] of first.entries())
        if (!Object.is(value, second[k])) assert.fail(`${value} and ${second[k]} at ${candidates.slice(2 * k, 2 * k + 2)}`);
    });

  test('of formulas made at random', async () => {
    const formula = fc.letrec((tie) => ({
      leaf: fc.constantFrom('a', 'b', '2', '0.5', 'Math.PI', '-3', '1e3'),
      node: fc.oneof(
        { maxDepth: 5 },
        tie('leaf'),
        fc.tuple(fc.constantFrom(...unary), tie('node')).map(([call, of]) => call.replace('(a)', () => `(${of})`)),
        fc
          .tuple(fc.constantFrom('+', '-', '*', '/', '**', '%'), tie('node'), tie('node'))
          .map(([operator, left, right]) => `((${left}) ${operator} (${right}))`),
      ),
    })).node;
    const formulas = fc.sample(formula, { numRuns: 1500, seed: 4 });
    const source = `const all = [${formulas.map((text) => `(a, b) => ${text}`)}]; const fitness = ([k, a, b]) => all[k](a, b)`;
    const points = Float64Array.from(formulas.flatMap((_, k) => [k, 1.7 + k, -0.3, k, -4.2, 2.5, k, 0.01, k / 7].map(Number)));
    const [first, second] = [new Float64Array(points.length / 3), new Float64Array(points.length / 3)];
    loadRealm(source).evaluate(points, 3, first);
    (await loadInterpreted(source, 128)).evaluate(points, 3, second);
    for (const [k, value] of first.entries())
      assert.ok(Object.is(value, second[k]), `${value} and ${second[k]} of ${formulas[(k / 3) | 0]}`);
  });
});

suite('a realm and QuickJS agree', () => {
  for (const [subject, texts] of Object.entries(programs))
    test(`on ${subject}`, () =>
      agree(
        texts.map((text) => `return (${text});`),
        texts,
      ));
  test('on the language', () => agree(functions, functions));
  for (const seed of [1, 2, 3])
    test(`on calls of built-in functions made at random, by the seed ${seed}`, () => {
      const made = [...new Set(calls(seed, 3000))];
      return agree(
        // What a built-in function is as a text differs in its spaces.
        made.map((text) => `const given = (${text}); return typeof given === 'function' ? 'a function' : given;`),
        made,
      );
    });
  test('on what is built in, and nothing else is', async () => {
    const [realm, interpreted] = await both(`return [${inventory}].join()`);
    assert.deepEqual(realm?.split(','), interpreted?.split(','));
  });
});

/** Runs bodies of functions, and compares what they give or the kind of error they end with. */
async function agree(bodies: readonly string[], titles: readonly string[]): Promise<void> {
  const [realm, interpreted] = await both(`
    const show = (v) => typeof v === 'symbol' ? String(v) : Array.isArray(v) ? '[' + v.map(show).join() + ']'
      : typeof v === 'object' && v !== null && !(v instanceof Date) ? JSON.stringify(v) : Object.is(v, -0) ? '-0' : String(v);
    const run = (f) => { try { return show(f()); } catch (e) { return 'throws ' + (e instanceof Error ? e.name : show(e)); } };
    return [${bodies.map((body) => `function () { ${body} }`)}].map(run).join('\\u0001')`);
  const [first, second] = [realm?.split('\u0001'), interpreted?.split('\u0001')];
  for (const [k, title] of titles.entries()) assert.equal(second?.[k], first?.[k], title);
}

/** The text that a function body gives in both. */
async function both(body: string): Promise<string[]> {
  const source = `const text = (function () { ${body} })(); const fitness = ([k]) => (k < 0 ? text.length : text.charCodeAt(k))`;
  return [textOf(loadRealm(source)), await interpretedText(source)];
}

/** In a thread with a stack as a guest has it: recursion takes more of it there than a main thread has. */
async function interpretedText(source: string): Promise<string> {
  const thread = new Worker(new URL('./agreement-thread.ts', import.meta.url), {
    workerData: { source },
    resourceLimits: { stackSizeMb: 16 },
  });
  const [text] = await once(thread, 'message');
  await thread.terminate();
  return text;
}

/** Every object that can be reached, with its properties and what they are. */
const inventory = `...(() => {
  const found = [], seen = new Set(), open = [[globalThis, 'global'], ...[function* () {}, async function () {}, async function* () {}, [].values(),
    new Map().keys(), new Set().keys(), ''[Symbol.iterator](), ''.matchAll(/a/g), [].values().map(() => 0), Iterator.from({ next() {} })]
    .map((odd, k) => [Reflect.getPrototypeOf(odd), 'odd ' + k])];
  for (let next = open.shift(); next; next = open.shift()) {
    const [owner, path] = next;
    if (owner === null || (typeof owner !== 'object' && typeof owner !== 'function') || seen.has(owner)) continue;
    seen.add(owner);
    open.push([Reflect.getPrototypeOf(owner), path + '.__proto__']);
    for (const key of Reflect.ownKeys(owner).sort((a, b) => (String(a) < String(b) ? -1 : 1))) {
      const { value, get, set } = Reflect.getOwnPropertyDescriptor(owner, key);
      found.push(path + '.' + String(key) + ' ' + typeof value + (get ? ' get' : '') + (set ? ' set' : '') + (typeof value === 'function' ? value.length : ''));
      open.push([value, path + '.' + String(key)]);
    }
  }
  return found.sort();
})()`;

function pairsOfNotable(): number[] {
  return notable.flatMap((a) => notable.flatMap((b) => [a, b]));
}

function pairsOfAnyBits(count: number): number[] {
  const words = Uint32Array.from(fc.sample(fc.integer(), { numRuns: 4 * count, seed: 1 }));
  return [...new Float64Array(words.buffer)];
}

function usualPairs(count: number): number[] {
  return fc
    .sample(fc.double({ min: -800, max: 800, noNaN: true }), { numRuns: count, seed: 2 })
    .flatMap((a, k) => [a, (k % 81) / 2 - 20]);
}
