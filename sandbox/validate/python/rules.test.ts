import assert from 'node:assert/strict';
import { ruleTitles } from './rule-titles.ts';
import { scanPython } from './scan-python.ts';

const fitness = 'def fitness(x):\n    return 0.0\n';
const before = (statement: string): string => `${statement}\n${fitness}`;
const withNumpy = (statement: string): string => `import numpy as np\n${statement}\n${fitness}`;

/** Of each rule: programs that it refuses, one for each spelling, and programs that come near to one and pass. */
const rows: Readonly<Record<string, { readonly refused: readonly string[]; readonly passing: readonly string[] }>> = {
  syntax: {
    refused: ['a = (1', 'a = 1 +', 'return 1', 'def f():\nreturn 1', 'a = "b'].map(before),
    passing: ['a = (1)', 'def f():\n return 1'].map(before),
  },
  'new-syntax': {
    refused: ['def f[T](a): pass', 'class A[T]: pass', 'type A = int', 'try:\n    pass\nexcept* ValueError:\n    pass'].map(
      before,
    ),
    passing: ['type = 1\ntype + 1', 'a = {}\na["T"] = 1', 'try:\n    pass\nexcept ValueError:\n    pass'].map(before),
  },
  'too-complex': {
    refused: [`a = ${'-'.repeat(1300)}1`, 'def f(*args: *tuple[int]): pass'].map(before),
    passing: [`a = ${'-'.repeat(300)}1`, 'match 1, *[2]:\n    case a: pass'].map(before),
  },
  encoding: {
    refused: ['# coding: utf-7', '#!a\n# -*- coding=latin-1 -*-'].map(before),
    passing: ['# coding: utf-8', '\n\n# coding: utf-7', '# encoded in utf-7'].map(before),
  },
  'no-fitness': {
    refused: ['', 'fitness = lambda x: 1', 'class A:\n    def fitness(self): return 1', 'if 1:\n    def fitness(x): return 1'],
    passing: [fitness],
  },
  'fitness-replaced': {
    refused: [
      `${fitness}fitness = 1`,
      `${fitness}for fitness in []: pass`,
      `${fitness}del fitness`,
      `${fitness}import math as fitness`,
      `${fitness}def f():\n    global fitness\n    fitness = 1`,
    ],
    passing: [`${fitness}def f():\n    fitness = 1`, `${fitness}f = fitness`],
  },
  'fitness-parameters': {
    refused: [
      'def fitness(): return 1',
      'def fitness(x, y): return 1',
      'def fitness(*x): return 1',
      'def fitness(**x): return 1',
    ],
    passing: ['def fitness(x=1): return 1', 'def fitness(x: int, /): return 1'],
  },
  'fitness-generator': {
    refused: ['def fitness(x): yield 1', 'def fitness(x):\n    a = yield', 'def fitness(x): return [(yield)]'],
    passing: ['def fitness(x):\n    def f(): yield 1\n    return f()', 'def fitness(x): return (lambda: (yield))'],
  },
  'unknown-name': {
    refused: ['a', 'def f(): a', 'b = [a for c in []]'].map(before),
    passing: ['a = 1\na', 'def f(a): a', 'b = [a for a in []]'].map(before),
  },
  'forbidden-name': {
    refused: [
      ...'exec eval compile open input breakpoint help getattr setattr delattr vars dir globals locals memoryview id super'.split(
        ' ',
      ),
      ...'type exit quit SystemExit KeyboardInterrupt GeneratorExit BaseException aiter anext copyright credits license'.split(
        ' ',
      ),
      ...['ｅｖａｌ', 'type(1, 2)', 'type(1)(2)', 'super(1, 2)', 'f"{eval}"', 'lambda a=eval: a'],
    ].map(before),
    passing: [
      'type(1)',
      'a = {}\na["eval"] = 1',
      'def f(eval): return eval',
      'class A:\n    def f(self): return super().f()',
      'evaluate = 1',
    ].map(before),
  },
  dunder: {
    refused: [
      '().__class__',
      'a = 1\na.__dict__',
      '__import__',
      '__builtins__',
      '().＿＿class＿＿',
      'def __getattr__(a): pass',
      'dict(__class__=1)',
      'class A:\n    __match_args__ = ()',
    ].map(before),
    passing: [
      'class A:\n    def __len__(self): return 1',
      'class A:\n    __slots__ = ()',
      'a = {"__class__": 1}',
      '__a = 1',
      'if __name__ == "__main__": pass',
    ].map(before),
  },
  attribute: {
    refused: [
      ...'format_map gi_frame gi_code cr_frame ag_frame tb_frame tb_next with_traceback f_back f_globals f_locals co_code func_globals mro'.split(
        ' ',
      ),
      ...'tofile dump dumps ctypes cffi capsule format'.split(' '),
    ]
      .map((name) => before(`a = 1\na.${name}`))
      .concat(
        before('try:\n    pass\nexcept AttributeError as e:\n    e.obj'),
        before('"{0.a}".format(1)'),
        before('match 1:\n    case int(mro=a): pass'),
      ),
    passing: [
      'a = 1\na.frame',
      '"{0}".format(1)',
      '"{a:>3}".format(a=1)',
      'a = 1\na.obj',
      'format = 1\nformat',
      'dumps = 1\ndumps',
    ].map(before),
  },
  import: {
    refused: [
      'import os',
      'import math, sys',
      'import numpy.lib as n',
      'from os import path',
      'from . import a',
      'from numpy import load',
      'from os import *',
      'class A:\n    import math',
    ].map(before),
    passing: [
      'import math, numpy',
      'import numpy.linalg as n',
      'from numpy import sin as s',
      'from math import *',
      'def f():\n    import math',
    ].map(before),
  },
  'module-name': {
    refused: [
      'np.load',
      'np.lib',
      'np.random.mtrand',
      'np.linalg.sys',
      '@np.load\ndef f(): pass',
      '@np.linalg.sys\ndef f(): pass',
      'match 1:\n    case np.lib: pass',
      'match 1:\n    case np.linalg.sys(): pass',
    ].map(withNumpy),
    passing: ['np.sin', 'np.linalg.norm', 'a = 1\na.load', '@np.vectorize\ndef f(): pass', 'match 1:\n    case np.pi: pass'].map(
      withNumpy,
    ),
  },
  'module-value': {
    refused: ['a = np', 'a = np.linalg', 'np["load"]', '[np]', '@np\ndef f(): pass', 'f"{np}"', 'str(np)'].map(withNumpy),
    passing: ['a = np.pi', '[np.linalg.norm]', 'def f(np): return np'].map(withNumpy),
  },
  'module-change': {
    refused: ['np.pi = 1', 'np.pi += 1', 'del np.pi', 'for np.pi in []: pass', '[np.pi] = [1]', 'np.pi[0] = 1'].map(withNumpy),
    passing: ['a = np.zeros(1)\na[np.argmin(a)] = 1', 'a = np.pi'].map(withNumpy),
  },
  'class-arguments': {
    refused: ['class A(metaclass=int): pass', 'class A(*[int]): pass', 'class A(**{}): pass'].map(before),
    passing: ['class A(int): pass', 'class A(): pass'].map(before),
  },
  with: {
    refused: ['with 1: pass', 'with 1 as a: pass', 'with (1 as a, 2 as b): pass'].map(before),
    passing: ['without = 1'].map(before),
  },
  async: {
    refused: [
      'async def f(): pass',
      'def f():\n    await 1',
      'def f():\n    async for a in []: pass',
      'def f(): [a async for a in []]',
    ].map(before),
    passing: ['asynchronous = 1', 'awaited = 1'].map(before),
  },
};

/** What comes along where newer syntax, or a name that is refused, also makes no sense as Python 3.11. */
const companions: ReadonlySet<string> = new Set(['syntax', 'unknown-name', 'too-complex']);

const rulesOf = (program: string) => [...new Set(scanPython(program).findings.map(({ rule }) => rule))];

suite('each rule of the scan of Python', () => {
  test('is tried here', () => assert.deepEqual([...Object.keys(rows), 'fitness-async'].sort(), Object.keys(ruleTitles).sort()));

  for (const [rule, { refused, passing }] of Object.entries(rows)) {
    for (const program of refused)
      test(`refuses what it is for, as ${rule}: ${JSON.stringify(program).slice(0, 80)}`, () =>
        assert.deepEqual(
          rulesOf(program).filter((found) => found === rule || !companions.has(found)),
          [rule],
        ));
    for (const program of passing)
      test(`lets pass what only comes near, as ${rule}: ${JSON.stringify(program).slice(0, 80)}`, () =>
        assert.deepEqual(rulesOf(program), []));
  }

  test('for an async fitness tells of it twice: it is async, and a fitness', () =>
    assert.deepEqual(rulesOf('async def fitness(x): return 1'), ['async', 'fitness-async']));
});
