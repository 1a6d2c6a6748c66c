import assert from 'node:assert/strict';
import { scanPython } from './scan-python.ts';

const fitness = 'def fitness(x):\n    return 0.0\n';

/** Bodies of `def fitness(x)`. */
const bodies: readonly string[] = [
  'return sum(v * v for v in x)',
  'return sum([(v - 1.) ** 2. for v in x]) + 1.e-3 + .5 + 1_000. + 0x1f + 1e5 + abs(2.j)',
  'total = 0.0\nfor i in range(len(x)):\n    total += x[i] ** 2\nreturn total',
  'total = 0\nfor i, v in enumerate(x):\n    if v < 0: continue\n    elif v > 9: break\n    else: total += i * v\nelse:\n    total += 1\nreturn total',
  'a, *b = list(x) + [1, 2]\n(c, d), e = (1, 2), 3\nreturn a + len(b) + c + d + e',
  'square = lambda v, k=2: v ** k\nreturn square(x[0])',
  'return max(map(abs, x))',
  'return min(x) if len(x) > 2 else max(x)',
  'def inner(v):\n    nonlocal count\n    count += 1\n    return v\ncount = 0\nreturn inner(x[0]) + count',
  'i = 0\nwhile i < 3:\n    i += 1\nelse:\n    i = 7\nreturn i',
  'try:\n    return 1 / x[0]\nexcept ZeroDivisionError:\n    return 1e9\nfinally:\n    pass',
  'try:\n    return float("a")\nexcept (ValueError, TypeError) as error:\n    return len(str(error))',
  'if len(x) == 0:\n    raise ValueError(f"no {len(x)!r:>{4}} values")\nreturn 0',
  'assert len(x) > 0, "empty"\nreturn 0',
  'seen = {round(v, 3) for v in x}\nnames = {str(v): v for v in x}\nreturn len(seen) + len(names)',
  'return sum(a * b for a in x for b in x if a > b if b > 0)',
  'if (n := len(x)) > 1:\n    return n\nreturn 0',
  'big = [y for v in x if (y := v * 2) > 1]\nreturn len(big) + (y if big else 0)',
  'match len(x):\n    case 0:\n        return 0\n    case 1 | 2 as n if n > 0:\n        return n\n    case _:\n        return 3',
  'match list(x):\n    case [a, *rest]:\n        return a + len(rest)\n    case {"k": v, **others}:\n        return v\n    case float(real=r):\n        return r\n    case int() | str() as c:\n        return len(str(c))\nreturn 0',
  'global counter\ncounter = 1\nreturn counter',
  'y = x[::-1][1:]; y = y[:2]\nreturn len(y)',
  'd = {}\nd["a"] = 1\ndel d["a"]\nreturn len(d)',
  '# eval("1"), __class__, open\nreturn 0',
  '"""eval(x) and __import__("os") are only words here."""\nreturn 0',
  "note = 'exec(open().read())' \"{0.__class__}\" r'\\d' '\\N{BULLET} \\' x'\nraw = b'\\N{a}'\nreturn len(note + raw.decode()) if isinstance(note, str) else 0",
  'evaluation = 1\nopened = 2\ncompile_count = 3\nreturn evaluation + opened + compile_count',
  'input = x[0]\ndir = 1\nid = 2\ntype = 3\nreturn input + dir + id + type',
  'def eval(v):\n    return v\nreturn eval(x[0])',
  'list = [1, 2]\nreturn len(list)',
  'return x[0] if not x[0] is None and x[0] not in (1, 2) else -1',
  'return ~int(x[0]) & 3 | 4 ^ 1 << 2 >> 1',
  'a = b = c = x[0]\na **= 2; b //= 2; c %= 3\nreturn a + b + c',
  'value: float = 0.0\nother: int\nother = 1\nreturn value + other',
  'return sorted(x, key=lambda v: -v)[0]',
  'zeros, ones = [list(t) for t in zip(*[(0, 1), (0, 1)])]\nreturn sum(zeros, start=0)',
  'return (\n    x[0]\n    + x[1]  # the second\n)',
  'total = x[0] + \\\n    x[1]\nreturn total',
  "text = f\"{x[0]:.3f} {{ }} {len(x)=} {x[0]!r}\" f'''{len(x)}\n'''\nreturn len(text)",
  'return float("inf")',
  'return x[0] if type(x[0]) is float else float(x[0])',
  'return len(x) if hasattr(x, "shape") else 0',
  'constructorCount = 1\nreturn constructorCount',
  'if x[0] != x[0]:\n    return 1e300\nreturn (x[0] - 1) ** 2',
  'def pairs():\n    for i in range(3):\n        yield i, i + 1\n    yield from [(1, 2)]\nreturn sum(a * b for a, b in pairs())',
  'def ping():\n    yield\n    got = yield\n    (yield)\nreturn len(list(ping()))',
  'def f(a, /, b=2, *args, c, d=4, **rest):\n    return a + b + c + d + len(args) + len(rest)\nreturn f(1, *[2, 3], c=3, **{"e": 1})',
  'return sum(len(b) for a, *b in [(1, 2)] if a) + [e for *_, e in [(1, 2)]][0] + (lambda v, /, w=1: v)(x[0])',
  'überschuss = x[0]\nreturn überschuss',
  'return 0 if ... is None else 1',
  'return int("7") if True else bytes([1])[0] + ord("a") + hash((1, 2))',
];

/** Programs in front of a fitness, or with one of their own. */
const statements: readonly string[] = [
  'import math\nA = math.pi * math.sin(1)',
  'import math as m\nA = m.sqrt(2)',
  'import math, numpy as np\nA = np.array([math.e])',
  'from math import pi, cos as cosine\nA = cosine(pi)',
  'from math import (\n    pi,\n    exp,\n)\nA = exp(pi)',
  'from math import *\nA = sin(pi)',
  'import numpy\nA = numpy.arange(3.).reshape((3, 1)).T @ numpy.ones((3, 1))',
  'import numpy as np\nrng = np.random.default_rng(1)\nA = rng.normal(size=3)',
  'import numpy as np\nA = np.linalg.norm(np.eye(3))\nB = np.fft.fft([1, 2])\nC = np.polynomial.Polynomial([1, 2])(3)',
  'import numpy.linalg as la\nA = la.norm([1, 2])',
  'import numpy.random\nA = numpy.random.rand()',
  'from numpy import array, linalg, newaxis\nA = linalg.det(array([[1]])[:, newaxis, ...][0])',
  'from numpy.linalg import norm, inv as inverse\nA = norm(inverse([[2]]))',
  'from numpy import *\nA = linalg.norm(array([1, 2]))',
  'from numpy import *\nfrom math import *\nA = erf(sin(1))',
  'from math import *\nfrom math import *\nA = erf(1)',
  'from numpy.polynomial.chebyshev import *\nfrom numpy.polynomial import *\nA = polynomial.polyval(1, [1]) + chebval(1, [1])',
  'import numpy as np\n@np.vectorize\ndef f(a): return a\nA = f([1])',
  'import numpy as np\ndef f(a: np.ndarray) -> np.float64:\n    return np.float64(a[0])',
  'import numpy as np\nA = np.zeros(3)\nA[np.argmin(A)] += 1\nA.flat[0] = 2\nB = A.data',
  'import numpy as np\nload = 1\nsave = np.clip(load, 0, 1)',
  'def f(np):\n    return np.lib\n',
  'def outer():\n    import math\n    return math.pi',
  'class Point:\n    """A helper."""\n    count = 0\n    __slots__ = ("x", "_y")\n    def __init__(self, x, y=0.):\n        self.x, self._y = x, y\n    def __add__(self, other):\n        return Point(self.x + other.x)\n    def eval(self):\n        return self.x\n    @property\n    def y(self): return self._y\n    @y.setter\n    def y(self, value): self._y = value\n    @staticmethod\n    def zero(): return Point(0)\n    @classmethod\n    def make(cls): return cls(1)\nA = (Point(1) + Point(2)).eval()',
  'class A(object):\n    def f(self): return 1\nclass B(A):\n    def __init__(self):\n        super().__init__()\n    def f(self): return super().f()\nC = B().f()',
  'class A:\n    def __init__(self): self.__hidden = 1\n    def get(self): return self.__hidden\nB = A().get()',
  'class MyError(Exception):\n    pass',
  'def cache(function):\n    known = {}\n    def wrapped(*a, **k):\n        if a not in known: known[a] = function(*a, **k)\n        return known[a]\n    return wrapped\n@cache\ndef slow(n): return n',
  'def eval(a): return a\nA = eval(1)\ndef f(a): return eval(a)',
  'input = [1, 2]\nA = input[0]',
  'def fib(n):\n    return n if n < 2 else fib(n - 1) + fib(n - 2)',
  'def even(n): return n == 0 or odd(n - 1)\ndef odd(n): return n != 0 and even(n - 1)',
  'A = [1, 2, 3]\nB = [a * b for a in A for b in A]\nC = {a for a in A}\nD = (a for a in A)',
  'A: int = 1\nB: list[float] = [1.]',
  '# -*- coding: utf-8 -*-\nA = 1',
  'A = 1; B = 2;',
  'A = "é🙂"\r\nif A: \\\r\n    B = 2\r\n',
  'try:\n    A = 1\nexcept:\n    A = 2\n',
  'if True:\n\tA = 1\n\n# less\n\n\tB = 2\n',
  'A = {"format": 1, "__class__": 2}["format"]',
  'A = {}\nB = (1, 2)\nC = A[*B] + A[1, *B]',
  'A = max(1, b := 2)\nC = b',
  'A = 1 if 2 else lambda: 3',
  'def match(a): return a\nB = 1\nmatch(f"{B}")',
  'class A:\n    @staticmethod\n    def __len__(): return 1',
  'if True:\n    \\\n        A = 1\n    B = 2\n',
  "A = f\"{1 = }{'''a'''}\"",
  'class A: pass\nB = A()\nC = [0 for B.c in [1]]',
  'import numpy as np\nmatch 1:\n    case np.linalg.LinAlgError(): pass',
  'import numpy as np\n@np.linalg.norm\ndef f(a): return a',
  'class A:\n    obj = 1\nB = A().obj',
  'A = "%s %d" % ("a", 1)\nB = "a".join(["b"]).upper()',
];

const allows = (program: string) => assert.deepEqual(scanPython(program).findings, []);

suite('a Python program that is allowed', () => {
  for (const body of bodies) {
    test(JSON.stringify(body), () => allows(`counter = 0\ndef fitness(x):\n${body.replace(/^(?!\s*\n'''|$)/gm, '    ')}\n`));
  }
  for (const statement of statements) test(JSON.stringify(statement), () => allows(`${statement}\n${fitness}`));
  for (const own of [
    'def fitness(x): return 0',
    'def fitness(x: list[float]) -> float:\n    return 0',
    'def fitness(x, /): return 0',
    'def fitness(x=None): return 0',
    'def half(f):\n    return lambda x: f(x) / 2\n@half\ndef fitness(x): return 1',
    'def fitness(candidate):\n    return helper(candidate)\n\ndef helper(c):\n    return c[0]',
  ]) {
    test(JSON.stringify(own), () => allows(own));
  }
  for (const last of ['  ', '    ', '        ', '\t', '  \f ', '    \n  \n      ', '      # done', '\n   \t']) {
    test(`whose last line is ${JSON.stringify(last)}`, () => {
      allows(`def fitness(x):\n    if x[0] > 0:\n        return 1\n    return 0\n${last}`);
      allows(`def fitness(x):\n    match x[0]:\n        case 1:\n            return 1\n${last}`);
    });
  }
});
