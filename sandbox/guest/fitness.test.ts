import assert from 'node:assert/strict';
import { inEnglish } from '../sentence.ts';
import { FitnessError } from './fitness-error.ts';
import type { Fitness } from './guest.ts';
import { OutOfMemory } from './out-of-memory.ts';
import { loadFitness as loadInterpreted } from './quickjs-fitness.ts';
import { loadFitness as loadRealm } from './vm-fitness.ts';

const ways: Record<string, (source: string) => Promise<Fitness>> = {
  'in a realm': async (source) => loadRealm(source),
  'in QuickJS': (source) => loadInterpreted(source, 64),
};

const candidates = Float64Array.of(1, 2, 3, 4, 5, 6);

async function valuesOf(load: (source: string) => Promise<Fitness>, source: string): Promise<number[]> {
  const values = new Float64Array(3);
  const fitness = await load(source);
  fitness.evaluate(candidates, 2, values);
  assert.equal(fitness.evaluateOne(candidates, 2, 2), values[1]);
  return [...values];
}

async function errorOf(load: (source: string) => Promise<Fitness>, source: string): Promise<FitnessError> {
  try {
    const values = await valuesOf(load, source);
    assert.fail(`Expected a FitnessError, got ${values}.`);
  } catch (error) {
    if (error instanceof FitnessError) return error;
    throw error;
  }
}

for (const [way, load] of Object.entries(ways))
  suite(`a fitness ${way}`, () => {
    test('is called with each candidate', async () => {
      assert.deepEqual(await valuesOf(load, 'const fitness = (x) => 10 * x[0] + x[1]'), [12, 34, 56]);
    });

    test('may return any number', async () => {
      const source = 'function fitness(x) { return x[0] === 1 ? Infinity : x[0] === 3 ? NaN : -Infinity; }';
      assert.deepEqual(await valuesOf(load, source), [Infinity, Number.NaN, -Infinity]);
    });

    for (const [returned, what] of [
      ['undefined', 'undefined'],
      ['null', 'null'],
      ['"7"', 'the string "7"'],
      ['true', 'the boolean true'],
      ['[1]', 'an array'],
      ['{}', 'an object'],
      ['3n', 'a bigint'],
      ['Promise.resolve(1)', 'a promise'],
    ])
      test(`that returns ${what} is told so`, async () => {
        const error = await errorOf(load, `function fitness(x) { return x[0] === 3 ? (${returned}) : 1; }`);
        assert.equal(error.message, `Expected fitness to return a number, got ${what}.`);
        assert.equal(`${inEnglish(error.sentence ?? '')}.`, error.message);
        assert.deepEqual([error.kind, error.index], ['bad-value', 1]);
      });

    test('that throws is told where', async () => {
      const source =
        'const limit = 4;\nfunction fitness(x) {\n  if (x[0] > limit)\n    throw new RangeError("too far");\n  return 0;\n}';
      const error = await errorOf(load, source);
      assert.deepEqual([error.kind, error.message, error.line, error.index], ['runtime', 'RangeError: too far', 4, 2]);
    });

    test('that tells of a place which cannot be is told of none', async () => {
      for (const place of ['99999999999999999999:1', '0:0'])
        assert.equal(
          (await errorOf(load, `function fitness() { throw { message: 'm', stack: 'fitness.js:${place}' }; }`)).line,
          undefined,
        );
    });

    for (const thrown of [
      '"words"',
      'null',
      '{ get message() { throw 1; } }',
      '{ message: "m", toString() { return {}; } }',
      'Symbol("s")',
    ])
      test(`may throw ${thrown}`, async () => {
        assert.equal((await errorOf(load, `function fitness() { throw (${thrown}); }`)).kind, 'runtime');
      });

    test('that throws while it is loaded is told where', async () => {
      assert.deepEqual((await errorOf(load, '\nnothing.here;\nfunction fitness() {}')).line, 2);
      const { message, sentence } = await errorOf(load, 'function other() {}');
      assert.equal(message, 'Expected a function named fitness, found none.');
      assert.equal(`${inEnglish(sentence ?? '')}.`, message);
    });

    test('is told of its mistakes one candidate at a time, too', async () => {
      const fitness = await load(
        'function fitness(x) {\n  if (x[0] === 1) return "no";\n  throw new Error("x".repeat(5000));\n}',
      );
      assert.throws(() => fitness.evaluateOne(candidates, 0, 2), { kind: 'bad-value' });
      assert.throws(() => fitness.evaluateOne(candidates, 2, 2), { kind: 'runtime', line: 3 });
    });

    test('that says it is out of memory is not', async () => {
      const error = await errorOf(load, 'function fitness() { throw new RangeError("out of memory"); }');
      assert.deepEqual([error.kind, error.message], ['runtime', 'RangeError: out of memory']);
    });

    test('cannot close the function around it', async () => {
      const source = '}); fitness = () => 1; (function () { function fitness() { return 2; }';
      assert.equal((await errorOf(load, source)).message, 'Expected a function named fitness, found none.');
    });

    test('that recurses without end is told so', async () => {
      const error = await errorOf(load, 'const again = () => again() + 1; function fitness() { return again(); }');
      assert.match(error.message, /stack/);
    });

    for (const patch of [
      'Math.cos = () => 0',
      'Array.prototype.push = () => 0',
      'Float64Array.prototype.length = 0',
      'Object.prototype.polluted = 1',
      'Object.defineProperty(Number.prototype, "toJSON", { value: 1 })',
      '(function* () {}).__proto__.prototype.next = 1',
      '[][Symbol.iterator]().__proto__.next = 1',
      'Object.setPrototypeOf(Array.prototype, null)',
    ])
      test(`cannot patch built-ins: ${patch}`, async () => {
        const error = await errorOf(load, `function fitness() { ${patch}; return 1; }`);
        assert.match(error.message, /^TypeError/);
      });

    test('is given a list as any other, of its own each time', async () => {
      const source = `const kept = [];
        function fitness(x) {
          kept.push(x);
          const [last] = x.map((value, i) => [value, i]).sort(([a], [b]) => b - a);
          return Array.isArray(x) ? Number(kept[0].concat(last).join('')) : -1;
        }`;
      assert.deepEqual(await valuesOf(load, source), [1221, 1241, 1261]);
    });

    for (const dimensions of [1, 31, 32, 33, 100])
      test(`is given all ${dimensions} numbers of a candidate`, async () => {
        const fitness = await load('const fitness = (x) => x.reduce((sum, value, i) => sum + value * (i + 1), x.length)');
        const values = new Float64Array(2);
        fitness.evaluate(new Float64Array(2 * dimensions).fill(2, dimensions), dimensions, values);
        assert.deepEqual([...values], [dimensions, dimensions + dimensions * (dimensions + 1)]);
      });

    test('cannot disturb the caller by changing or freezing x', async () => {
      const source =
        'function fitness(x) { const value = x[0]; x.fill(-1); x.push(x.shift()); x.length = 1; Object.freeze(x); return value; }';
      assert.deepEqual(await valuesOf(load, source), [1, 3, 5]);
      assert.deepEqual([...candidates], [1, 2, 3, 4, 5, 6]);
    });

    test('may give its own objects names that built-ins have', async () => {
      const source = `class Point extends Array { constructor() { super(); this.constructor = 1; this.toString = () => 'p'; } }
        Point.prototype.toString = function () { return 'point'; };
        class Bad extends Error { constructor() { super('bad'); this.name = 'Bad'; this.message = 'worse'; } }
        const record = {}; record.valueOf = () => 2; record.hasOwnProperty = 1;
        function fitness() { new Point(); const bad = new Bad(); return record.valueOf() + bad.name.length; }`;
      assert.deepEqual(await valuesOf(load, source), [5, 5, 5]);
    });

    test('finds the language and nothing else', async () => {
      const names = 'process require console setTimeout WebAssembly SharedArrayBuffer Atomics eval fetch Intl std os'.split(' ');
      const source = `const found = [${names.map((name) => `typeof ${name} !== 'undefined'`)}]; function fitness() { return found.indexOf(true); }`;
      assert.deepEqual(await valuesOf(load, source), [-1, -1, -1]);
    });
  });

suite('a fitness in QuickJS', () => {
  for (const [what, source] of [
    ['typed arrays', 'const kept = []; function fitness() { for (;;) kept.push(new Float64Array(1e5).fill(1)); }'],
    ['strings', 'const kept = []; function fitness() { for (;;) kept.push("x".repeat(1e5 + kept.length)); }'],
    ['objects', 'const kept = []; function fitness() { for (;;) kept.push({ a: [1, 2, 3] }); }'],
    [
      'everything to the last byte',
      'let k = null; function fitness() { for (let n = 1e6; n >= 1; n = n / 2) { try { for (;;) k = [k, "y".repeat(n | 0)]; } catch {} } for (;;) k = [k]; }',
    ],
    [
      'everything before it returns a text',
      'let k = null; function fitness() { for (let n = 1e6; n >= 1; n = n / 2) { try { for (;;) k = [k, "y".repeat(n | 0)]; } catch {} } return "some text that is described"; }',
    ],
    ['one array', 'function fitness() { return new Float64Array(2 ** 23).length; }'],
  ])
    test(`that fills its memory with ${what} is out of memory`, async () => {
      const fitness = await loadInterpreted(source ?? '', 32);
      assert.throws(() => fitness.evaluate(candidates, 2, new Float64Array(3)), OutOfMemory);
    });

  for (const [how, source] of [
    ['and returns a number', 'try { for (;;) kept.push(new Float64Array(1e5).fill(1)); } catch { kept.length = 0; return 42; }'],
    ['and goes on', 'for (;;) try { for (;;) kept.push([1, 2, 3]); } catch { kept.length = 0; }'],
    ['as it ends', 'for (;;) try { for (;;) kept.push([1, 2, 3]); } finally { continue; }'],
  ])
    test(`that catches what it is told when its memory is full, ${how}, is out of memory`, async () => {
      const fitness = await loadInterpreted(`const kept = []; function fitness() { ${source} }`, 32);
      assert.throws(() => fitness.evaluate(candidates, 2, new Float64Array(3)), OutOfMemory);
    });

  test('that takes the stack of the thread before that of the interpreter is told so', async () => {
    const again = 'const again = () => again() + 1; function fitness() { return again(); }';
    const fitness = await loadInterpreted(again, 64, 4 * 2 ** 20);
    assert.throws(() => fitness.evaluate(candidates, 2, new Float64Array(3)), {
      name: 'FitnessError',
      kind: 'runtime',
      message: 'Maximum call stack size exceeded',
    });
  });

  test('evaluates batches of any size in turn', async () => {
    const fitness = await loadInterpreted('const fitness = (x) => x.length', 32);
    for (const count of [1, 50, 3, 70, 2, 9, 1, 50]) {
      const values = new Float64Array(count);
      fitness.evaluate(new Float64Array(count * 7), 7, values);
      assert.deepEqual([...values], new Array(count).fill(7));
    }
  });
});
