/** Games with built-ins, values and errors: whoever evaluates is not disturbed. */
import { type Attack, bodies, sources } from './attack.ts';

export const games: readonly Attack[] = [
  ...bodies('javascript', [
    ['Object.prototype.toJSON', 'Object.prototype.toJSON = () => 1; return 1;'],
    ['Object.prototype.then', 'Object.prototype.then = (done) => done(1); return 1;'],
    ['Number.prototype.toJSON', 'Number.prototype.toJSON = () => 1; return 1;'],
    ['Symbol.toPrimitive', 'Object.prototype[Symbol.toPrimitive] = () => 1; return 1;'],
    ['the iterator of arrays', 'Array.prototype[Symbol.iterator] = function* () { yield 1; }; return 1;'],
    ['what sets typed arrays', 'Float64Array.prototype.set = () => 1; return 1;'],
    [
      'the length of typed arrays',
      `Object.defineProperty(Object.getPrototypeOf(Float64Array.prototype), 'length', { get: () => 0 }); return 1;`,
    ],
    ['Math', 'Math.cos = () => 1; return 1;'],
    ['Math itself', 'globalThis.Math = { cos: () => 1 }; return 1;'],
    ['JSON itself', 'globalThis.JSON = { stringify: () => 1 }; return 1;'],
    ['Float64Array itself', 'Float64Array = Array; return 1;'],
    ['a getter in place of a built-in', `Object.defineProperty(globalThis, 'Math', { get: () => 1 }); return 1;`],
    ['a built-in that is deleted', 'delete globalThis.Math; return 1;'],
    ['the prototype of Array', 'Object.setPrototypeOf(Array.prototype, { polluted: 1 }); return 1;'],
    ['the prototype of Object', 'Object.setPrototypeOf(Object.prototype, { polluted: 1 }); return 1;'],
    ['__proto__', '({}).__proto__.polluted = 1; return 1;'],
    ['__proto__ of an argument', 'x.__proto__.set = () => 1; return 1;'],
    ['__defineGetter__', `Object.prototype.__defineGetter__('polluted', () => 1); return 1;`],
    ['what follows promises', 'Promise.prototype.then = () => 1; return 1;'],
    ['what is called', 'Function.prototype.call = Function.prototype.apply = () => 1; return 1;'],
    ['the name of errors', 'Error.prototype.name = "OutOfMemory"; return 1;'],
    ['an argument with a length of its own', `Object.defineProperty(x, 'length', { get: () => 1e9 }); x[0] = -1; return 0;`],
    ['an argument with another prototype', 'Object.setPrototypeOf(x, null); return 0;'],
  ]),
  ...bodies(
    'javascript',
    [
      ['an argument it keeps and changes', 'if (kept) kept.fill(7); kept = x; return 0;', 'let kept;'],
      ['an argument it empties', 'x.length = 0; return 0;'],
      ['an argument it freezes', 'Object.freeze(x); return 0;'],
    ],
    { ends: ['value'], isAllowed: true },
  ),
  ...sources(
    'javascript',
    [
      [
        'a Proxy as its value',
        'function fitness() { return new Proxy({}, { get() { for (;;); }, getPrototypeOf() { throw 1; } }); }',
      ],
      [
        'a revoked Proxy as its value',
        'function fitness() { const { proxy, revoke } = Proxy.revocable([], {}); revoke(); return proxy; }',
      ],
      [
        'an object that is a number',
        'const fitness = () => ({ valueOf: () => 1, [Symbol.toPrimitive]: () => 1, toJSON: () => 1 });',
      ],
      ['a Number object', 'const fitness = () => new Number(1);'],
      ['something to wait for', 'const fitness = () => ({ then(done) { done(1); } });'],
      ['a promise', 'const fitness = async () => 1;'],
      ['a text of a hundred megabytes', `const fitness = () => 'x'.repeat(1e8);`],
      ['an array of a million', 'const fitness = () => new Float64Array(1e6);'],
      ['itself', 'const fitness = () => fitness;'],
      ['a symbol', `const fitness = () => Symbol('x');`],
      ['nothing', 'const fitness = () => {};'],
    ],
    { ends: ['bad-value'], isAllowed: true },
  ),
  ...sources(
    'javascript',
    [
      ['an error that throws', `function fitness() { throw { get message() { throw this; } }; }`],
      [
        'an error whose stack throws',
        `function fitness() { const error = new Error('x'); Object.defineProperty(error, 'stack', { get() { throw error; } }); throw error; }`,
      ],
      [
        'an error whose name is a program',
        `function fitness() { const error = new Error('x'); error.name = { toString() { throw 1; } }; throw error; }`,
      ],
      [
        'an error of another kind',
        `function fitness() { throw Object.assign(new Error('x'), { name: 'FitnessError', kind: 'infrastructure', line: -1, index: 1e9 }); }`,
      ],
      [
        'an error out of memory',
        `function fitness() { throw Object.assign(new Error('out of memory'), { name: 'OutOfMemory' }); }`,
      ],
      ['an error that names another line', `function fitness() { throw new Error('at fitness.js:999:1'); }`],
      [
        'a Proxy that answers everything',
        `function fitness() { throw new Proxy({}, { has: () => true, get: (_, key) => new Proxy(() => key, {}) }); }`,
      ],
      ['a function', 'function fitness() { throw fitness; }'],
      ['undefined', 'function fitness() { throw undefined; }'],
      ['a message of a hundred megabytes', `function fitness() { throw new Error('x'.repeat(1e8)); }`],
      [
        'a stack of a hundred megabytes',
        `function fitness() { const error = new Error('x'); error.stack = 'fitness.js:'.repeat(1e7); throw error; }`,
      ],
      ['an array of messages', `function fitness() { throw new AggregateError([new Error('x')], 'y', { cause: fitness }); }`],
    ],
    { ends: ['runtime'], isAllowed: true },
  ),
  ...sources(
    'javascript',
    [
      ['a class in place of a fitness', 'class fitness { constructor() { return 1; } }'],
      ['nothing in place of a fitness', ''],
      ['no program', '}}}}'],
      ['what it returns before it has a fitness', 'return 7;'],
    ],
    { ends: ['runtime'] },
  ),
  ...sources(
    'javascript',
    [['a getter in place of a fitness', `Object.defineProperty(globalThis, 'fitness', { get() { for (;;); } });`]],
    {
      ends: ['timeout'],
      limits: { seconds: 1 },
    },
  ),
];
