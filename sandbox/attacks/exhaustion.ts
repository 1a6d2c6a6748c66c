/** Fitness without an end, and fitness that takes all there is: what its limits are for. */
import { type Attack, sources } from './attack.ts';

const time = { isAllowed: true, ends: ['timeout'], limits: { seconds: 1 } } as const;
const memory = { isAllowed: true, ends: ['memory'], limits: { memoryMiB: 160, seconds: 30 } } as const;
const stack = { isAllowed: true, ends: ['runtime'] } as const;

export const exhaustion: readonly Attack[] = [
  ...sources(
    'javascript',
    [
      ['a loop', 'function fitness() { for (;;); }'],
      ['a loop while it is loaded', 'for (;;);\nfunction fitness() {}'],
      ['a loop that catches all', 'function fitness() { for (;;) try { for (;;) null.x; } catch {} finally { continue; } }'],
      ['a loop in a getter', 'const o = { get a() { for (;;); } };\nfunction fitness() { return o.a; }'],
      ['a loop in what it throws', 'function fitness() { throw { get message() { for (;;); } }; }'],
      ['a loop in a comparison', 'function fitness() { return [2, 1].sort(() => { for (;;); })[0]; }'],
      [
        'a loop in an iterator',
        'function fitness() { return [...(function* () { for (;;) if (fitness === 1) yield 1; })()].length; }',
      ],
      [
        'a search that goes back and forth',
        `function fitness() { return /^(\\w+\\s?)*$/.test('word '.repeat(30) + '!') ? 1 : 0; }`,
      ],
      ['a power of a large number', 'function fitness() { let n = 3n; for (;;) n = (n ** 9n) % (10n ** 3000n); return 0; }'],
      [
        'a text of JSON again and again',
        `function fitness() { const o = Array.from({ length: 1e4 }, () => ({ a: 1 })); for (;;) JSON.parse(JSON.stringify(o)); }`,
      ],
    ],
    time,
  ),
  ...sources(
    'javascript',
    [
      ['typed arrays', 'const kept = [];\nfunction fitness() { for (;;) kept.push(new Float64Array(1e6).fill(1)); }'],
      ['objects', 'const kept = [];\nfunction fitness() { for (;;) kept.push({ a: [1, 2, 3] }); }'],
      [
        'texts',
        `const kept = [];\nfunction fitness() { for (;;) kept.push(('x' + kept.length).repeat(1e5).split('').reverse().join('')); }`,
      ],
      ['maps', 'const kept = new Map();\nfunction fitness() { for (let k = 0; ; k++) kept.set({ k }, [k]); }'],
      ['one array that grows', 'const kept = [];\nfunction fitness() { for (;;) kept.push(0.5, 1.5); }'],
      ['closures', 'let kept = () => 0;\nfunction fitness() { for (;;) { const before = kept; kept = () => before; } }'],
    ],
    memory,
  ),
  ...sources(
    'javascript',
    [
      ['functions that call themselves', 'const again = () => again() + 1;\nfunction fitness() { return again(); }'],
      ['a getter that calls itself', 'const o = { get a() { return this.a; } };\nfunction fitness() { return o.a; }'],
      [
        'a Proxy of a Proxy',
        'let p = {};\nfor (let k = 0; k < 1e5; k++) p = new Proxy(p, {});\nfunction fitness() { return p.a; }',
      ],
      ['a comparison that sorts', 'function fitness() { return [2, 1].sort(() => fitness())[0]; }'],
      ['a replacement that replaces', `function fitness() { return 'ab'.replace(/./g, () => fitness()).length; }`],
      ['a text of JSON that is read while it is read', `function fitness() { return JSON.parse('[1]', () => fitness()); }`],
    ],
    stack,
  ),
  ...sources(
    'javascript',
    [
      ['an array without bounds', 'function fitness() { return new Float64Array(2 ** 40).length; }'],
      ['a text without bounds', `function fitness() { return 'x'.repeat(2 ** 40).length; }`],
      ['a number without bounds', 'function fitness() { return Number(2n ** (2n ** 40n)); }'],
      ['an array of the largest length', 'function fitness() { return new Array(2 ** 32 - 1).fill(0).length; }'],
      ['a nesting that is read', `function fitness() { return JSON.parse('['.repeat(1e6) + ']'.repeat(1e6)).length + 1; }`],
      [
        'a nesting that is written',
        'let nested = [];\nfor (let k = 0; k < 1e5; k++) nested = [nested];\nfunction fitness() { return JSON.stringify(nested).length; }',
      ],
      [
        'a nesting that is flattened',
        'let nested = [];\nfor (let k = 0; k < 1e5; k++) nested = [nested];\nfunction fitness() { return nested.flat(Infinity).length; }',
      ],
      ['a nesting of a pattern', `function fitness() { return new RegExp('('.repeat(1e5) + ')'.repeat(1e5)).test('') ? 0 : 2; }`],
      [
        'a nesting of text',
        `const a = [];\na[0] = a;\nlet nested = [1];\nfor (let k = 0; k < 1e5; k++) nested = [nested];\nfunction fitness() { return String(nested).length; }`,
      ],
      [
        'a thousand errors with a full stack',
        `function fitness() { const dive = () => dive() + 1; for (let k = 0; k < 1000; k++) try { dive(); } catch {} return 0; }`,
      ],
    ],
    { isAllowed: true, ends: ['value', 'runtime', 'memory', 'timeout', 'bad-value'], limits: { seconds: 5, memoryMiB: 192 } },
  ),
];
