/** Ways from a realm to the process around it. */
import { type Attack, bodies, sources } from './attack.ts';

/** True where code from a text can be run in another realm than the fitness's own. */
const reaches = (object: string): string =>
  `const out = (${object}).constructor.constructor('return typeof process === "object" && process')(); return out && out.pid ? 1 : 0;`;

/** Calls `use` with what a rejected promise holds, before the fitness is called. */
const late = (use: string): string => `let got = 0; const see = (error) => { try { ${use} } catch {} };`;

export const waysOut: readonly Attack[] = [
  ...bodies('javascript', [
    ['the constructor of its own functions', reaches('fitness')],
    ['the constructor of its argument', reaches('x')],
    ['the constructor of a number', reaches('0')],
    ['the constructor of a buffer', reaches('new Float64Array(x).buffer')],
    ['the constructor of `this`', reaches('this')],
    ['the constructor of the global object', reaches('globalThis')],
    ['the constructor of generators', `return (function* () {}).constructor('yield process.pid')().next().value > 0 ? 1 : 0;`],
    [
      'the constructor of asynchronous functions',
      `let got = 0; (async function () {}).constructor('got', 'got()')(() => { got = 1; }); return got;`,
    ],
    ['the constructor of asynchronous generators', `return (async function* () {}).constructor('yield 1')() ? 1 : 0;`],
    [
      'the constructor of new.target',
      `let got = 0; new (function () { got = (() => { ${reaches('new.target')} })(); })(); return got;`,
    ],
    [
      'the constructor of new.target in a class that built-ins construct',
      `let got = 0; class A extends Array { constructor(n) { super(n); got = (() => { ${reaches('new.target')} })(); } } new A(2).map((v) => v); Array.from.call(A, x); return got;`,
    ],
    [
      'a new.target of the language',
      `const read = function () { return { of: new.target }; }; ${reaches('Reflect.construct(read, [], Map).of')}`,
    ],
    ['Reflect.construct', `return Reflect.construct(Function, ['return 1'])();`],
    ['a subclass of Function', `return new (class extends Function {})('return 1')();`],
    ['a bound Function', `return Function.bind(null, 'return 1')()();`],
    ['an indirect eval', `return (0, eval)('1');`],
    ['setTimeout with a text', `setTimeout('1', 0); return 1;`],
    ['process', 'return process.pid > 0 ? 1 : 0;'],
    ['process by a built name', `return globalThis['pro' + 'cess'].pid > 0 ? 1 : 0;`],
    ['require', `return require('fs') ? 1 : 0;`],
    ['module', 'return module.constructor._load("fs") ? 1 : 0;'],
    ['the main module', `return globalThis.process.mainModule.require('fs') ? 1 : 0;`],
    ['internal bindings', `return process.binding('fs') ? 1 : 0;`],
    ['the std module of QuickJS', 'return std.getenviron() ? 1 : 0;'],
    ['the os module of QuickJS', 'return os.readdir("/") ? 1 : 0;'],
    ['a script of QuickJS', 'return (globalThis.scriptArgs || globalThis.print || globalThis.bjson) ? 1 : 0;'],
    ['WebAssembly', 'return new WebAssembly.Memory({ initial: 1 }) ? 1 : 0;'],
    ['shared memory', 'return new SharedArrayBuffer(8) ? 1 : 0;'],
    ['Atomics', 'return Atomics.wait(new Int32Array(8), 0, 0, 1) ? 1 : 0;'],
    ['the end of objects', 'return new FinalizationRegistry(() => 0) ? 1 : 0;'],
    ['weak references', 'return new WeakRef({}) ? 1 : 0;'],
    ['another realm', 'return new ShadowRealm().evaluate("1");'],
    ['the console', 'console.log("reached"); return 1;'],
    ['who called it', 'return arguments.callee.caller ? 1 : 0;'],
    ['who called it, by name', 'return fitness.caller ? 1 : 0;'],
    ['the stack of calls', `Error.prepareStackTrace = (_, calls) => calls; return new Error().stack[1].getFunction() ? 1 : 0;`],
    [
      'the stack of calls in another Error',
      `globalThis.Error = { prepareStackTrace: (_, calls) => calls }; return typeof new TypeError('x').stack === 'object' ? 1 : 0;`,
    ],
    [
      'an Error that it defines anew',
      `Object.defineProperty(globalThis, 'Error', { get: () => ({ prepareStackTrace: (_, calls) => calls }) }); return typeof new TypeError('x').stack === 'object' ? 1 : 0;`,
    ],
    ['the length of its stack', 'Error.stackTraceLimit = Infinity; return 1;'],
    ['a file of the machine', `return import('node:fs') instanceof Promise ? 0 : 1;`],
    ['the promise of an import', reaches(`import('node:fs')`)],
    [
      'the error of an import',
      'return got;',
      `${late(reaches('error').replaceAll('return', 'got ='))} import('node:fs').catch(see);`,
    ],
    [
      'the error of an import, kept for the next call',
      'const before = got; import("node:fs").then(see, see); return before;',
      late(`got = 1; error.constructor.prototype.polluted = 1`),
    ],
    ['what follows its promises', 'return got;', `let got = 0; Promise.resolve().then(() => { got = 1; });`],
  ]),
  ...bodies(
    'javascript',
    [
      [
        'code outside of its function',
        'return typeof escaped === "function" && escaped.caller ? 1 : 0;',
        `}); var escaped = function () { return this; }; (function () {`,
      ],
    ],
    { ends: ['value', 'runtime'] },
  ),
  // Where a stack is long, each of its errors takes long to tell.
  ...bodies(
    'javascript',
    [
      [
        'the error of a full stack, from where stacks are written',
        `let got = 0; const use = (error) => { if (!(error instanceof RangeError) && !(error instanceof Error)) got = error.constructor.constructor('return process.pid')() > 0 ? 1 : 0; };
      const dive = () => { const error = new TypeError('x'); try { dive(); } catch {} try { error.stack; } catch (thrown) { try { use(thrown); } catch {} throw thrown; } };
      try { dive(); } catch {} return got;`,
      ],
      [
        'built-ins through the error of a full stack',
        `let got = 0; const dive = () => { const error = new TypeError('x'); try { dive(); } catch {} try { error.stack; } catch (thrown) {
        if (!(thrown instanceof Error)) try { Object.getPrototypeOf(Object.getPrototypeOf(thrown)).polluted = 1; got = 1; } catch {} throw thrown; } };
      try { dive(); } catch {} return got;`,
      ],
    ],
    { ends: ['value', 'timeout'], limits: { seconds: 5 } },
  ),
  ...bodies('javascript', [['with another `this`', `return (function () { return this; })() ? 1 : 0;`]], {
    ends: ['value'],
    isAllowed: true,
  }),
  ...sources(
    'javascript',
    [
      [
        'what calls a Proxy in place of its function',
        `const fitness = new Proxy(function () {}, { apply(target, self, list) {
          try { return list.constructor.constructor('return process.pid')() > 0 ? 1 : 0; } catch { return 0; } } });`,
      ],
      [
        'what asks for its function',
        `const fitness = () => 0; for (const name of ['call', 'apply', 'bind']) Object.defineProperty(fitness, name, { value: () => () => 1 });`,
      ],
    ],
    { ends: ['value'] },
  ),
  ...bodies('typescript', [
    ['process behind a type', 'return (globalThis as any).process.pid > 0 ? 1 : 0;'],
    [
      'the constructor behind types',
      `return ((x as unknown as { constructor: any }).constructor.constructor('return 1') as () => number)();`,
    ],
    ['an import behind a type', `return (import('node:fs') as any) instanceof Promise ? 0 : 1;`],
    ['a key behind a type', `const key: string = ['con', 'structor'].join(''); return (fitness as any)[key]('return 1')();`],
  ]),
];
